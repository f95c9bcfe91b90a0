"""Time that passes only when it is told to, for Kivy's clock and for touches."""

from kivy.clock import Clock
from kivy.input import motionevent
from kivy.input.postproc import doubletap, tripletap


class StageTime:
    """Seconds that only grow; called, it gives the present one. There is one for each process, as of Kivy's clock."""

    def __init__(self) -> None:
        """Go on from where Kivy's clock is."""
        self._now: float = Clock.time()

    def __call__(self) -> float:
        """Give the present second."""
        return self._now

    def pass_(self, seconds: float) -> None:
        """Move on."""
        self._now += seconds


def stage_time() -> StageTime:
    """Give Kivy and its touches a clock that stands still, the same one to all in a process."""
    shown = Clock.time
    if isinstance(shown, StageTime):
        return shown
    time = StageTime()
    Clock.time = time
    # Kivy would wait for the next frame by this clock, for ever.
    Clock._max_fps = 0  # noqa: SLF001
    for module in (motionevent, doubletap, tripletap):
        module.time = time
    # What is scheduled from now on is not late by the time since Kivy was imported.
    Clock.tick()
    return time
