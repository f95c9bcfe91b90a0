"""Reads EDTF: levels 0, 1 and 2 of the Library of Congress' Extended Date/Time Format (ISO 8601-2, 2019).

The format is regular, so one regular expression reads a date. The tests compare it with the library `edtf`, which is
not used here because it takes 90 ms to import and up to 20 ms a date, raises AttributeError for 1984-1X and accepts
1979-02-29.
"""

import re
from functools import lru_cache

from kiosk.i18n.edtf.bounds import DateBounds, bounds_of
from kiosk.i18n.edtf.calendar import day_number, days_in_month
from kiosk.i18n.edtf.model import LAST_MONTH, PARTS, DateChoice, Edtf, End, Interval, Moment, Part
from kiosk.i18n.edtf.ranges import days, exists

LONGEST = 500
"""Characters; a longer text is not a date."""
FARTHEST_YEAR = 10**12
"""A hundred times the age of the universe; a larger year is a typing error."""

_MOMENT = re.compile(
    r"""(?P<year_before>[?~%])?
        (?: (?P<year>-?[0-9X]{4})
          | Y(?P<long>-?[1-9][0-9]{4,14})
          | Y(?P<base>-?[1-9][0-9]{0,14})E(?P<exponent>[1-9][0-9]?) )
        (?: S(?P<significant>[1-9][0-9]?) )?
        (?P<year_after>[?~%])?
        (?: - (?P<month_before>[?~%])? (?P<month>[0-9X]{2}) (?P<month_after>[?~%])?
            (?: - (?P<day_before>[?~%])? (?P<day>[0-9X]{2}) (?P<day_after>[?~%])? )?
        )?
        (?: T (?P<time>[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?) )?""",
    re.VERBOSE | re.ASCII,
)
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(
    r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)(?:Z|[+-](?:0\d|1[0-3])(?::[0-5]\d)?|[+-]14(?::00)?)?"
)
_ADVICE = "write a date such as 1979, 1979-01, 1979-01-07, 1975~, 19XX or 1979/1989"


@lru_cache(maxsize=4096)
def read(text: str) -> Edtf:
    """Read an EDTF text. Raises ValueError with the cause."""
    if not text or len(text) > LONGEST:
        raise ValueError(f"not a date; {_ADVICE}")
    if text[0] in "[{":
        return _choice(text)
    start, slash, end = text.partition("/")
    return _span(start, end, text) if slash else _moment(text)


def bounds(text: str) -> DateBounds:
    """Return the bounds of an EDTF text. Raises ValueError for a text that is not EDTF."""
    return _plain_bounds(text) or bounds_of(read(text))


def _plain_bounds(text: str) -> DateBounds | None:
    """Return the bounds of 1979, 1979-01, 1979-01-07 and intervals of them, None for all others.

    Most dates are like this, and it is twenty times as fast.
    """
    start, slash, end = text.partition("/")
    first = _plain_days(start)
    if first is None or not slash:
        return None if first is None else DateBounds(*first)
    last = _plain_days(end)
    return DateBounds(first[0], last[1]) if last is not None and last[1] > first[0] else None


def _plain_days(text: str) -> tuple[int, int] | None:
    """Return the first day of a plain date and the day after its last; None when it is not plain or does not exist."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    if not 1 <= month <= LAST_MONTH or not 1 <= day <= days_in_month(year, month):
        return None
    start = day_number(year, month, day)
    if found[3]:
        return start, start + 1
    return start, start + days_in_month(year, month) if found[2] else day_number(year + 1)


def _choice(text: str) -> DateChoice:
    every = text[0] == "{"
    if text[-1] != ("}" if every else "]"):
        raise ValueError(f"“{text}” has no closing {'}' if every else ']'}")
    members = [member.strip(" ") for member in text[1:-1].split(",")]
    if len(members) == 1 and ".." not in members[0]:
        raise ValueError(f"“{text}” names one date only: write it without brackets")
    return DateChoice(tuple(_member(member) for member in members), every)


def _member(text: str) -> Moment | Interval:
    start, dots, end = text.partition("..")
    if not dots:
        return _moment(text)
    if not start and not end:
        raise ValueError("“..” in a set needs a date before or after it")
    first = _moment(start) if start else End.OPEN
    last = _moment(end) if end else End.OPEN
    return _in_order(Interval(first, last, within=True), text)


def _span(start: str, end: str, text: str) -> Interval:
    first, last = _end(start), _end(end)
    if {first, last} <= set(End):
        raise ValueError(f"“{text}” names no date; an interval needs one at least")
    return _in_order(Interval(first, last), text)


def _end(text: str) -> Moment | End:
    return End(text) if text in ("", "..") else _moment(text)


def _in_order(span: Interval, text: str) -> Interval:
    found = bounds_of(span)
    if found.start is not None and found.end is not None and found.end <= found.start:
        raise ValueError(f"“{text}” ends before it begins")
    return span


def _moment(text: str) -> Moment:
    found = _MOMENT.fullmatch(text)
    if not found:
        raise ValueError(f"“{text[:40]}” is not a date; {_ADVICE}")
    moment = Moment(
        year=_year(found, text),
        month=found["month"] or "",
        day=found["day"] or "",
        time=found["time"] or "",
        significant=int(found["significant"] or 0),
        approximate=_qualified(found, "~%"),
        uncertain=_qualified(found, "?%"),
    )
    _check(moment, found, text)
    return moment


def _year(found: re.Match[str], text: str) -> str:
    if found["year"] == "-0000":
        raise ValueError("there is no year -0000; the year before 0001 is 0000")
    if found["year"]:
        return found["year"]
    number = int(found["long"]) if found["long"] else int(found["base"]) * 10 ** int(found["exponent"])
    if abs(number) > FARTHEST_YEAR:
        raise ValueError(f"the year of “{text}” is farther away than {FARTHEST_YEAR:,} years")
    if found["month"]:
        raise ValueError(f"“{text}”: a year written with Y has no month")
    return str(number)


def _qualified(found: re.Match[str], signs: str) -> frozenset[Part]:
    """A sign before a part qualifies it; a sign after a part qualifies it and all to its left."""
    parts: set[Part] = set()
    for index, part in enumerate(PARTS):
        if (found[f"{part}_before"] or " ") in signs:
            parts.add(part)
        if (found[f"{part}_after"] or " ") in signs:
            parts.update(PARTS[: index + 1])
    return frozenset(parts)


def _check(moment: Moment, found: re.Match[str], text: str) -> None:
    if moment.significant and (moment.month or "X" in moment.year):
        raise ValueError(f"“{text}”: S follows a year, of which all digits are written")
    if moment.significant > len(moment.year.lstrip("-")):
        raise ValueError(f"“{text}” has fewer digits than S{moment.significant} says")
    if moment.month and not exists(moment):
        raise ValueError(f"“{text}”: there is no month {moment.month}; write 01 to 12, or 21 to 41 for a season")
    if moment.day and not days(moment):
        raise ValueError(f"“{text}”: there is no day {moment.day} in that month")
    if moment.time and (not _TIME.fullmatch(moment.time) or "X" in text or not moment.day):
        raise ValueError(f"“{text}”: a time is written after a whole date, as 1979-01-07T12:30:00")
    if moment.time and found["day_after"]:
        raise ValueError(f"“{text}”: a date with a time is not qualified")
