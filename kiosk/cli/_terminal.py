"""Output to a terminal or a log: text only, whatever file names and content contain."""

import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from kiosk.cli._failures import report
from kiosk.errors import plain
from kiosk.operations.staff.recent_errors import Lines

# Control sequences are escaped, except the styles that click writes, and its bars, which hide the cursor.
_STYLES = re.compile("(\x1b\\[(?:[0-9]|[34][0-7])m|[\n\t])")
_BARS = re.compile("(\x1b\\[\\?25[lh]|[\n\r\t])")


class Guarded:
    """A text stream that escapes control sequences, except styles and ends of lines."""

    def __init__(self, stream: TextIO, ours: re.Pattern[str] = _STYLES) -> None:
        """Take the stream, and the pattern of allowed control sequences."""
        self.stream, self._ours = stream, ours

    @property
    def encoding(self) -> str:
        """UTF-8 for an ASCII stream, or click would bypass this class; the stream itself escapes the rest."""
        own = str(self.stream.encoding or "utf-8")
        return "utf-8" if own.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968") else own

    def write(self, text: str) -> int:
        """Write a text. Raises TypeError for bytes."""
        if not isinstance(text, str):
            raise TypeError("a text stream takes no bytes")
        if not text.isprintable():
            parts = self._ours.split(text)
            text = "".join(part if number % 2 else plain(part) for number, part in enumerate(parts))
        return self.stream.write(text)

    def writelines(self, lines: Iterator[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Escape control sequences in the standard streams, and log exceptions of threads without a traceback."""
    out, err, hook = sys.stdout, sys.stderr, threading.excepthook
    for stream in (out, err):
        if hasattr(stream, "reconfigure"):
            # Characters that the encoding lacks are escaped.
            stream.reconfigure(errors="backslashreplace")
    if out is not None:
        sys.stdout = cast("TextIO", Guarded(out))
    if err is not None:
        sys.stderr = cast("TextIO", Guarded(err, _BARS))
    threading.excepthook = _thread_failed
    try:
        yield
    finally:
        sys.stdout, sys.stderr, threading.excepthook = out, err, hook


class Brief(Lines):
    """Log lines for a terminal: of an exception only its name, and the path of the report."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's own name
        """Return the message of an exception; its traceback goes into a report."""
        path = report("kiosk", ei[1])
        return plain(f"    {type(ei[1]).__name__}: {ei[1]}; {f'the report is {path}' if path else 'no report'}")


def log_to_terminal(level: int) -> None:
    """Write the log for a person at a terminal."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Brief("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler])


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    error = failed.exc_value
    if error is None or isinstance(error, SystemExit):
        return
    name = failed.thread.name if failed.thread else "a thread"
    logging.getLogger("kiosk").error("%s failed", name, exc_info=error)
