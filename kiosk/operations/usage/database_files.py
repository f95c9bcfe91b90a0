"""The files of a database: whether they are still those that were opened, and whether the disk works."""

import os
import sqlite3
import stat
import tempfile
from contextlib import closing, suppress
from pathlib import Path

BESIDE = ("-wal", "-shm")
"""Endings of the side files of an SQLite database: https://www.sqlite.org/wal.html."""


def files_of(file: Path) -> tuple[Path, ...]:
    """Return the database and its side files."""
    return (file, *(file.with_name(file.name + ending) for ending in BESIDE))


def first_non_file(file: Path) -> Path | None:
    """Return the first of these paths that is not a regular file, but a folder, a link or a device."""
    for path in files_of(file):
        with suppress(OSError):
            if not stat.S_ISREG(path.lstat().st_mode):
                return path
    return None


class FileIdentities:
    """Remembers the files of an open database, since SQLite does not check them again."""

    def __init__(self, file: Path) -> None:
        """Take a database that has just been opened."""
        self._files = files_of(file)
        self._known: dict[Path, tuple[int, int]] = {}
        self._sizes: dict[Path, int] = {}
        self.update()

    def update(self) -> None:
        """Accept the files as they are now, after a write of our own."""
        for path in self._files:
            with suppress(OSError):
                found = path.stat()
                self._known.setdefault(path, (found.st_dev, found.st_ino))
                self._sizes[path] = found.st_size

    @property
    def gone(self) -> bool:
        """Whether one of the files was deleted or replaced."""
        return any(_identity(path) != known for path, known in self._known.items())

    @property
    def shrunk(self) -> bool:
        """Whether one of the files was truncated."""
        with suppress(OSError):
            return any(path.stat().st_size < size for path, size in self._sizes.items())
        return False


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def disk_works(folder: Path) -> bool:
    """Return whether a database can be created in a folder: then an unusable one is itself damaged."""
    try:
        with tempfile.TemporaryDirectory(prefix=".usage-", dir=folder) as place:
            with closing(sqlite3.connect(os.fspath(Path(place) / "try.db"), isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("CREATE TABLE tried (it)")
            return True
    except (OSError, sqlite3.Error):
        return False
