"""Whether the files of a database are those that were opened, and whether the disk under them does its part."""

import os
import sqlite3
import stat
import tempfile
from contextlib import closing, suppress
from pathlib import Path

BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a database: https://www.sqlite.org/wal.html."""


def files_of(file: Path) -> tuple[Path, ...]:
    """Give the database and what SQLite keeps beside it."""
    return (file, *(file.with_name(file.name + ending) for ending in BESIDE))


def stranger(file: Path) -> Path | None:
    """Give the first of these names at which something lies that is no file: a folder, a link, a device."""
    for path in files_of(file):
        with suppress(OSError):
            if not stat.S_ISREG(path.lstat().st_mode):
                return path
    return None


class Footing:
    """Remembers the files of an open database, which SQLite itself does not look at again."""

    def __init__(self, file: Path) -> None:
        """Take a database that has just been opened."""
        self._files = files_of(file)
        self._known: dict[Path, tuple[int, int]] = {}
        self._sizes: dict[Path, int] = {}
        self.settle()

    def settle(self) -> None:
        """Take the files as they are now: their own writer has made them so."""
        for path in self._files:
            with suppress(OSError):
                found = path.stat()
                self._known.setdefault(path, (found.st_dev, found.st_ino))
                self._sizes[path] = found.st_size

    @property
    def gone(self) -> bool:
        """Whether one of the files has been deleted, or replaced by another."""
        return any(_identity(path) != known for path, known in self._known.items())

    @property
    def shrunk(self) -> bool:
        """Whether somebody else has cut one of the files short."""
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
    """Tell whether a database can be made in a folder: then one that cannot be used is itself at fault."""
    try:
        with tempfile.TemporaryDirectory(prefix=".usage-", dir=folder) as place:
            with closing(sqlite3.connect(os.fspath(Path(place) / "try.db"), isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("CREATE TABLE tried (it)")
            return True
    except (OSError, sqlite3.Error):
        return False
