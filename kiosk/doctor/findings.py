"""What a check finds, and where it looks."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.paths import Paths


class Verdict(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    ADVICE = "advice"
    """The kiosk runs, and could do better."""
    PROBLEM = "problem"
    """Visitors or staff lack something."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    verdict: Verdict
    says: str
    """A plain sentence."""
    mend: str = ""
    """What to do; empty when all is well."""


@dataclass(frozen=True, slots=True)
class Machine:
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


def good(says: str) -> Finding:
    """Make a finding that all is well."""
    return Finding(Verdict.GOOD, says)


def advice(says: str, mend: str) -> Finding:
    """Make a finding of something that could be better."""
    return Finding(Verdict.ADVICE, says, mend)


def problem(says: str, mend: str) -> Finding:
    """Make a finding of something that is wrong."""
    return Finding(Verdict.PROBLEM, says, mend)
