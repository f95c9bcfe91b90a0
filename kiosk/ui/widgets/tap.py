"""The one way a touch becomes a tap."""

from typing import Any

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.ui.access.front import words_in
from kiosk.ui.access.items import AccessItem, ItemKind, box_of
from kiosk.ui.window.touch_filter import SLOP_MM

BOUNCE_S = 0.06
"""A second contact of the same finger arrives within this time."""


class Tap:
    """Mixed into a widget: `on_tap` once, on lift, when the finger has stayed; `pressed` from the first frame.

    `disabled` widgets let touches through to nothing: they swallow them in silence.
    """

    pressed = BooleanProperty(False)
    ui = ObjectProperty(None)
    enabled = BooleanProperty(True)

    __events__ = ("on_tap",)
    _last_tap_s = -1.0

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Show at once that the touch was felt."""
        if not self.collide_point(*touch.pos) or self.opacity == 0:  # type: ignore[attr-defined]
            return False
        if self.enabled and not touch.is_mouse_scrolling:
            touch.grab(self)
            self.pressed = True
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Return up when the finger wanders."""
        if touch.grab_current is self and self._moved(touch):
            touch.ungrab(self)
            self.pressed = False
        return False

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Tap, unless the finger has moved or only bounced."""
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
        """Return what a listener hears for this control: the words that are on it."""
        return words_in(self)

    def short_name(self) -> str:
        """Return its name where there is little room; "" where that is the same."""
        return ""

    def stands(self) -> bool:
        """Return whether it is the chosen one of several."""
        return any(getattr(self, name, False) for name in ("chosen", "selected"))

    def items(self) -> list[AccessItem]:
        """Return itself, as a button."""
        widget: Any = self
        language = getattr(widget, "language", "") or self.ui.language
        return [
            AccessItem(
                widget,
                ItemKind.BUTTON,
                self.spoken_name(),
                language,
                box_of(widget),
                label=self.short_name(),
                chosen=self.stands(),
                enabled=bool(self.enabled),
                act=lambda: widget.dispatch("on_tap"),
            )
        ]

    def _moved(self, touch: MotionEvent) -> bool:
        across, up = touch.x - touch.ox, touch.y - touch.oy
        return bool(across * across + up * up > (SLOP_MM * self.ui.mm) ** 2)
