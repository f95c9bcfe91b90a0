"""The two questions that the kiosk asks: before what speaks of violence, and when nobody seems to be there."""

from typing import Any

from kivy.clock import Clock, ClockEvent
from kivy.input import MotionEvent
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.content.model import Advisory, Timeline
from kiosk.design import advisories
from kiosk.design.advisories import Whole
from kiosk.i18n.numbers import format_number
from kiosk.settings.installation import LEAST_WARNING_S
from kiosk.ui import kv
from kiosk.ui.layers.sheets import LayerBase
from kiosk.ui.widgets.shapes import Ring  # noqa: F401  (loads what the .kv uses)
from kiosk.visit.events import AdvisoryAccepted, AdvisoryDeclined, StartOverChosen, Touched

FRAME_S = 0.25


class AdvisoryLayer(LayerBase):
    """Says what is to come, and asks."""

    exhibit = ObjectProperty(None)
    item = StringProperty("")
    """The panel or card that was asked for."""
    inset = NumericProperty(64)
    """Between the card's edge and its words, in pixels of the 1080p design; less where there is little room."""

    def heading(self, words: Any) -> str:
        """Write what speaks of it: the whole exhibit, or the panel or card that was asked for."""
        return advisories.heading(self._kind(), self._whole(), words)

    def explanation(self, words: Any) -> str:
        """Write what is described there."""
        return advisories.explanation(self._kind(), self._whole(), words)

    def accept(self) -> None:
        """Report that the visitor goes on."""
        self.ui.send(AdvisoryAccepted())

    def close(self, *_: Any) -> None:
        """Report that the visitor goes back."""
        self.ui.send(AdvisoryDeclined())

    def _whole(self) -> Whole:
        if self.exhibit is None or self.exhibit.advisory:
            return Whole.EXHIBIT
        return Whole.CARD if isinstance(self.exhibit, Timeline) else Whole.PANEL

    def _kind(self) -> Advisory:
        if self.exhibit is None:
            return Advisory.MASS_VIOLENCE
        parts = self.exhibit.cards if isinstance(self.exhibit, Timeline) else self.exhibit.panels
        asked = (part.advisory for part in parts if part.id == self.item)
        return self.exhibit.advisory or next(asked, None) or Advisory.MASS_VIOLENCE


class WarningLayer(LayerBase):
    """Counts down to the reset. Any touch anywhere keeps the visitor; only "start over" does not."""

    left_s = NumericProperty(LEAST_WARNING_S)
    whole_s = NumericProperty(LEAST_WARNING_S)
    countdown = ObjectProperty(None)
    """Gives the seconds that are left."""

    def __init__(self, **kwargs: Any) -> None:
        """Count from what is left now."""
        self._counting: ClockEvent | None = None
        super().__init__(**kwargs)
        self._count()

    def enter(self) -> None:
        """Begin to count."""
        self._counting = Clock.schedule_interval(self._count, FRAME_S)

    def leave(self) -> None:
        """Stop counting."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def digits(self, left_s: float, language: str) -> str:
        """Write the seconds that are left."""
        return format_number(int(left_s + 0.999), language)

    def start_over(self) -> None:
        """Report that the visitor has left."""
        self.ui.send(StartOverChosen())

    def keep(self) -> None:
        """Report that the visitor is there."""
        self.ui.send(Touched())

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Keep the visitor at the first contact, wherever it is, save on the button that ends the visit."""
        if self.ids.leave.collide_point(*touch.pos):
            return bool(super().on_touch_down(touch))
        self.keep()
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Keep the visitor whose finger slid off that button."""
        ended = bool(super().on_touch_up(touch))
        if touch.grab_current is None and not self.ids.leave.collide_point(*touch.pos):
            self.keep()
        return ended

    def close(self, *_: Any) -> None:
        """Take a touch outside of the card for what it is: somebody is there."""

    def _count(self, *_: Any) -> None:
        self.left_s = self.countdown()


kv.load(__file__)
