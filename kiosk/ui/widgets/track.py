"""A slider: the progress of a film, the volume."""

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.i18n.numbers import format_percent
from kiosk.ui import kv
from kiosk.ui.access.items import Accessible, AccessItem, ItemKind, box_of

KEY_STEP = 0.1
"""Change of the value by one key press."""


class Track(Accessible, Widget):
    """A value from 0 to 1 along the reading direction; it can be touched or dragged."""

    ui = ObjectProperty(None)
    value = NumericProperty(0.0)
    thickness = NumericProperty(16)
    knob = BooleanProperty(True)
    colour = StringProperty("gold")
    held = BooleanProperty(False)
    spoken = StringProperty("")

    __events__ = ("on_chosen",)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Start a drag."""
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        touch.ud["exclusive"] = True
        self.held = True
        self.value = self._at(touch.x)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Follow the finger."""
        if touch.grab_current is not self:
            return False
        self.value = self._at(touch.x)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Dispatch the value at which the finger was lifted."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.held = False
        self.dispatch("on_chosen", self._at(touch.x))
        return True

    def on_chosen(self, value: float) -> None:
        """Report a chosen value."""

    def items(self) -> list[AccessItem]:
        """Return this slider."""
        value = format_percent(round(self.value, 2), self.ui.language)
        return [
            AccessItem(
                self, ItemKind.SLIDER, self.spoken, self.ui.language, box_of(self), value=value, adjust=self.adjust
            )
        ]

    def adjust(self, by: int) -> None:
        """Report a value one step larger (1) or smaller (-1)."""
        self.dispatch("on_chosen", min(1.0, max(0.0, round(self.value + by * KEY_STEP, 2))))

    def _at(self, x: float) -> float:
        share = min(1.0, max(0.0, (x - self.x) / max(1.0, self.width)))
        return float(1.0 - share if self.ui.rtl else share)


kv.load(__file__)
