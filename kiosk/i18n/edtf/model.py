"""The parsed parts of an EDTF text (ISO 8601-2, levels 0 to 2), frozen."""

from dataclasses import dataclass
from enum import Enum

Part = str
"""`year`, `month` or `day`."""
PARTS: tuple[Part, ...] = ("year", "month", "day")

LAST_MONTH, FIRST_SEASON = 12, 21


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of any precision: 1979, 1979-01-07, 19XX, 1979-21 (a season); each part may be qualified."""

    year: str
    """Digits, with a sign before the year 0; X is an unknown digit."""
    month: str = ""
    """01 to 12, or a season from 21 to 41, with X for unknown digits; empty when the date is a year."""
    day: str = ""
    """01 to 31, with X for unknown digits; empty when the date is a month or a year."""
    time: str = ""
    """hh:mm:ss, and the zone when there is one: Z or +hh:mm."""
    significant: int = 0
    """The number of significant digits of the year; 0 for all."""
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
    """It is open: without an end, or without a beginning."""
    UNKNOWN = ""
    """It exists, but is unknown."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both included; at most one of them is an `End`."""

    start: Moment | End
    end: Moment | End
    within: bool = False
    """Whether it is part of a set, as 1667..1672: each of the days or years, not an interval."""


@dataclass(frozen=True, slots=True)
class DateChoice:
    """Several dates: all of them, or one of them."""

    members: tuple[Moment | Interval, ...]
    every: bool
    """Whether all are meant ({...}), else one of them ([...])."""


Edtf = Moment | Interval | DateChoice
