"""Animated movement of the view of a strip: a glide to a goal, or a fling after a drag."""

from collections.abc import Callable

from kivy.clock import Clock, ClockEvent

from kiosk.timeline import Axis, Fling, between

GLIDE_S = 0.25


class Motion:
    """The current movement, at most one; each frame shows another axis."""

    def __init__(self, show: Callable[[Axis], None]) -> None:
        """Take the function that shows an axis."""
        self._show = show
        self._moving: ClockEvent | None = None
        self.gliding = False
        """Whether the view is gliding to a goal, which a touch does not interrupt."""

    def glide(self, start: Axis, goal: Axis) -> None:
        """Move from one view to another."""
        began = Clock.get_time()

        def move(_dt: float) -> bool:
            done = min(1.0, float(Clock.get_time() - began) / GLIDE_S)
            self._show(between(start, goal, 1 - (1 - done) ** 3))
            self.gliding = done < 1.0
            return self.gliding

        self._run(move)
        self.gliding = True

    def fling(self, start: Axis, fling: Fling) -> None:
        """Move on from a view, slowing down."""
        began = Clock.get_time()

        def move(_dt: float) -> bool:
            elapsed = float(Clock.get_time() - began)
            self._show(start.pan(fling.travelled(elapsed)))
            return elapsed < fling.length_s

        self._run(move)

    def stop(self) -> None:
        """Stop the movement."""
        self.gliding = False
        if self._moving is not None:
            self._moving.cancel()
            self._moving = None

    def _run(self, move: Callable[[float], bool]) -> None:
        self.stop()
        self._moving = Clock.schedule_interval(move, 0)
