"""The proleptic Gregorian calendar, for any year: 0 is the year before 1, as in ISO 8601."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_400_YEARS = 146_097
_FEBRUARY = 2


def is_leap(year: int) -> bool:
    """Return whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12."""
    return 29 if month == _FEBRUARY and is_leap(year) else _DAYS[month - 1]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day: 1 is 1 January of the year 1, as in `datetime.date.toordinal`, for any year."""
    before = year - 1
    of_years = before * 365 + before // 4 - before // 100 + before // 400
    return of_years + sum(_DAYS[: month - 1]) + (month > _FEBRUARY and is_leap(year)) + day


def year_of(day: int) -> int:
    """Return the year of a day number."""
    year = 1 + (day - 1) * 400 // _DAYS_IN_400_YEARS
    while day_number(year) > day:
        year -= 1
    while day_number(year + 1) <= day:
        year += 1
    return year


def decimal_year(day: float) -> float:
    """Return a day number as a fraction of years: 1979.5 is the middle of 1979."""
    whole = int(day // 1)
    year = year_of(whole)
    return year + (day - day_number(year)) / (366 if is_leap(year) else 365)
