"""A mixin that turns touches into taps."""

from typing import Any

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.ui.access.front import words_in
from kiosk.ui.access.items import Accessible, AccessItem, ItemKind, box_of
from kiosk.ui.window.touch_filter import SLOP_MM

BOUNCE_S = 0.06
"""A second contact within this time is a bounce of the same finger (debounce)."""


class Tap(Accessible):
    """Mixed into a widget: `on_tap` once, on lift, when the finger has stayed; `pressed` from the first frame.

    Widgets that are not `enabled` swallow touches without effect.
    """

    pressed = BooleanProperty(False)
    ui = ObjectProperty(None)
    enabled = BooleanProperty(True)
    chosen = BooleanProperty(False)
    """Whether it is the selected one of several."""

    __events__ = ("on_tap",)
    _last_tap_s = -1.0

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Show at once that the touch was registered."""
        if not self.collide_point(*touch.pos) or self.opacity == 0:  # type: ignore[attr-defined]
            return False
        if self.enabled and not touch.is_mouse_scrolling:
            touch.grab(self)
            self.pressed = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Cancel the tap when the finger moves away."""
        if touch.grab_current is self and self._moved(touch):
            touch.ungrab(self)
            self.pressed = False
        return False

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Dispatch a tap, unless the finger has moved or bounced."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.pressed = False
        now = Clock.get_time()
        if self._moved(touch) or touch.ud.get("moved") or now - Tap._last_tap_s < BOUNCE_S:
            return True
        Tap._last_tap_s = now
        self.dispatch("on_tap")
        return True

    def on_tap(self) -> None:
        """Report a tap."""

    def spoken_name(self) -> str:
        """Return the accessible name of this control: its visible text."""
        return words_in(self)

    def short_name(self) -> str:
        """Return a shorter name for narrow places; "" if there is none."""
        return ""

    def is_chosen(self) -> bool:
        """Return whether it is the selected one of several."""
        return bool(self.chosen)

    def spoken_language(self) -> str:
        """Return the language in which its name is read out."""
        return str(self.ui.language)

    def items(self) -> list[AccessItem]:
        """Return itself, as a button."""
        widget: Any = self
        return [
            AccessItem(
                widget,
                ItemKind.BUTTON,
                self.spoken_name(),
                self.spoken_language(),
                box_of(widget),
                label=self.short_name(),
                chosen=self.is_chosen(),
                enabled=bool(self.enabled),
                act=lambda: widget.dispatch("on_tap"),
            )
        ]

    def _moved(self, touch: MotionEvent) -> bool:
        across, up = touch.x - touch.ox, touch.y - touch.oy
        return bool(across * across + up * up > (SLOP_MM * self.ui.mm) ** 2)
