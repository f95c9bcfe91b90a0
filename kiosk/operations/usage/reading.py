"""Reading of the record of visits, also while the kiosk writes it."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from kiosk.errors import KioskError

_BUSY_S = 5.0
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Taken:
    """A language of a visit."""

    at_s: float
    language: str


@dataclass(frozen=True, slots=True)
class Stay:
    """A place at which the visitor stood."""

    at_s: float
    exhibit: str
    """Empty for the home screen."""
    item: str
    dwell_s: float

    @property
    def place(self) -> tuple[str, str]:
        """Exhibit and item."""
        return self.exhibit, self.item


@dataclass(frozen=True, slots=True)
class Play:
    """A recording or a film that was played."""

    at_s: float
    stay: int
    """The index of the stay within the visit, from 0."""
    channel: str
    medium: str
    played_s: float


@dataclass(frozen=True, slots=True)
class RecordedVisit:
    """A visit that is over."""

    number: int
    began: datetime
    duration_s: float
    idle_s: float
    reason: str
    languages: tuple[Taken, ...]
    stays: tuple[Stay, ...]
    plays: tuple[Play, ...]


def read(file: Path, since: date | None = None) -> list[RecordedVisit]:
    """Return the finished visits in order, those that began on `since` or later. Raises KioskError."""
    try:
        if not file.exists():
            raise KioskError(f"there is no record of visits: {file} is not there")
    except OSError as error:
        raise KioskError(f"{file} cannot be read: {error.strerror}") from error
    try:
        with closing(_open(file)) as connection:
            return list(_visits(connection, since.isoformat() if since else ""))
    except sqlite3.Error as error:
        raise KioskError(f"{file} cannot be read: {error}") from error


def _open(file: Path) -> sqlite3.Connection:
    location = file.absolute().as_uri()
    connection = sqlite3.connect(f"{location}?mode=ro", uri=True, timeout=_BUSY_S)
    try:
        connection.execute("SELECT id FROM visits LIMIT 1")
    except sqlite3.OperationalError as error:
        connection.close()
        # On a read-only disk SQLite cannot create its side files.
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        connection = sqlite3.connect(f"{location}?mode=ro&immutable=1", uri=True)
    return connection


def _visits(connection: sqlite3.Connection, since: str) -> Iterator[RecordedVisit]:
    def rows(table: str, columns: str) -> Iterable[tuple[Any, ...]]:
        query = (
            f"SELECT visit, {columns} FROM {table} JOIN visits ON visit = id"  # noqa: S608 - constant names
            " WHERE reason IS NOT NULL AND began >= ? ORDER BY visit, number"
        )
        return connection.execute(query, (since,))

    # One snapshot of the database for all four tables, while the kiosk may be writing.
    connection.execute("BEGIN")
    languages = _by_visit(rows("languages", "at_s, language"), Taken)
    stays = _by_visit(rows("stays", "at_s, exhibit, item, coalesce(dwell_s, 0)"), Stay)
    plays = _by_visit(rows("plays", "at_s, stay, channel, medium, coalesce(played_s, 0)"), Play)
    query = (
        "SELECT id, began, duration_s, idle_s, reason FROM visits WHERE reason IS NOT NULL AND began >= ? ORDER BY id"
    )
    for number, began, duration_s, idle_s, reason in connection.execute(query, (since,)):
        yield RecordedVisit(
            number,
            datetime.fromisoformat(began),
            duration_s,
            idle_s,
            reason,
            tuple(languages[number]),
            tuple(stays[number]),
            tuple(plays[number]),
        )


def _by_visit(rows: Iterable[tuple[Any, ...]], kind: Callable[..., Part]) -> defaultdict[int, list[Part]]:
    found: defaultdict[int, list[Part]] = defaultdict(list)
    for visit, *values in rows:
        found[visit].append(kind(*values))
    return found
