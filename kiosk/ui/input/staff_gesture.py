"""Looks at every contact for the staff's gesture, and takes none away."""

import logging
from collections.abc import Callable

from kivy.input import MotionEvent

from kiosk.operations.staff.gesture import StaffGesture, in_corner
from kiosk.ui.env import Env
from kiosk.visit.events import StaffGestureMade

MOUSE = "mouse"
_log = logging.getLogger(__name__)


class StaffGestureInput:
    """Reports the gesture when it is whole, where there is a PIN to be asked for."""

    def __init__(self, ui: Env, clock: Callable[[], float]) -> None:
        """Take a clock in seconds."""
        self._ui, self._clock = ui, clock
        self._knock = StaffGesture()
        self._mice: dict[int, MotionEvent] = {}

    def down(self, touch: MotionEvent, size: tuple[float, float]) -> None:
        """Note a contact that came, on a screen of a size in pixels."""
        for uid, mouse in list(self._mice.items()):
            # Known only now: this finger was turned into a mouse as well, which came first.
            if mouse.ud.get("refused"):
                self._knock.spoil(uid)
                del self._mice[uid]
        if touch.device == MOUSE:
            if touch.ud.get("refused"):
                return
            self._mice[touch.uid] = touch
        self._knock.down(touch.uid, inside=self._inside(touch, size), now_s=self._clock())

    def move(self, touch: MotionEvent, size: tuple[float, float]) -> None:
        """Note where a contact is."""
        self._knock.move(touch.uid, inside=self._inside(touch, size), now_s=self._clock())

    def up(self, touch: MotionEvent) -> bool:
        """Note that a contact lifted; tell whether the gesture is whole."""
        self._mice.pop(touch.uid, None)
        return self._knock.up(touch.uid, now_s=self._clock())

    def open(self) -> None:
        """Report that staff want in; without a PIN the log says what to do, and nothing is seen."""
        cause = self._ui.staff.guard.closed()
        if cause:
            _log.warning("staff want in, but %s", cause)
        else:
            self._ui.send(StaffGestureMade(self._ui.language))

    def _inside(self, touch: MotionEvent, size: tuple[float, float]) -> bool:
        mm, corner = self._ui.mm, self._ui.exhibition.settings.staff.corner
        return in_corner(corner, touch.x / mm, touch.y / mm, size[0] / mm, size[1] / mm)
