"""A clock that does not count the time in which the processes of a test were ready to run but had no processor.

Bounds of the kiosk ("it ends within 2 s") are measured by it, so that a busy machine fails no test:
what sleeps or hangs is counted in full, and so is what computes.
"""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

PROC = Path("/proc")
SAMPLE_EVERY_S = 0.05
LIST_EVERY_S = 0.5
"""How often the processes are listed anew."""
SLOWEST = 0.1
"""The clock runs at least at this part of the speed of the wall clock, so that each timeout ends."""


class OwnTime:
    """Samples how long this process and all its descendants have waited for a processor, in a thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._own_s = 0.0
        self._at = self._listed = time.monotonic()
        self._pids = [os.getpid()]
        self._waited_ns: dict[str, int] = {}
        self._sample()
        threading.Thread(target=self._run, name="own-time", daemon=True).start()

    def now(self) -> float:
        """Return the seconds since an arbitrary moment."""
        with self._lock:
            self._sample()
            return self._own_s

    def _run(self) -> None:
        while True:
            time.sleep(SAMPLE_EVERY_S)
            self.now()

    def _sample(self) -> None:
        now = time.monotonic()
        if now - self._listed > LIST_EVERY_S:
            self._listed = now
            self._pids = [os.getpid(), *(child.pid for child in psutil.Process().children(recursive=True))]
        waited_ns = {thread: waited for pid in self._pids for thread, waited in _waits(pid)}
        more_s = sum(waited - self._waited_ns.get(thread, 0) for thread, waited in waited_ns.items()) / 1e9
        passed_s = now - self._at
        self._own_s += max(passed_s - more_s, SLOWEST * passed_s)
        self._at, self._waited_ns = now, waited_ns


def _waits(pid: int) -> list[tuple[str, int]]:
    """Return each thread of a process with the nanoseconds for which it has waited for a processor."""
    found = []
    try:
        for thread in (PROC / str(pid) / "task").iterdir():
            fields = (thread / "schedstat").read_bytes().split()
            found.append((thread.name, int(fields[1])))
    except OSError:
        # The process or the thread has ended, or this kernel counts no waits.
        pass
    return found


_clock: list[OwnTime] = []


def now() -> float:
    """Return the seconds since an arbitrary moment, without those in which the test waited for a processor."""
    if not _clock:
        _clock.append(OwnTime())
    return _clock[0].now()


def wait_for(changed: threading.Condition, holds: Callable[[], bool], timeout_s: float) -> bool:
    """Wait, holding the condition, until something holds; tell whether it does."""
    over = now() + timeout_s
    while not holds():
        if now() > over:
            return False
        changed.wait(SAMPLE_EVERY_S)
    return True
