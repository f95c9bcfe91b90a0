"""Formats dates in other calendars than the Gregorian: Buddhist, Japanese, Islamic and others of ICU.

ICU has the rules and the names of CLDR; Babel has the Gregorian calendar only. A year or a month that overlaps two of
the other calendar is written as a range.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

from kiosk.i18n.edtf.calendar import day_number, days_in_month
from kiosk.i18n.edtf.model import Moment
from kiosk.i18n.locale import Locale
from kiosk.i18n.tags import bare

_FIRST_YEARS = {
    "buddhist": 2,
    "hebrew": 2,
    "ethiopic": 9,
    "indian": 79,
    "coptic": 285,
    "persian": 623,
    # Japan had lunar months until then.
    "japanese": 1873,
    "roc": 1912,
}
"""The first year CE that is written in a calendar; earlier years are written in the Gregorian."""
_FIRST_ISLAMIC_YEAR = 623
_LAST_YEAR = 9999
_BY_THE_SUN = ("buddhist", "japanese", "roc")
"""The calendars with the days and months of the Gregorian."""
_REFORM = day_number(1582, 10, 15)
"""The first day of the Gregorian calendar: before it ICU uses the Julian months."""
_SKIPPED = range(day_number(1582, 10, 5), _REFORM)
"""The days that were skipped when that calendar began: ICU has no dates for them."""
_LONG = {1: "Gy", 2: "GyMMMM", 3: "GyMMMMd"}
_SHORT = {1: "Gy", 2: "GyMMM", 3: "GyMMMd"}


def in_calendar(moment: Moment, locale: Locale, *, long: bool, until: Moment | None = None) -> str:
    """Format a date, or an interval, in the calendar of a language.

    Returns "" for the Gregorian calendar, and for dates that the calendar cannot express: periods with unknown digits,
    and years before its first.
    """
    until = until or moment
    if not locale.calendar or not _has_place(moment, locale.calendar) or not _has_place(until, locale.calendar):
        return ""
    skeletons = _LONG if long else _SHORT
    ends = ((_ends(moment)[0], skeletons[len(moment.parts)]), (_ends(until)[1], skeletons[len(until.parts)]))
    first, last = (_written(_moment_of(day, locale.calendar), skeleton, locale) for day, skeleton in ends)
    if first == last:
        return first
    pattern = str(locale.babel.interval_formats[None])
    return pattern.replace("{0}", first).replace("{1}", last)


def _has_place(moment: Moment, calendar: str) -> bool:
    known = moment.year + moment.month + moment.day
    if not known.isdigit() or moment.season or moment.significant:
        return False
    if not _FIRST_YEARS.get(calendar, _FIRST_ISLAMIC_YEAR) <= int(moment.year) <= _LAST_YEAR:
        return False
    return calendar not in _BY_THE_SUN or all(day_number(*day) not in _SKIPPED for day in _ends(moment))


def _ends(moment: Moment) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    year = int(moment.year)
    first_month, last_month = (int(moment.month),) * 2 if moment.month else (1, 12)
    days = (int(moment.day),) * 2 if moment.day else (1, days_in_month(year, last_month))
    return (year, first_month, days[0]), (year, last_month, days[1])


def _moment_of(day: tuple[int, int, int], calendar: str) -> datetime:
    """Return noon of a day, without a zone: ICU uses that of the machine."""
    number = day_number(*day)
    if calendar in _BY_THE_SUN and number < _REFORM:
        number = _julian_day_number(*day)
    return datetime.fromordinal(number).replace(hour=12)


def _julian_day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date in the Julian calendar, in which every fourth year has 366 days."""
    # Months have the same lengths in both calendars.
    pattern = 2000 if year % 4 == 0 else 2001
    in_year = day_number(pattern, month, day) - day_number(pattern)
    before = year - 1
    return before * 365 + before // 4 + in_year - 1


@lru_cache(maxsize=1024)
def _written(noon: datetime, skeleton: str, locale: Locale) -> str:
    formats = bare(str(locale.babel).replace("_", "-"))
    tag = f"{formats}-u-ca-{locale.calendar}-nu-{locale.numbering}"
    return str(_pattern(tag, skeleton).format({"day": noon}))


@lru_cache(maxsize=64)
def _pattern(tag: str, skeleton: str) -> Any:
    from icu4py.messageformat import MessageFormat  # Only for a museum that uses another calendar.

    return MessageFormat(f"{{day, date, ::{skeleton}}}", tag)
