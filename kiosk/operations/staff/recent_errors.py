"""The recent warnings and errors: in memory for the staff screen, and in a small file that survives a restart."""

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
"""The format of a log line."""
_LINE = re.compile(r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (?P<level>[A-Z]+) (?P<logger>[\w.]+): (?P<words>.*)")


@dataclass(frozen=True, slots=True)
class RecentError:
    """A log line of a warning or an error."""

    at: str
    """Local time, as "2026-11-22 16:30:00"."""
    serious: bool
    """Whether it is an error."""
    words: str


class Lines(logging.Formatter):
    """One line for each message, whatever characters are in it; an exception is followed by its traceback."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """Return the line."""
        record.message = plain(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's own name
        """Return the traceback."""
        return "\n".join(map(plain, super().formatException(ei).split("\n")))


class RecentErrors(logging.Handler):
    """Keeps the last MOST_NOTES warnings and errors, including those of earlier runs."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the file; failures to read or write it are ignored."""
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
            # The logging package itself reports a wrong logging call.
            return
        if note is not None:
            self._kept.append(note)
        self._write(record)

    def latest(self) -> Sequence[RecentError]:
        """Return what was kept, the latest first."""
        return tuple(reversed(self._kept))

    def close(self) -> None:
        """Close the file."""
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
            # A disk that cannot be written is already in the log of the process.
            return


def _rotating(file: Path) -> logging.Handler:
    """Open the file. The import takes 6 ms, and most starts have nothing to write."""
    from logging.handlers import RotatingFileHandler

    class Quiet(RotatingFileHandler):
        """A handler that ignores failures: a full disk must not fill the log with tracebacks."""

        def _open(self) -> TextIOWrapper:
            """Open the file without following a link."""
            return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=_unlinked)

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  logging's own name
            """Drop this line."""

    return Quiet(file, maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8", errors="replace")


def _unlinked(path: str, flags: int) -> int:
    if os.path.islink(path):  # noqa: PTH114 - open() passes a string
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
