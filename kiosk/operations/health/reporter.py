"""A thread that writes the status and the metrics every few seconds."""

import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.files import READABLE, write_whole
from kiosk.operations.health.counters import Faults, VisitCounters
from kiosk.operations.health.heartbeat import Heartbeat
from kiosk.operations.health.memory import resident_bytes
from kiosk.operations.health.metrics import prometheus, stopped
from kiosk.operations.health.status import ContentInfo, Status, read, status_file
from kiosk.operations.health.systemd_notify import Notifier
from kiosk.operations.version import program_version

EVERY_S = 15.0
"""The usual scrape interval of node_exporter."""
CLOSING_S = 0.5
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class StatusSource:
    """Where the figures come from."""

    heartbeat: Heartbeat
    tally: VisitCounters
    faults: Faults
    content: Callable[[], ContentInfo]
    """Called each time, since the content may change while the kiosk runs."""
    careful: Callable[[], bool] = lambda: False
    """Whether the kiosk runs without films, after crashes."""


class Reporter:
    """Writes until it is closed; a disk that cannot be written is logged once."""

    def __init__(self, source: StatusSource, notifier: Notifier, state: Path, metrics: Path | None) -> None:
        """Take the figures, the service manager, the state folder, and the file for the metrics."""
        self._source, self._notifier, self._file, self._metrics = source, notifier, status_file(state), metrics
        self._started, self._started_s = time.time(), time.monotonic()
        self._earlier: Status | None = None
        self._frames, self._frames_at_s = 0, self._started_s
        self._complained = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="kiosk-vitals", daemon=True)

    def start(self) -> None:
        """Start writing, every EVERY_S seconds and once more at the end, with metrics of a stopped kiosk."""
        self._thread.start()

    def close(self) -> None:
        """Write the final state, and wait for that, but not for a disk that hangs."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(CLOSING_S)

    def status(self) -> Status:
        """Return the present status."""
        beat, tally, faults = self._source.heartbeat, self._source.tally, self._source.faults
        now = time.monotonic()
        seconds, frames = now - self._frames_at_s, beat.frames - self._frames
        self._frames, self._frames_at_s = beat.frames, now
        earlier = self._earlier
        return Status(
            pid=os.getpid(),
            program=program_version(),
            content=self._source.content(),
            started=self._started,
            written=time.time(),
            uptime_s=now - self._started_s,
            visiting=tally.visiting,
            visits=tally.visits + (earlier.visits if earlier else 0),
            last_visit=tally.last_visit or (earlier.last_visit if earlier else None),
            frames=beat.frames,
            fps=round(frames / seconds, 2) if seconds > 0 else 0.0,
            last_frame_age_s=None if beat.last_s is None else max(0.0, now - beat.last_s),
            memory_bytes=resident_bytes(),
            errors=faults.errors,
            warnings=faults.warnings,
            last_error=faults.last,
            careful=self._source.careful(),
        )

    def _run(self) -> None:
        # Counts continue from those before the last restart.
        self._earlier = read(self._file)
        self._write()
        while not self._over.wait(EVERY_S):
            self._write()
        self._write()
        if self._metrics is not None:
            self._put({self._metrics: stopped()})

    def _write(self) -> None:
        status = self.status()
        files = {self._file: status.json()}
        if self._metrics is not None:
            files[self._metrics] = prometheus(status)
        self._put(files)
        doing = "a visitor is there" if status.visiting else "waits for a visitor"
        self._notifier.status(f"{doing}; {status.visits} visits, {status.errors} errors in the log")

    def _put(self, files: dict[Path, str]) -> None:
        try:
            for file, text in files.items():
                write_whole(file, text, mode=READABLE)
        except OSError as error:
            if not self._complained:
                _log.warning("the status of the kiosk is not written for now: %s", error)
            self._complained = True
        else:
            self._complained = False
