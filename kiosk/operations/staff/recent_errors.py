"""The last things that went wrong: in memory for the staff screen, and in a small file that outlives a restart."""

import logging
import os
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from kiosk.errors import plain

MOST_NOTES = 200
FILE_BYTES, OLD_FILES = 128 * 1024, 1
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
"""How the kiosk writes a line of its log."""
_LINE = re.compile(r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (?P<level>[A-Z]+) (?P<logger>[\w.]+): (?P<words>.*)")


@dataclass(frozen=True, slots=True)
class RecentError:
    """One line of the log, of a warning or worse."""

    at: str
    """Local time, as "2026-11-22 16:30:00"."""
    serious: bool
    """Whether it is an error."""
    words: str


class Lines(logging.Formatter):
    """One line a message, whatever file names and content in it hold; below it, of an exception, the traceback."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """Write the line."""
        record.message = plain(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's own name
        """Write the traceback."""
        return "\n".join(map(plain, super().formatException(ei).split("\n")))


class RecentErrors(logging.Handler):
    """Keeps warnings and errors: the last MOST_NOTES, those of earlier runs among them."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the file; what cannot be read or written there costs only the memory of it."""
        super().__init__(logging.WARNING)
        self.setFormatter(Lines(FORMAT))
        self._file = folder / "problems.log"
        self._kept: deque[RecentError] = deque(_earlier(self._file), maxlen=MOST_NOTES)
        self._writer: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        try:
            note = _read(self.format(record).partition("\n")[0])
        except (TypeError, ValueError):
            # Whoever wrote a log call that does not work is told by the log itself.
            return
        if note is not None:
            self._kept.append(note)
        self._write(record)

    def latest(self) -> Sequence[RecentError]:
        """Give what was kept, the latest first."""
        return tuple(reversed(self._kept))

    def close(self) -> None:
        """Let the file go."""
        if self._writer is not None:
            self._writer.close()
        super().close()

    def _write(self, record: logging.LogRecord) -> None:
        try:
            if self._writer is None:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._writer = _rotating(self._file)
                self._writer.setFormatter(self.formatter)
            self._writer.handle(record)
        except OSError:
            # A disk that cannot be written is in the log already, wherever that goes.
            return


def _rotating(file: Path) -> logging.Handler:
    """Open the file. What can write it takes 6 ms to import, and most starts have nothing to write."""
    from logging.handlers import RotatingFileHandler

    class Quiet(RotatingFileHandler):
        """A file that may fail: that a disk is full must not fill the log with tracebacks."""

        def _open(self) -> TextIOWrapper:
            """Open the file itself, and nothing that a link leads to."""
            return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=_unlinked)

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  logging's own name
            """Go on without this line."""

    return Quiet(file, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8", errors="replace")


def _unlinked(path: str, flags: int) -> int:
    if os.path.islink(path):  # noqa: PTH114 - open() hands over a text
        os.unlink(path)  # noqa: PTH108
    return os.open(path, flags | os.O_NOFOLLOW, 0o644)


def _earlier(file: Path) -> list[RecentError]:
    try:
        with file.open("rb") as lines:
            lines.seek(max(0, file.stat().st_size - FILE_BYTES))
            text = lines.read(FILE_BYTES).decode("utf-8", "replace")
    except OSError:
        return []
    return [note for line in text.splitlines() if (note := _read(line)) is not None]


def _read(line: str) -> RecentError | None:
    parsed = _LINE.fullmatch(line)
    return RecentError(parsed["at"], parsed["level"] != "WARNING", parsed["words"]) if parsed else None
