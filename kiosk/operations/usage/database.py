"""The record of visits on disk: an SQLite database whose tables docs/staff/usage.md describes."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from functools import singledispatchmethod
from pathlib import Path
from typing import Self

from kiosk.operations.usage import records as rec
from kiosk.operations.usage.database_files import BESIDE, FileIdentities, disk_works, files_of

VERSION = 1
MOST_DAYS_FORGOTTEN = 7
"""At a time: a clock that is years ahead for a day must not delete the whole record."""
MOST_SET_ASIDE = 3
_BUSY_S = 5.0
_SCHEMA = """
CREATE TABLE visits (
    id INTEGER PRIMARY KEY AUTOINCREMENT, began TEXT NOT NULL, duration_s REAL, idle_s REAL, reason TEXT
);
CREATE INDEX visits_began ON visits (began);
CREATE TABLE languages (
    visit INTEGER NOT NULL REFERENCES visits ON DELETE CASCADE, number INTEGER NOT NULL,
    at_s REAL NOT NULL, language TEXT NOT NULL, PRIMARY KEY (visit, number)
) WITHOUT ROWID;
CREATE TABLE stays (
    visit INTEGER NOT NULL REFERENCES visits ON DELETE CASCADE, number INTEGER NOT NULL,
    at_s REAL NOT NULL, exhibit TEXT NOT NULL, item TEXT NOT NULL, dwell_s REAL, PRIMARY KEY (visit, number)
) WITHOUT ROWID;
CREATE TABLE plays (
    visit INTEGER NOT NULL REFERENCES visits ON DELETE CASCADE, number INTEGER NOT NULL,
    at_s REAL NOT NULL, stay INTEGER NOT NULL, channel TEXT NOT NULL, medium TEXT NOT NULL, played_s REAL,
    PRIMARY KEY (visit, number)
) WITHOUT ROWID;
"""
_CLOSE_INTERRUPTED = """
UPDATE visits SET reason = ?, idle_s = 0, duration_s = (
    SELECT coalesce(max(at_s + coalesce(dwell_s, 0)), 0) FROM stays WHERE visit = visits.id
) WHERE reason IS NULL
"""


class DamagedDatabaseError(Exception):
    """The file is not a database, is damaged, of a later version or another user's: it must be set aside."""


