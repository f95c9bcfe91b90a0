"""What is written to a terminal or a log: text alone, whatever file names and content hold."""

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

# All that a terminal obeys is spelt out, except the styles that click writes, and its bars, which hide the cursor.
_STYLES = re.compile("(\x1b\\[(?:[0-9]|[34][0-7])m|[\n\t])")
_BARS = re.compile("(\x1b\\[\\?25[lh]|[\n\r\t])")


class Guarded:
    """A stream of text through which nothing goes that a terminal would obey, except styles, and lines' ends."""

    def __init__(self, stream: TextIO, ours: re.Pattern[str] = _STYLES) -> None:
        """Take the stream that is written to, and what goes through beside text."""
        self.stream, self._ours = stream, ours

    @property
    def encoding(self) -> str:
        """UTF-8 where the stream is ASCII: click would go round this guard, and the stream spells out what it lacks."""
        own = str(self.stream.encoding or "utf-8")
        return "utf-8" if own.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968") else own

    def write(self, text: str) -> int:
        """Write a text; TypeError for bytes."""
        if not isinstance(text, str):
            raise TypeError("a stream of text takes no bytes")
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
    """Let nothing but text through to the standard streams, and no thread end in a traceback."""
    out, err, hook = sys.stdout, sys.stderr, threading.excepthook
    for stream in (out, err):
        if hasattr(stream, "reconfigure"):
            # What a stream's encoding lacks is spelt out.
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
    """Lines for somebody at a terminal: of an exception its name, and where the report lies."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's own name
        """Write what an exception says; its traceback goes into a report."""
        path = report("kiosk", ei[1])
        return plain(f"    {type(ei[1]).__name__}: {ei[1]}; {f'the report is {path}' if path else 'no report'}")


def log_to_terminal(level: int) -> None:
    """Have the log written for somebody who sits at a terminal."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Brief("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler])


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    error = failed.exc_value
    if error is None or isinstance(error, SystemExit):
        return
    name = failed.thread.name if failed.thread else "a thread"
    logging.getLogger("kiosk").error("%s failed", name, exc_info=error)
