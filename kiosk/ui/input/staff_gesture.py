"""Recognises the staff's gesture among all touches, without taking any of them."""

import logging
from collections.abc import Callable

from kivy.input import MotionEvent

from kiosk.operations.staff.gesture import StaffGesture, in_corner
from kiosk.ui.env import Env
from kiosk.visit.events import StaffGestureMade

MOUSE = "mouse"
_log = logging.getLogger(__name__)


class StaffGestureInput:
    """Follows all touches, and reports the gesture where a PIN is set."""

    def __init__(self, ui: Env, clock: Callable[[], float]) -> None:
        """Take a clock in seconds."""
        self._ui, self._clock = ui, clock
        self._gesture = StaffGesture()
        self._mice: dict[int, MotionEvent] = {}

    def down(self, touch: MotionEvent, size: tuple[float, float]) -> None:
        """Take the start of a touch, on a screen of a size in pixels."""
        for uid, mouse in list(self._mice.items()):
            # Known only now: the touch screen reports this finger as a mouse too, and the mouse came first.
            if mouse.ud.get("refused"):
                self._gesture.spoil(uid)
                del self._mice[uid]
        if touch.device == MOUSE:
            if touch.ud.get("refused"):
                return
            self._mice[touch.uid] = touch
        self._gesture.down(touch.uid, inside=self._inside(touch, size), now_s=self._clock())

    def move(self, touch: MotionEvent, size: tuple[float, float]) -> None:
        """Take a move of a touch."""
        self._gesture.move(touch.uid, inside=self._inside(touch, size), now_s=self._clock())

    def up(self, touch: MotionEvent) -> bool:
        """Take the end of a touch, and return whether it completes the gesture."""
        self._mice.pop(touch.uid, None)
        return self._gesture.up(touch.uid, now_s=self._clock())

    def open(self) -> None:
        """Ask for the PIN; where none can be given, log the reason and show nothing."""
        cause = self._ui.staff.guard.closed()
        if cause:
            _log.warning("staff want in, but %s", cause)
        else:
            self._ui.send(StaffGestureMade(self._ui.language))

    def _inside(self, touch: MotionEvent, size: tuple[float, float]) -> bool:
        mm, corner = self._ui.mm, self._ui.exhibition.settings.staff.corner
        return in_corner(corner, touch.x / mm, touch.y / mm, size[0] / mm, size[1] / mm)
