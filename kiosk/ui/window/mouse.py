"""The mouse: its first button is one finger, its wheel a contact that lifts at once.

In Kivy's provider every button is a finger. It loses the one that is held when another button or the wheel is used:
that finger never lifts, and the next press near it is mistaken for it. To be imported after Kivy is prepared, before
its input starts.
"""

from typing import Any

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.input.factory import MotionEventFactory
from kivy.input.providers.mouse import MouseMotionEvent, MouseMotionEventProvider

from kiosk.ui.window.touch_filter import STILL_S

_FIRST = "left"
_WHEEL = "scroll"


class Mouse(MouseMotionEventProvider):
    """A mouse with at most one finger on the screen; a new press ends the contact of a broken button."""

    current_drag: Any
    """The finger on the screen, None for none."""

    def test_activity(self) -> bool:
        """Return whether a touch screen is being touched: mouse events are then an echo of the finger."""
        now = Clock.get_time()
        fingers = (one for one in EventLoop.touches if not isinstance(one, MouseMotionEvent))
        return any(now - finger.time_update < STILL_S for finger in fingers)

    def on_mouse_press(self, win: Any, x: float, y: float, button: str, modifiers: Any) -> None:
        """Begin a contact when the first button is pressed, or for a step of the wheel."""
        wheel = button.startswith(_WHEEL)
        if not (wheel or button == _FIRST) or self.test_activity():
            return
        held = self.current_drag
        if held is not None and not wheel:
            held.ud.update(refused=True, moved=True)
            self.remove_touch(win, held)
        across, up = win.to_normalized_pos(x, y)
        touch = self.create_touch(win, across, 1.0 - up, False, False, button)
        if wheel:
            self.remove_touch(win, touch)
            self.current_drag = held

    def on_mouse_motion(self, win: Any, x: float, y: float, modifiers: Any) -> None:
        """Move the contact."""
        super().on_mouse_motion(win, x, y, ())

    def on_mouse_release(self, win: Any, x: float, y: float, button: str, modifiers: Any) -> None:
        """End the contact when the first button is released."""
        if button == _FIRST and self.current_drag is not None:
            self.remove_touch(win, self.current_drag)
            self.current_drag = None


MotionEventFactory.register("mouse", Mouse)
