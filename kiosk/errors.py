"""What can be wrong, and how it is said: one exception of our own and one shape for every remark on the content."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

# Control characters, line ends, what turns the direction of text round, and bytes of a name that are no UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SPELT = {ord("\t"): "\\t", ord("\n"): "\\n", ord("\r"): "\\r"}
_BYTES = range(0xDC80, 0xDD00)
"""How Python has bytes in a file's name that are no UTF-8."""
_WORKED_ON = "The kiosk was working on: "


class KioskError(Exception):
    """A failure that a person can do something about; its text is shown to them as it stands."""


def plain(text: str) -> str:
    """Write a text on one line, for a terminal or a log: what moves a cursor, colours or breaks a line is spelt out.

    File names and content may hold such characters, and names may have bytes that are no UTF-8.
    """
    return text if text.isprintable() else _UNPRINTABLE.sub(_spelt, text)


def plain_lines(text: str) -> str:
    """Write a text of several lines so: the ends of its lines stay."""
    return "\n".join(map(plain, text.split("\n")))


def _spelt(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _BYTES:
        return f"\\x{code - _BYTES.start + 0x80:02x}"
    return _SPELT.get(code) or (f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}")


@contextmanager
def working_on(what: str) -> Iterator[None]:
    """Note in an exception that passes what was being worked on, mostly a file; the innermost note counts."""
    try:
        yield
    except Exception as error:
        if not worked_on(error):
            error.add_note(f"{_WORKED_ON}{what}")
        raise


def worked_on(error: BaseException) -> str:
    """Give what was being worked on when an exception came; empty when nobody noted it."""
    notes: list[str] = getattr(error, "__notes__", [])
    return next((note.removeprefix(_WORKED_ON) for note in notes if note.startswith(_WORKED_ON)), "")


class Severity(StrEnum):
    """How much a remark on the content matters."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One remark on the content: where it stands, what is wrong and how to mend it."""

    file: str
    """Relative to the folder that holds exhibits/ and media/, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    severity: Severity
    code: str
    """Stable name of the kind of problem; kiosk.content.codes lists them all."""
    message: str
    """The cause, in plain words."""
    hint: str = ""
    """The mend, in plain words; empty when there is none to offer."""

    def __post_init__(self) -> None:
        """Spell out what could reach a terminal or a log as more than text."""
        for name in ("file", "message", "hint"):
            object.__setattr__(self, name, plain(getattr(self, name)))

    def __str__(self) -> str:
        """Give it on one line, as compilers do, so that editors find the place."""
        mend = f" (mend: {self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{mend} [{self.code}]"
