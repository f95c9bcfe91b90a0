"""The years, months and days that a date with unknown digits may mean."""

from kiosk.i18n.edtf.calendar import days_in_month
from kiosk.i18n.edtf.model import LAST_MONTH, Moment


def years(moment: Moment) -> tuple[int, int]:
    """Return the first and the last year that a date may mean."""
    ends = int(moment.year.replace("X", "0")), int(moment.year.replace("X", "9"))
    low, high = min(ends), max(ends)
    if moment.significant:
        size = 10 ** (len(moment.year.lstrip("-")) - moment.significant)
        nearer = abs(low) // size * size
        low, high = (nearer, nearer + size - 1) if low >= 0 else (-(nearer + size - 1), -nearer)
    return low, high


def months(moment: Moment) -> list[int]:
    """Return the months, 1 to 12, that a date with a month may mean."""
    return [number for number in _months(moment) if number <= LAST_MONTH]


def days(moment: Moment) -> list[int]:
    """Return the days of the month that a date may mean."""
    longest = max(
        (days_in_month(year, month) for year in _example_years(moment) for month in months(moment)), default=0
    )
    return [day for day in range(1, longest + 1) if _fits(moment.day, day)]


def exists(moment: Moment) -> bool:
    """Return whether such a month or season exists."""
    return bool(_months(moment))


def _months(moment: Moment) -> list[int]:
    seasons = range(21, 42) if "X" not in moment.month and not moment.day else ()
    return [number for number in (*range(1, 13), *seasons) if _fits(moment.month, number)]


def _fits(pattern: str, number: int) -> bool:
    return all(sign in ("X", digit) for sign, digit in zip(pattern, f"{number:02}", strict=True))


def _example_years(moment: Moment) -> tuple[int, ...]:
    """Return enough years to know whether one that the date may mean is a leap year."""
    low, high = years(moment)
    return (low, high) if low == high else (low, high, 4)
