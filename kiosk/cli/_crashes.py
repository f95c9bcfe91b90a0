"""Counts the crashes of the kiosk, so that after several of them it starts carefully."""

import threading
from pathlib import Path

from kiosk.operations.health.crash_history import CrashHistory
from kiosk.operations.staff.failed_attempts import moment

SETTLED_AFTER_S = 600.0
"""A kiosk that has run for so long is well."""


class Crashes:
    """From the start of a process to its end; an end that is not told here is a crash."""

    def __init__(self, state: Path, *, counts: bool) -> None:
        """Take the state folder; without `counts`, as in a curator's window, nothing is written or read."""
        self._starts = CrashHistory(state) if counts else None
        self._settling: threading.Timer | None = None
        self.careful = self._starts is not None and self._starts.begin(moment())
        """Whether there were so many that this start should do without what may have caused them."""

    def running(self) -> None:
        """Take note of the first picture."""
        if self._starts is not None:
            self._settling = threading.Timer(SETTLED_AFTER_S, self._starts.settled)
            self._settling.daemon = True
            self._settling.start()

    def over(self) -> None:
        """Take note that the process ends as it should; takes no lock."""
        if self._starts is not None:
            self._starts.ended()

    def stop(self) -> None:
        """Wait no more for it to have run long enough."""
        if self._settling is not None:
            self._settling.cancel()
