"""The kiosk's two questions: the content advisory, and the warning before a reset for inactivity."""

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
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.widgets.box import Column  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.button import Pill  # noqa: F401
from kiosk.ui.widgets.scroller import Scroller  # noqa: F401
from kiosk.ui.widgets.shapes import Ground, Ring  # noqa: F401
from kiosk.visit.events import AdvisoryAccepted, AdvisoryDeclined, StartOverChosen, Touched

FRAME_S = 0.25


class AdvisoryLayer(LayerBase):
    """The content advisory before an exhibit, a panel or a card."""

    exhibit = ObjectProperty(None)
    item = StringProperty("")
    """The panel or card that was chosen."""
    inset = NumericProperty(64)
    """Pixels of the 1080p design between the card's edge and its text; fewer where there is little room."""

    def heading(self, words: Any) -> str:
        """Return the heading, which names the exhibit, the panel or the card as the whole that has the advisory."""
        return advisories.heading(self._kind(), self._whole(), words)

    def explanation(self, words: Any) -> str:
        """Return what is described there."""
        return advisories.explanation(self._kind(), self._whole(), words)

    def accept(self) -> None:
        """Report that the visitor continues."""
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
    """Counts down to the reset. Any touch continues the visit, but for "Start over"."""

    left_s = NumericProperty(LEAST_WARNING_S)
    whole_s = NumericProperty(LEAST_WARNING_S)
    countdown = ObjectProperty(None)
    """Returns the seconds that are left."""

    def __init__(self, **kwargs: Any) -> None:
        """Start with the seconds that are left now."""
        self._counting: ClockEvent | None = None
        super().__init__(**kwargs)
        self._count()

    def enter(self) -> None:
        """Start counting."""
        self._counting = Clock.schedule_interval(self._count, FRAME_S)

    def leave(self) -> None:
        """Stop counting."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def digits(self, left_s: float, language: str) -> str:
        """Return the seconds that are left, in the digits of the language."""
        return format_number(int(left_s + 0.999), language)

    def start_over(self) -> None:
        """Report that the visit is over."""
        self.ui.send(StartOverChosen())

    def keep(self) -> None:
        """Report that the visitor is still there."""
        self.ui.send(Touched())

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Continue the visit at any touch, but on the button that ends it."""
        if self.ids.leave.collide_point(*touch.pos):
            return bool(super().on_touch_down(touch))
        self.keep()
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Continue the visit if the finger has slid off that button."""
        ended = bool(super().on_touch_up(touch))
        if touch.grab_current is None and not self.ids.leave.collide_point(*touch.pos):
            self.keep()
        return ended

    def close(self, *_: Any) -> None:
        """Do nothing: a touch outside of the card has already continued the visit."""

    def _count(self, *_: Any) -> None:
        self.left_s = self.countdown()


kv.load(__file__)
