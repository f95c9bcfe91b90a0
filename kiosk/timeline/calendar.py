"""Conversion of numbered days into years, months and days, and into the EDTF text of a tick.

Days are numbered as in `kiosk.i18n.edtf.calendar`: day 1 is 1 January of the year 1. Years are astronomical, as in
ISO 8601 and EDTF: the year 0 is 1 BCE, the year -43 is 44 BCE.
"""

from __future__ import annotations

from kiosk.i18n.edtf.calendar import day_number, year_of
from kiosk.i18n.edtf.reader import FARTHEST_YEAR

LAST_NAMED_YEAR = 9999
"""The last year, on either side of 0, for which EDTF writes months and days."""


def civil(day: int) -> tuple[int, int, int]:
    """Return the year, the month and the day of the month of a numbered day."""
    year = year_of(day)
    month = min((day - day_number(year)) // 28 + 1, 12)
    while day < day_number(year, month):
        month -= 1
    return year, month, day - day_number(year, month) + 1


def edtf_year(year: int) -> str:
    """Return a year in EDTF: `1979`, `-0043`, `Y-4500000000`; empty for one beyond what i18n can read."""
    if abs(year) > FARTHEST_YEAR:
        return ""
    if abs(year) > LAST_NAMED_YEAR:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def edtf_month(year: int, month: int) -> str | None:
    """Return a month in EDTF, or None: EDTF has no months for years of more than four digits."""
    return f"{edtf_year(year)}-{month:02d}" if abs(year) <= LAST_NAMED_YEAR else None


def edtf_day(year: int, month: int, day: int) -> str | None:
    """Return a day in EDTF, or None: EDTF has no days for years of more than four digits."""
    return f"{edtf_year(year)}-{month:02d}-{day:02d}" if abs(year) <= LAST_NAMED_YEAR else None
