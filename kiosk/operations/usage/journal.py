"""Writes down what visitors do, in a thread of its own: no frame waits for a disk."""

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
"""Without a visitor the database is opened so long after the journal is begun."""
CLOSING_S = 1.0
"""The end of the process waits so long for the disk, and no longer."""
MOST_UNSAVED = 10_000
"""Records that wait for a disk that is full: some days' worth, some megabytes."""
_log = logging.getLogger(__name__)


def wall_clock() -> datetime:
    """Give the time of day here."""
    return datetime.now().astimezone()


class Journal:
    """Takes each step of the visit and never fails: what cannot be written is one line in the log."""

    def __init__(
        self,
        file: Path,
        keep_days: float,
        *,
        clock: Callable[[], float] = elapsed_s,
        wall: Callable[[], datetime] = wall_clock,
    ) -> None:
        """Take where to write, how long to keep it, and the two clocks: one for durations, one for dates."""
        self._clock, self._wall = clock, wall
        self._observer = Observer()
        self._queue: SimpleQueue[tuple[Record, ...] | None] = SimpleQueue()
        self._writer = Writer(file, keep_days, wall)
        self._thread = threading.Thread(target=self._write, name="kiosk-usage", daemon=True)
        self._thread.start()

    def step(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Take a step of the visit; at once."""
        records = self._observer.step(state, effects, self._clock(), self._wall())
        if records:
            self._queue.put(records)

    def close(self) -> None:
        """Write down what is left, the visit that is cut off included; give up where the disk hangs."""
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
    """Writes batches of records to the database, whatever becomes of it; for one thread."""

    def __init__(self, file: Path, keep_days: float, wall: Callable[[], datetime]) -> None:
        """Take where to write, and how long it is kept."""
        self._file, self._keep_days, self._wall = file, keep_days, wall
        self._store: VisitDatabase | None = None
        self._unsaved: deque[Record] = deque(maxlen=MOST_UNSAVED)
        self._visit: list[Record] = []
        self._cleared = ""
        self._anew: tuple[int, str] | None = None
        self._complained = False

    def write(self, batch: tuple[Record, ...]) -> None:
        """Write records, with those that could not be written before."""
        import sqlite3  # the start of the kiosk does without

        from kiosk.operations.usage.database import DamagedDatabaseError

        self._keep(batch)
        try:
            try:
                self._save()
            except DamagedDatabaseError as error:
                self._begin_anew(error)
                self._save()
        except (sqlite3.Error, DamagedDatabaseError, OSError) as error:
            self._complain(error)
        else:
            self._complained = False

    def close(self) -> None:
        """Let the file go."""
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
        from kiosk.operations.usage.database_files import stranger

        if self._store is not None and (self._store.footing.gone or self._store.footing.shrunk):
            self._find_again(self._store)
        if self._store is None and (strange := stranger(self._file)):
            raise DamagedDatabaseError(f"{strange.name} is no file")
        self._store = self._store or VisitDatabase(self._file, self._anew)
        self._anew = None
        if self._unsaved:
            self._store.write(self._unsaved)
            self._unsaved.clear()
        today = self._wall().date()
        if self._cleared != today.isoformat():
            self._store.forget(today, self._keep_days)
            self._cleared = today.isoformat()

    def _find_again(self, store: "VisitDatabase") -> None:
        """Let go of files that somebody has deleted, replaced or cut short, and write the visit at hand once more."""
        _log.info("%s was changed by somebody else: it is opened anew", self._file)
        if store.footing.shrunk:
            # To close it writes what is left of the journal into it, and may spoil what was whole.
            with suppress(OSError):
                copy_whole(self._file, Path(f"{self._file}.damaged-{self._stamp()}-before"))
        self._anew = store.visit
        self._leave_behind()

    def _stamp(self) -> str:
        return self._wall().strftime("%Y%m%dT%H%M%S")

    def _begin_anew(self, error: Exception) -> None:
        from kiosk.operations.usage.database import set_aside

        self._leave_behind()
        self._anew = None
        beside = set_aside(self._file, self._stamp())
        _log.warning("%s cannot be used (%s): set aside as %s, a new one begins", self._file, error, beside.name)

    def _leave_behind(self) -> None:
        """Let go of a file that is gone or damaged; of the visit at hand the next one is to have the whole."""
        self.close()
        waiting = {id(record) for record in self._unsaved}
        earlier = [record for record in self._visit if id(record) not in waiting]
        self._unsaved = deque([*earlier, *self._unsaved], maxlen=MOST_UNSAVED)

    def _complain(self, error: Exception) -> None:
        if not self._complained:
            _log.warning("%s: visits are not recorded for now: %s", self._file, error)
        self._complained = True
