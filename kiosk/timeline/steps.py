"""The distances between ticks of the axis: days, months, years and round multiples of them.

Years before the year 1 are counted by their names: ticks every hundred years are at 200 BCE and 100 BCE (the
astronomical years -199 and -99), at 1 CE, and at 100 CE.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from kiosk.i18n.edtf.calendar import day_number, days_in_month
from kiosk.timeline.calendar import civil, edtf_day, edtf_month, edtf_year

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unit(StrEnum):
    """The unit that the label of a tick names."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class CalendarPlace:
    """A day that has a tick."""

    day: int
    edtf: str
    """The day, month or year that begins there: the year alone where EDTF has no months (beyond four digits), empty
    where i18n cannot read the year."""


@dataclass(frozen=True, slots=True)
class Step:
    """A distance between ticks."""

    unit: Unit
    count: int

    @property
    def least_days(self) -> int:
        """The smallest number of days between two of its ticks."""
        if self.unit is Unit.DAY:
            return math.ceil(self.count * 0.8)
        if self.unit is Unit.MONTH:
            return {1: 28, 3: 90, 6: 181}[self.count]
        return 365 * (self.count if self.count < _WITH_YEAR_ONE else self.count - 1)

    def places(self, start: int, end: int) -> Iterator[CalendarPlace]:
        """Yield its ticks from the day `start` to before `end`, and perhaps a few on either side."""
        if self.unit is Unit.YEAR:
            return self._years(civil(start)[0], civil(end)[0])
        if self.unit is Unit.MONTH:
            return self._months(start, end)
        return self._days(start, end)

    def _years(self, first: int, last: int) -> Iterator[CalendarPlace]:
        return (CalendarPlace(day_number(year), edtf_year(year)) for year in _years(self.count, first, last))

    def _months(self, start: int, end: int) -> Iterator[CalendarPlace]:
        for year, month in _months(start, end):
            if (month - 1) % self.count == 0:
                yield CalendarPlace(day_number(year, month), edtf_month(year, month) or edtf_year(year))

    def _days(self, start: int, end: int) -> Iterator[CalendarPlace]:
        for year, month in _months(start, end):
            length, first = days_in_month(year, month), day_number(year, month)
            for number in range(1, length + 1, self.count):
                if number == 1 or length - number + 1 >= self.least_days:
                    yield CalendarPlace(first + number - 1, edtf_day(year, month, number) or edtf_year(year))


_WITH_YEAR_ONE = 5

STEPS = (
    *(Step(Unit.DAY, count) for count in (1, 2, 5, 10)),
    *(Step(Unit.MONTH, count) for count in (1, 3, 6)),
    *(Step(Unit.YEAR, count * 10**power) for power in range(13) for count in (1, 2, 5)),
)
"""All steps, from one day to five trillion years (5 * 10**12)."""


def _months(start: int, end: int) -> Iterator[tuple[int, int]]:
    year, month, _ = civil(start)
    while day_number(year, month) < end:
        yield year, month
        year, month = (year + month // 12, month % 12 + 1)


def _years(count: int, first: int, last: int) -> Iterator[int]:
    """Yield the astronomical years from `first` to `last` that have a tick, with a tick every `count` years."""
    if count == 1:
        yield from range(first, last + 1)
        return
    if first <= 0:
        named = range((1 - first) // count * count, max(count, 1 - last) - 1, -count)
        yield from (1 - year for year in named)
    if count >= _WITH_YEAR_ONE and first <= 1 <= last:
        yield 1
    since = max(first, 1)
    yield from takewhile(lambda year: year <= last, range(-(-since // count) * count, last + 1, count))
