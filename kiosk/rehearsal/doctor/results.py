"""The results of checks, and their input."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.paths import Paths


class ResultKind(StrEnum):
    """The severity of a result."""

    GOOD = "good"
    ADVICE = "advice"
    """The kiosk works, but something can be improved."""
    PROBLEM = "problem"
    """Something does not work for visitors or staff."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One result of a check."""

    verdict: ResultKind
    says: str
    """A plain sentence."""
    mend: str = ""
    """What to do; empty for a good result."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The installation and the system that are checked."""

    paths: Paths
    root: Path = Path("/")
    """Root of the file system; tests use another one."""

    def text(self, name: str) -> str:
        """Return the text of a small system file such as "proc/meminfo"; "" where it cannot be read."""
        try:
            return (self.root / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def good(says: str) -> CheckResult:
    """Return a good result."""
    return CheckResult(ResultKind.GOOD, says)


def advice(says: str, mend: str) -> CheckResult:
    """Return advice."""
    return CheckResult(ResultKind.ADVICE, says, mend)


def problem(says: str, mend: str) -> CheckResult:
    """Return a problem."""
    return CheckResult(ResultKind.PROBLEM, says, mend)
