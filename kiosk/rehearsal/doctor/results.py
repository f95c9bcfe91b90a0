"""What a check finds, and where it looks."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.paths import Paths


class ResultKind(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    ADVICE = "advice"
    """The kiosk runs, and could do better."""
    PROBLEM = "problem"
    """Visitors or staff lack something."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One thing that was looked at."""

    verdict: ResultKind
    says: str
    """A plain sentence."""
    mend: str = ""
    """What to do; empty when all is well."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is looked at."""

    paths: Paths
    root: Path = Path("/")
    """Of the file system; tests have one of their own."""

    def text(self, name: str) -> str:
        """Read a small file of the system, as "proc/meminfo"; "" when it cannot be read."""
        try:
            return (self.root / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def good(says: str) -> CheckResult:
    """Make a finding that all is well."""
    return CheckResult(ResultKind.GOOD, says)


def advice(says: str, mend: str) -> CheckResult:
    """Make a finding of something that could be better."""
    return CheckResult(ResultKind.ADVICE, says, mend)


def problem(says: str, mend: str) -> CheckResult:
    """Make a finding of something that is wrong."""
    return CheckResult(ResultKind.PROBLEM, says, mend)
