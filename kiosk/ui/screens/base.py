"""The base class of all screens: what the root asks of a screen, with defaults."""

from typing import Any

from kivy.properties import ListProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.content.model import PanelSet, Timeline
from kiosk.ui import kv
from kiosk.ui.window.keys import Key
from kiosk.visit.events import StepTaken


class ScreenBase(FloatLayout):
    """A screen: it lies behind the bar, the layer and the warning."""

    ui = ObjectProperty(None)
    exhibit: PanelSet | Timeline | None = ObjectProperty(None, allownone=True)
    """The exhibit that is shown, None where the screen shows no single one."""
    count = NumericProperty(0)
    """Panels, cards or pages that Next and Previous go through; the bar has both buttons where there are several."""
    at = NumericProperty(0)
    """Which of them is shown, from 0; below 0 before the first one is."""
    extras = ListProperty([])
    """Controls that the bar shows for this screen."""
    fills_window: bool = False
    """Whether it has the whole window, without the bar."""
    overview: bool = False
    """Whether the bar offers an overview of all panels."""
    follows_language: bool = True
    """Whether Next points to where the language's reading direction goes; else it always points to the right."""

    @property
    def narration(self) -> str | None:
        """The recording of what is shown, "" where there is none; None where a listener hears the controls too."""
        return None

    @property
    def position(self) -> Any:
        """Where the visitor is in it, beside the scrolling of its texts; None where there is nothing more to keep."""
        return None

    def enter(self) -> None:
        """Start what moves or repeats; called when the screen has been added."""

    def leave(self) -> None:
        """Stop what `enter` or `show` started; called when the screen has been removed."""

    def show(self, item: str | None) -> None:
        """Show one item of the exhibit."""

    def hold(self, *, held: bool) -> None:
        """Stop changing by itself while a question is asked, or continue."""

    def return_to(self, position: Any) -> None:
        """Show again what `position` of an earlier screen of the same kind described."""

    def step(self, by: int) -> None:
        """Go on by one (1) or back by one (-1)."""
        self.ui.send(StepTaken(by))

    def press(self, key: Key) -> bool:
        """Handle a key, and return whether the screen has a use for it."""
        return False


kv.load(__file__)
