"""Teardown of widgets that have left the screen, so that they release their resources before garbage collection."""

from kivy.lang import Builder
from kivy.uix.widget import Widget

from kiosk.ui.widgets.film_picture import FilmPicture
from kiosk.ui.widgets.picture import Picture
from kiosk.ui.widgets.text import Text


def tear_down(widget: Widget) -> None:
    """Unbind the .kv rules of a widget that has left the screen and of its descendants, and clear their canvases."""
    for each in widget.walk(restrict=True):
        Builder.unbind_widget(each.uid)
        each.canvas.clear()
        if each.canvas.has_before:
            each.canvas.before.clear()
        if each.canvas.has_after:
            each.canvas.after.clear()
        if isinstance(each, Picture | FilmPicture | Text):
            each.release()