class VisitDatabase:
    """An open database, for one thread.

    Raises DamagedDatabaseError, and sqlite3.OperationalError when the disk fails.
    """

    def __init__(self, file: Path, anew: tuple[int, str] | None = None) -> None:
        """Open or create the database, and close interrupted visits.

        `anew` is a visit, as returned by `visit`, that will be written again from its beginning.
        """
        self._visit: int | None = None
        self._began = ""
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and not os.access(file, os.R_OK | os.W_OK) and os.access(file.parent, os.W_OK):
            raise DamagedDatabaseError("this user may not read and write it")
        self._connection = sqlite3.connect(file, timeout=_BUSY_S, isolation_level=None)
        try:
            self._prepare(anew)
        except sqlite3.Error as error:
            self.close()
            raise _damage_or(error, file) from error
        except DamagedDatabaseError:
            self.close()
            raise
        self.file_identities = FileIdentities(file)

    @property
    def visit(self) -> tuple[int, str] | None:
        """The number and the start time of the present visit."""
        return (self._visit, self._began) if self._visit is not None else None

    def __enter__(self) -> Self:
        """Start a transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> None:
        """Commit the transaction, or roll it back after an exception."""
        if kind is None:
            self._connection.execute("COMMIT")
            return
        with suppress(sqlite3.Error):
            self._connection.execute("ROLLBACK")

    def write(self, records: Iterable[rec.Record]) -> None:
        """Write records in one transaction, which survives a power cut."""
        visit = self._visit
        try:
            with self:
                for record in records:
                    self._put(record)
        except sqlite3.Error as error:
            self._visit = visit
            raise _damage_or(error, self._file) from error
        self.file_identities.update()

    def forget(self, today: date, keep_days: float) -> None:
        """Delete visits that are older than the retention period, a few days at a time."""
        limit = (today - timedelta(days=keep_days)).isoformat()
        try:
            with self:
                days = self._connection.execute(
                    "SELECT DISTINCT substr(began, 1, 10) FROM visits WHERE began < ? ORDER BY 1 LIMIT ?",
                    (limit, MOST_DAYS_FORGOTTEN),
                ).fetchall()
                self._connection.executemany("DELETE FROM visits WHERE substr(began, 1, 10) = ?", days)
        except sqlite3.Error as error:
            raise _damage_or(error, self._file) from error
        self.file_identities.update()

    def close(self) -> None:
        """Close the database."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def _prepare(self, anew: tuple[int, str] | None) -> None:
        run = self._connection.execute
        (version,) = run("PRAGMA user_version").fetchone()
        if version > VERSION:
            raise DamagedDatabaseError(f"it is of version {version}, and this kiosk writes {VERSION}")
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            run(f"PRAGMA {pragma}")
        (said,) = run("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise DamagedDatabaseError(said)
        if version < VERSION:
            self._connection.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {VERSION}; COMMIT")
        if anew is not None:
            run("DELETE FROM visits WHERE id = ? AND began = ?", anew)
        run(_CLOSE_INTERRUPTED, (rec.INTERRUPTED,))

    @singledispatchmethod
    def _put(self, record: object) -> None:
        raise TypeError(f"{record!r} is not a record")

    @_put.register
    def _(self, record: rec.VisitOpened) -> None:
        began = self._began = record.began.isoformat(timespec="seconds")
        self._visit = self._connection.execute("INSERT INTO visits (began) VALUES (?)", (began,)).lastrowid

    @_put.register
    def _(self, record: rec.LanguageTaken) -> None:
        self._insert("languages (visit, number, at_s, language)", record.number, record.at_s, record.language)

    @_put.register
    def _(self, record: rec.StayOpened) -> None:
        values = (record.number, record.at_s, record.exhibit, record.item)
        self._insert("stays (visit, number, at_s, exhibit, item)", *values)

    @_put.register
    def _(self, record: rec.StayClosed) -> None:
        self._update("stays SET dwell_s = ? WHERE number = ? AND visit = ?", record.dwell_s, record.number)

    @_put.register
    def _(self, record: rec.PlayOpened) -> None:
        values = (record.number, record.at_s, record.stay, record.channel, record.medium)
        self._insert("plays (visit, number, at_s, stay, channel, medium)", *values)

    @_put.register
    def _(self, record: rec.PlayClosed) -> None:
        self._update("plays SET played_s = ? WHERE number = ? AND visit = ?", record.played_s, record.number)

    @_put.register
    def _(self, record: rec.VisitClosed) -> None:
        values = (record.duration_s, record.idle_s, record.reason)
        self._update("visits SET duration_s = ?, idle_s = ?, reason = ? WHERE id = ?", *values)

    def _insert(self, columns: str, *values: str | float) -> None:
        if self._visit is None:
            return
        marks = ", ".join("?" * (len(values) + 1))
        self._connection.execute(f"INSERT INTO {columns} VALUES ({marks})", (self._visit, *values))  # noqa: S608 - constant names

    def _update(self, what: str, *values: str | float) -> None:
        self._connection.execute(f"UPDATE {what}", (*values, self._visit))


def set_aside(file: Path, stamp: str) -> Path:
    """Rename a damaged database and its side files, so that a new one can be created. Raises OSError.

    Only the latest few are kept.
    """
    beside = file.with_name(f"{file.name}.damaged-{stamp}")
    for path in files_of(file):
        with suppress(FileNotFoundError):
            path.rename(beside.with_name(path.name.replace(file.name, beside.name, 1)))
    for old in set_aside_before(file)[:-MOST_SET_ASIDE]:
        for path in files_of(old):
            # A folder that somebody has put there is not deleted.
            with suppress(OSError):
                path.unlink()
    return beside


def set_aside_before(file: Path) -> list[Path]:
    """Return the databases that have been set aside, the latest last."""
    return sorted(path for path in file.parent.glob(f"{file.name}.damaged-*") if not path.name.endswith(BESIDE))


def _damage_or(error: sqlite3.Error, file: Path) -> Exception:
    """Return DamagedDatabaseError for an error that no retry fixes, else the error itself. https://www.sqlite.org/rescode.html"""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
    # The disk may be the cause, and then a new database would fail too.
    doubtful = code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PROTOCOL)
    return DamagedDatabaseError(str(error)) if damaged or (doubtful and disk_works(file.parent)) else error
