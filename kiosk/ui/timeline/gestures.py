"""The gestures on the strip of a timeline: drag, pinch and tap."""

from typing import Any, Protocol

from kivy.input import MotionEvent

from kiosk.ui.window.touch_filter import SLOP_MM

LEAST_SPREAD = 20.0
"""Pixels between two fingers below which a pinch does not zoom."""
FLING_WITHIN_S = 0.1
"""A finger that has rested for longer before it was lifted does not fling."""
FRESH = 0.4
"""Weight of the last movement in the smoothed speed of a drag."""

Point = tuple[float, float]


class GestureTarget(Protocol):
    """The target of the gestures; pixels are those of its axis."""

    ui: Any

    def axis_x(self, x: float) -> float:
        """Return the pixel of the axis at an x coordinate of the window."""

    def drag_by(self, dx: float) -> None:
        """Move by `dx` pixels."""

    def pinch_by(self, factor: float, x: float, dx: float) -> None:
        """Zoom by a factor about the pixel `x` of the axis, and move by `dx` pixels."""

    def coast(self, speed: float) -> None:
        """Continue to move after a drag at a speed in pixels per second, 0 after a rest."""


class StripGestures:
    """Recognizes gestures of any number of fingers; the first two that are down count."""

    def __init__(self, held: GestureTarget) -> None:
        """Take the target."""
        self._target = held
        self._fingers: dict[Any, Point] = {}
        self._speed = 0.0
        self.dragging = False
        """Whether a finger has moved too far for a tap, or there is a second one."""

    def __contains__(self, touch: object) -> bool:
        """Return whether a touch is part of the gesture."""
        return isinstance(touch, MotionEvent) and touch.uid in self._fingers

    def down(self, touch: MotionEvent) -> None:
        """Add a finger."""
        if not self._fingers:
            self.dragging, self._speed = False, 0.0
        self._fingers[touch.uid] = touch.pos

    def move(self, touch: MotionEvent) -> None:
        """Follow a movement of a finger."""
        if not self.dragging:
            far = abs(touch.x - touch.ox) > SLOP_MM * self._target.ui.mm
            if not far and len(self._fingers) == 1:
                return
            self.dragging = True
        old = list(self._fingers.values())[:2]
        self._fingers[touch.uid] = touch.pos
        new = list(self._fingers.values())[:2]
        if len(new) == 1:
            self._drag(touch, old[0], new[0])
        elif old != new:
            self._pinch(old, new)
        touch.ud["at"] = touch.time_update

    def up(self, touch: MotionEvent) -> bool:
        """Remove a finger; return whether it was a tap. A touch that the filter has refused counts as moved."""
        self._fingers.pop(touch.uid, None)
        if self.dragging and not self._fingers:
            rested = touch.time_end - touch.ud.get("at", touch.time_start)
            self._target.coast(self._speed if rested < FLING_WITHIN_S else 0.0)
        return not self.dragging and not touch.ud.get("moved")

    def release(self) -> None:
        """Forget all fingers."""
        self._fingers.clear()

    def _drag(self, touch: MotionEvent, old: Point, new: Point) -> None:
        along = self._target.axis_x(new[0]) - self._target.axis_x(old[0])
        elapsed = max(1e-3, touch.time_update - touch.ud.get("at", touch.time_start))
        self._speed += FRESH * (along / elapsed - self._speed)
        self._target.drag_by(along)

    def _pinch(self, old: list[Point], new: list[Point]) -> None:
        spread = [max(LEAST_SPREAD, abs(pair[0][0] - pair[1][0])) for pair in (old, new)]
        middle = [sum(self._target.axis_x(point[0]) for point in pair) / 2 for pair in (old, new)]
        self._speed = 0.0
        self._target.pinch_by(spread[1] / spread[0], middle[0], middle[1] - middle[0])
