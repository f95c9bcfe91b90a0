"""Recording of visits in a thread of its own, so that no frame waits for a disk."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from kiosk.files import copy_whole
from kiosk.operations.usage.observer import Observer
from kiosk.operations.usage.records import Record, VisitOpened
from kiosk.visit import VisitState
from kiosk.visit.clock import elapsed_s
from kiosk.visit.effects import Effect

if TYPE_CHECKING:
    from kiosk.operations.usage.database import VisitDatabase

OPEN_AFTER_S = 3.0
"""Seconds after the start at which the database is opened when there is no visitor."""
CLOSING_S = 1.0
"""Seconds that the end of the process waits for the disk at most."""
MOST_UNSAVED = 10_000
"""Records that are kept in memory while the disk is full: some days and some megabytes."""
_log = logging.getLogger(__name__)


def wall_clock() -> datetime:
    """Return the local time."""
    return datetime.now().astimezone()


class Journal:
    """Receives each step of the visit and never fails; a failure to write is logged once."""

    def __init__(
        self,
        file: Path,
        keep_days: float,
        *,
        clock: Callable[[], float] = elapsed_s,
        wall: Callable[[], datetime] = wall_clock,
    ) -> None:
        """Take the file, the days to keep records, and two clocks: one for durations, one for dates."""
        self._clock, self._wall = clock, wall
        self._observer = Observer()
        self._queue: SimpleQueue[tuple[Record, ...] | None] = SimpleQueue()
        self._writer = Writer(file, keep_days, wall)
        self._thread = threading.Thread(target=self._write, name="kiosk-usage", daemon=True)
        self._thread.start()

    def step(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Process a step of the visit without blocking."""
        records = self._observer.step(state, effects, self._clock(), self._wall())
        if records:
            self._queue.put(records)

    def close(self) -> None:
        """Write the remaining records, including the interrupted visit; give up when the disk hangs."""
        self._queue.put(self._observer.cut(self._clock()))
        self._queue.put(None)
        self._thread.join(CLOSING_S)

    def _write(self) -> None:
        batch: tuple[Record, ...] | None
        try:
            batch = self._queue.get(timeout=OPEN_AFTER_S)
        except Empty:
            batch = ()
        while batch is not None:
            self._writer.write(batch)
            batch = self._queue.get()
        self._writer.close()


class Writer:
    """Writes batches of records to the database, and recovers from damage to it; for one thread."""

    def __init__(self, file: Path, keep_days: float, wall: Callable[[], datetime]) -> None:
        """Take the file, the days to keep records, and the clock for dates."""
        self._file, self._keep_days, self._wall = file, keep_days, wall
        self._store: VisitDatabase | None = None
        self._unsaved: deque[Record] = deque(maxlen=MOST_UNSAVED)
        self._visit: list[Record] = []
        self._cleared = ""
        self._anew: tuple[int, str] | None = None
        self._complained = False

    def write(self, batch: tuple[Record, ...]) -> None:
        """Write records, after those that could not be written before."""
        import sqlite3  # not needed at the start of the kiosk

        from kiosk.operations.usage.database import DamagedDatabaseError

        self._keep(batch)
        try:
            try:
                self._save()
            except DamagedDatabaseError as error:
                self._replace_damaged(error)
                self._save()
        except (sqlite3.Error, DamagedDatabaseError, OSError) as error:
            self._complain(error)
        else:
            self._complained = False

    def close(self) -> None:
        """Close the file."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _keep(self, batch: tuple[Record, ...]) -> None:
        for record in batch:
            if isinstance(record, VisitOpened):
                self._visit = []
            if len(self._visit) < MOST_UNSAVED:
                self._visit.append(record)
        self._unsaved.extend(batch)

    def _save(self) -> None:
        from kiosk.operations.usage.database import DamagedDatabaseError, VisitDatabase
        from kiosk.operations.usage.database_files import first_non_file

        if self._store is not None and (self._store.file_identities.gone or self._store.file_identities.shrunk):
            self._reopen(self._store)
        if self._store is None and (other := first_non_file(self._file)):
            raise DamagedDatabaseError(f"{other.name} is not a regular file")
        self._store = self._store or VisitDatabase(self._file, self._anew)
        self._anew = None
        if self._unsaved:
            self._store.write(self._unsaved)
            self._unsaved.clear()
        today = self._wall().date()
        if self._cleared != today.isoformat():
            self._store.forget(today, self._keep_days)
            self._cleared = today.isoformat()

    def _reopen(self, store: "VisitDatabase") -> None:
        """Close files that were deleted, replaced or truncated, and write the present visit again."""
        _log.info("%s was changed by another program: it is opened again", self._file)
        if store.file_identities.shrunk:
            # Closing writes the rest of the write-ahead log into it, which may damage what is still intact.
            with suppress(OSError):
                copy_whole(self._file, Path(f"{self._file}.damaged-{self._stamp()}-before"))
        self._anew = store.visit
        self._close_unusable()

    def _stamp(self) -> str:
        return self._wall().strftime("%Y%m%dT%H%M%S")

    def _replace_damaged(self, error: Exception) -> None:
        from kiosk.operations.usage.database import set_aside

        self._close_unusable()
        self._anew = None
        beside = set_aside(self._file, self._stamp())
        _log.warning("%s cannot be used (%s): set aside as %s, a new one is created", self._file, error, beside.name)

    def _close_unusable(self) -> None:
        """Close a file that is gone or damaged; the next one gets the present visit from its beginning."""
        self.close()
        waiting = {id(record) for record in self._unsaved}
        earlier = [record for record in self._visit if id(record) not in waiting]
        self._unsaved = deque([*earlier, *self._unsaved], maxlen=MOST_UNSAVED)

    def _complain(self, error: Exception) -> None:
        if not self._complained:
            _log.warning("%s: visits are not recorded for now: %s", self._file, error)
        self._complained = True
