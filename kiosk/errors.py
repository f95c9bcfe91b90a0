"""What can be wrong, and how it is said: one exception of our own and one shape for every remark on the content."""

from dataclasses import dataclass
from enum import StrEnum


class KioskError(Exception):
    """A failure that a person can do something about; its text is shown to them as it stands."""


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

    def __str__(self) -> str:
        """Give it on one line, as compilers do, so that editors find the place."""
        mend = f" (mend: {self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{mend} [{self.code}]"
