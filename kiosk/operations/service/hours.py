"""Opening hours, in which the screen is on."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Self

from kiosk.errors import KioskError

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS = re.compile(rf"({'|'.join(DAYS)})(?:(?:\.\.|-)({'|'.join(DAYS)}))?", re.IGNORECASE | re.ASCII)
_HOURS = re.compile(r"(\d\d?):(\d\d)-(\d\d?):(\d\d)")
EARLIEST_YEAR = 2025
"""A clock that shows an earlier year has lost the time."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One period on every open day, in local time."""

    opens: time
    closes: time
    days: frozenset[int] = frozenset(range(7))
    """Of the week; 0 is Monday."""

    @classmethod
    def read(cls, hours: str, days: str = "") -> Self:
        """Parse "09:30-18:00" and "Tue..Sun" or "Mon,Wed..Fri". Raises KioskError."""
        found = _HOURS.fullmatch(hours.replace(" ", ""))
        try:
            opens, closes = (
                (time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))) if found else (None,) * 2
            )
        except ValueError:
            opens = closes = None
        if opens is None or closes is None or opens >= closes:
            raise KioskError(f'"{hours}" are no opening hours: write them as 09:30-18:00')
        return cls(opens, closes, _days(days) if days.strip() else frozenset(range(7)))

    def __str__(self) -> str:
        """Return the hours as `read` parses them."""
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"

    @property
    def day_words(self) -> str:
        """Return the days as `read` parses them."""
        return ",".join(DAYS[day] for day in sorted(self.days))

    def calendar(self, at: time) -> str:
        """Return a time of each open day in the format of systemd.time(7)."""
        days = "" if len(self.days) == len(DAYS) else f"{self.day_words} "
        return f"{days}*-*-* {at:%H:%M}:00"

    def open_at(self, now: datetime) -> bool:
        """Return whether the museum is open; also when the clock has lost the time, so that the screen is not dark."""
        return now.year < EARLIEST_YEAR or (now.weekday() in self.days and self.opens <= now.time() < self.closes)


def _days(words: str) -> frozenset[int]:
    found: set[int] = set()
    for part in words.replace(" ", "").split(","):
        parsed = _DAYS.fullmatch(part)
        if not parsed:
            raise KioskError(f'"{part}" are no days: write them as Tue..Sun, or Mon,Wed,Fri')
        first = _number(parsed[1])
        last = _number(parsed[2] or parsed[1])
        found |= {day % 7 for day in range(first, last + 1 if last >= first else last + 8)}
    return frozenset(found)


def _number(day: str) -> int:
    return DAYS.index(day.capitalize())
