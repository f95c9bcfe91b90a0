"""The heartbeat of the main loop: a beat a frame, told to systemd; a process whose heart stands still ends."""

import faulthandler
import time
from collections.abc import Callable

from kiosk.operations.health.systemd_notify import Notifier

BEAT_S = 0.9
"""Of the frames and ticks of so long one is acted on."""
STALL_S = 10.0
"""A main loop that has stood still for so long ends with the stacks of all threads in the log."""


class Heartbeat:
    """Counts frames; `beat` is called by the main loop after each, `tick` some times a second."""

    def __init__(
        self, notifier: Notifier, *, stall_s: float = STALL_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take whom to tell, and how long the main loop may stand still."""
        self._notifier, self._stall_s, self._clock = notifier, stall_s, clock
        self.frames = 0
        """Since the start."""
        self.last_s: float | None = None
        """When the last frame was drawn, by the clock; None before the first."""
        self._told_s = self._armed_s = float("-inf")

    def beat(self) -> None:
        """Take note of a frame."""
        now = self._clock()
        self.frames, self.last_s = self.frames + 1, now
        if self.frames == 1:
            self._notifier.ready()
        if now - self._told_s >= BEAT_S:
            self._told_s = now
            self._notifier.alive()
        self.tick()

    def tick(self) -> None:
        """Take note that the main loop runs, from the first frame on."""
        now = self._clock()
        if self.frames and now - self._armed_s >= BEAT_S:
            self._armed_s = now
            # A thread of C, which needs no lock of Python's: it sees what hangs in a driver, too.
            faulthandler.dump_traceback_later(self._stall_s, exit=True)

    def stop(self, *, going_on: bool = False) -> None:
        """Let the kiosk end in its own time; `going_on` when the same process starts anew."""
        faulthandler.cancel_dump_traceback_later()
        if going_on:
            # After "stopping", systemd would wait for the end and then make one.
            self._notifier.status("starts anew")
        else:
            self._notifier.stopping()
