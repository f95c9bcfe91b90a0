"""The crash count of the kiosk, which starts carefully after several crashes."""

import threading
from pathlib import Path

from kiosk.operations.health.crash_history import CrashHistory
from kiosk.operations.staff.failed_attempts import moment

SETTLED_AFTER_S = 600.0
"""After so many seconds the crash count is reset."""


class Crashes:
    """Follows a process from its start to its end; an end without a call of `over` is a crash."""

    def __init__(self, state: Path, *, counts: bool) -> None:
        """Take the state folder; without `counts`, as in a curator's window, nothing is read or written."""
        self._starts = CrashHistory(state) if counts else None
        self._settling: threading.Timer | None = None
        self.careful = self._starts is not None and self._starts.begin(moment())
        """Whether this start should leave out what may have caused the crashes."""

    def running(self) -> None:
        """Note that the first frame was drawn."""
        if self._starts is not None:
            self._settling = threading.Timer(SETTLED_AFTER_S, self._starts.settled)
            self._settling.daemon = True
            self._settling.start()

    def over(self) -> None:
        """Note that the process ends normally; takes no lock."""
        if self._starts is not None:
            self._starts.ended()

    def stop(self) -> None:
        """Cancel the reset of the crash count."""
        if self._settling is not None:
            self._settling.cancel()
