"""What an EDTF text says (ISO 8601-2, levels 0 to 2), in frozen pieces."""

from dataclasses import dataclass
from enum import Enum

Part = str
"""`year`, `month` or `day`."""
PARTS: tuple[Part, ...] = ("year", "month", "day")

LAST_MONTH, FIRST_SEASON = 12, 21


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as exact as it is known: 1979, 1979-01-07, 19XX, 1979-21 (a season), each part perhaps qualified."""

    year: str
    """Digits with a sign when it is before the year 0; X stands for a digit that is not known."""
    month: str = ""
    """01 to 12, a season from 21 to 41, with X for what is not known; empty when the date is a year."""
    day: str = ""
    """01 to 31, with X for what is not known; empty when the date is a month or a year."""
    time: str = ""
    """hh:mm:ss, and the zone when there is one: Z or +hh:mm."""
    significant: int = 0
    """How many digits of the year are certain; 0 when all are."""
    approximate: frozenset[Part] = frozenset()
    uncertain: frozenset[Part] = frozenset()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that the date has."""
        return PARTS[: 1 + bool(self.month) + bool(self.day)]

    @property
    def season(self) -> int:
        """The number of the season, quarter or third of the year, or 0."""
        return int(self.month) if self.month.isdigit() and int(self.month) >= FIRST_SEASON else 0


class End(Enum):
    """An end of an interval that is not a date."""

    OPEN = ".."
    """It goes on, or has always been."""
    UNKNOWN = ""
    """There is one, and nobody knows when."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both included; at most one of them is an `End`."""

    start: Moment | End
    end: Moment | End
    within: bool = False
    """It stands in a set, as 1667..1672: the days or years from one to the other, not a stretch of time."""


@dataclass(frozen=True, slots=True)
class DateChoice:
    """Several dates: all of them, or one of them."""

    members: tuple[Moment | Interval, ...]
    every: bool
    """All of them ({...}), else one of them ([...])."""


Edtf = Moment | Interval | DateChoice
