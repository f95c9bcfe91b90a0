"""What has left the screen neither listens nor holds pictures, however long Python takes to collect it."""

from kivy.lang import Builder
from kivy.uix.widget import Widget

from kiosk.ui.widgets.film_picture import FilmPicture
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.text import Text


def tear_down(widget: Widget) -> None:
    """Cut a widget that has left the screen for good, and all within it, from what its .kv listens to and draws."""
    for each in widget.walk(restrict=True):
        Builder.unbind_widget(each.uid)
        each.canvas.clear()
        if each.canvas.has_before:
            each.canvas.before.clear()
        if each.canvas.has_after:
            each.canvas.after.clear()
        if isinstance(each, Picture | FilmPicture | Text):
            each.release()
