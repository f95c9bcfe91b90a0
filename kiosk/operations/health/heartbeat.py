"""The heartbeat of the main loop: one beat a frame, reported to systemd; a process that hangs is ended."""

import faulthandler
import time
from collections.abc import Callable

from kiosk.operations.health.systemd_notify import Notifier

BEAT_S = 0.9
"""Frames and ticks within this time of the last one that was processed are ignored."""
STALL_S = 10.0
"""A main loop that hangs for this long ends the process, with the stacks of all threads in the log."""


class Heartbeat:
    """Counts frames; `beat` is called by the main loop after each, `tick` some times a second."""

    def __init__(
        self, notifier: Notifier, *, stall_s: float = STALL_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take the service manager, and how long the main loop may hang."""
        self._notifier, self._stall_s, self._clock = notifier, stall_s, clock
        self.frames = 0
        """Since the start."""
        self.last_s: float | None = None
        """When the last frame was drawn, by the clock; None before the first."""
        self._told_s = self._armed_s = float("-inf")

    def beat(self) -> None:
        """Count a frame."""
        now = self._clock()
        self.frames, self.last_s = self.frames + 1, now
        if self.frames == 1:
            self._notifier.ready()
        if now - self._told_s >= BEAT_S:
            self._told_s = now
            self._notifier.alive()
        self.tick()

    def tick(self) -> None:
        """Note that the main loop runs, from the first frame on."""
        now = self._clock()
        if self.frames and now - self._armed_s >= BEAT_S:
            self._armed_s = now
            # faulthandler uses a C thread without the GIL, so it also detects a driver that hangs.
            faulthandler.dump_traceback_later(self._stall_s, exit=True)

    def stop(self, *, going_on: bool = False) -> None:
        """Stop the watchdog while the kiosk ends; `going_on` when the same process restarts."""
        faulthandler.cancel_dump_traceback_later()
        if going_on:
            # After "stopping", systemd would wait for the process to end, and then kill it.
            self._notifier.status("restarts")
        else:
            self._notifier.stopping()
