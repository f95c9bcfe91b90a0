"""Days of the proleptic Gregorian calendar as whole numbers, as far back and forth as anybody dates things.

Day 1 is 1 January of the year 1, as in `datetime.date.toordinal`, which ends at the years 1 and 9999. Years are
astronomical, as in ISO 8601 and EDTF: the year 0 is 1 BCE, the year -43 is 44 BCE.
"""

from __future__ import annotations

from calendar import isleap, monthrange

YEAR_DAYS = 365.2425
LAST_NAMED_YEAR = 9999
"""The last year, on either side of 0, of which EDTF writes months and days."""
_FEBRUARY = 2
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_DAYS_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day; the year may be any whole number."""
    before = year - 1
    leap_day = 1 if month > _FEBRUARY and isleap(year) else 0
    return before * 365 + before // 4 - before // 100 + before // 400 + _DAYS_BEFORE_MONTH[month - 1] + leap_day + day


def civil(day: int) -> tuple[int, int, int]:
    """The year, month and day of month of a numbered day."""
    cycle, rest = divmod(day - 1, _CYCLE_DAYS)
    year = cycle * _CYCLE_YEARS + min(int(rest / YEAR_DAYS), _CYCLE_YEARS - 1) + 1
    while day < day_of(year):
        year -= 1
    while day >= day_of(year + 1):
        year += 1
    month = 12
    while day < day_of(year, month):
        month -= 1
    return year, month, day - day_of(year, month) + 1


def month_length(year: int, month: int) -> int:
    """The number of days of a month of any year."""
    return monthrange(2000 if isleap(year) else 2001, month)[1]


def edtf_year(year: int) -> str:
    """A year as EDTF writes it: `1979`, `-0043`, `Y-4500000000`."""
    if abs(year) > LAST_NAMED_YEAR:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def edtf_month(year: int, month: int) -> str | None:
    """A month as EDTF writes it, or None: EDTF has no months for years of more than four digits."""
    return f"{edtf_year(year)}-{month:02d}" if abs(year) <= LAST_NAMED_YEAR else None


def edtf_day(year: int, month: int, day: int) -> str | None:
    """A day as EDTF writes it, or None: EDTF has no days for years of more than four digits."""
    return f"{edtf_year(year)}-{month:02d}-{day:02d}" if abs(year) <= LAST_NAMED_YEAR else None
