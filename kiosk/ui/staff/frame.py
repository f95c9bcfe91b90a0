"""What all screens of staff have in common: a title, a way back, and the look of a card with facts."""

from typing import Any

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui import kv
from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.button import Pill  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.scroller import Scroller  # noqa: F401
from kiosk.ui.widgets.shapes import Ground  # noqa: F401
from kiosk.ui.window.keys import Key
from kiosk.visit import StaffPage
from kiosk.visit.events import StaffLeft, StaffPageOpened


class StaffScreen(ScreenBase):
    """A screen that staff see; it has the whole window."""

    fills_window = True

    def open(self, page: str) -> None:
        """Report that another page was asked for."""
        self.ui.send(StaffPageOpened(StaffPage(page)))

    def back(self) -> None:
        """Report that staff are done with this page."""
        self.open(StaffPage.SUMMARY)

    def done(self) -> None:
        """Report that staff are done."""
        self.ui.send(StaffLeft())

    def press(self, key: Key) -> bool:
        """Go back at Escape."""
        if key is not Key.ESCAPE:
            return False
        self.back()
        return True


class StaffPanel(StaffScreen):
    """A title and a way back above something that scrolls."""

    title = StringProperty("")

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Take the frame's own parts first, then what it is the frame of."""
        if "scroller" in self.ids and self.ids.scroller.content is None and widget is not self.ids.scroller.__self__:
            self.ids.scroller.add_widget(widget)
        else:
            super().add_widget(widget, *args, **kwargs)


class StaffCard(Column):
    """Facts or controls that belong together, under a heading."""

    ui = ObjectProperty(None)
    heading = StringProperty("")


class FactRow(FloatLayout):
    """What it is, and how it is."""

    ui = ObjectProperty(None)
    name = StringProperty("")
    value = StringProperty("")
    colour = StringProperty("paper")


kv.load(__file__)
