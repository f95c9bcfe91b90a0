"""The exception for users, the problems found in content, and printable forms of any text."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

# Control characters, line ends, direction overrides, and bytes of a name that are not UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ESCAPES = {ord("\t"): "\\t", ord("\n"): "\\n", ord("\r"): "\\r"}
_BYTES = range(0xDC80, 0xDD00)
"""The surrogates that Python uses for bytes in file names that are not UTF-8."""
_WORKED_ON = "The kiosk was working on: "


class KioskError(Exception):
    """A failure that a user can fix; its text is shown to them unchanged."""


def plain(text: str) -> str:
    """Return a text on one line, for a terminal or a log, with control characters escaped.

    File names and content may contain such characters, and names may have bytes that are not UTF-8.
    """
    return text if text.isprintable() else _UNPRINTABLE.sub(_escaped, text)


def plain_lines(text: str) -> str:
    """Return a text of several lines with control characters escaped, except the ends of lines."""
    return "\n".join(map(plain, text.split("\n")))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _BYTES:
        return f"\\x{code - _BYTES.start + 0x80:02x}"
    return _ESCAPES.get(code) or (f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}")


@contextmanager
def working_on(what: str) -> Iterator[None]:
    """Add to a passing exception what was being worked on, mostly a file; the innermost note counts."""
    try:
        yield
    except Exception as error:
        if not worked_on(error):
            error.add_note(f"{_WORKED_ON}{what}")
        raise


def worked_on(error: BaseException) -> str:
    """Return what was being worked on when an exception was raised; "" when that is unknown."""
    notes: list[str] = getattr(error, "__notes__", [])
    return next((note.removeprefix(_WORKED_ON) for note in notes if note.startswith(_WORKED_ON)), "")


class Severity(StrEnum):
    """The severity of a problem in the content."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A problem in the content: its place, what is wrong and how to fix it."""

    file: str
    """Relative to the folder of exhibits/ and media/, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    severity: Severity
    code: str
    """Stable name of the kind of problem; listed in kiosk.content.codes."""
    message: str
    """The cause, in plain words."""
    hint: str = ""
    """The fix, in plain words; empty when there is none to suggest."""

    def __post_init__(self) -> None:
        """Escape control characters, since the texts go to terminals and logs."""
        for name in ("file", "message", "hint"):
            object.__setattr__(self, name, plain(getattr(self, name)))

    def __str__(self) -> str:
        """Return the problem on one line in the format of compilers, which editors understand."""
        mend = f" (mend: {self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{mend} [{self.code}]"
