"""A simulated clock for Kivy and its touches."""

from kivy.clock import Clock
from kivy.input import motionevent
from kivy.input.postproc import doubletap, tripletap


class FakeTime:
    """A clock that is advanced by hand; a call returns its time in seconds. There is one per process, as of Kivy's."""

    def __init__(self) -> None:
        """Start at the time of Kivy's clock."""
        self._now: float = Clock.time()

    def __call__(self) -> float:
        """Return the current time in seconds."""
        return self._now

    def pass_(self, seconds: float) -> None:
        """Advance the clock."""
        self._now += seconds


def install_fake_time() -> FakeTime:
    """Replace the clock of Kivy and its touches; return the new one, the same for each call in a process."""
    shown = Clock.time
    if isinstance(shown, FakeTime):
        return shown
    time = FakeTime()
    Clock.time = time
    # Kivy would wait for ever for the next frame by this clock.
    Clock._max_fps = 0  # noqa: SLF001
    for module in (motionevent, doubletap, tripletap):
        module.time = time
    # Events scheduled from now on are not late by the time since Kivy was imported.
    Clock.tick()
    return time
