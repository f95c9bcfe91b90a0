"""The first and last day that a date may mean, for its position on a timeline."""

from dataclasses import dataclass

from kiosk.i18n.edtf import ranges
from kiosk.i18n.edtf.calendar import day_number, days_in_month
from kiosk.i18n.edtf.model import DateChoice, Edtf, End, Interval, Moment

# First month and number of months of EDTF level 2's parts of a year, from 21. Seasons are meteorological; winter 2001
# begins in December 2001, as the order of 21 to 24 in a year implies; a season without a hemisphere is a northern one.
_SEASONS = {
    **dict(zip(range(21, 25), ((3, 3), (6, 3), (9, 3), (12, 3)), strict=True)),
    **dict(zip(range(25, 29), ((3, 3), (6, 3), (9, 3), (12, 3)), strict=True)),
    **dict(zip(range(29, 33), ((9, 3), (12, 3), (3, 3), (6, 3)), strict=True)),
    **dict(zip(range(33, 37), ((1, 3), (4, 3), (7, 3), (10, 3)), strict=True)),
    **dict(zip(range(37, 40), ((1, 4), (5, 4), (9, 4)), strict=True)),
    **dict(zip(range(40, 42), ((1, 6), (7, 6)), strict=True)),
}


@dataclass(frozen=True, slots=True)
class DateBounds:
    """The earliest and the latest day of a date, in days numbered as `datetime.date.toordinal` does, for any year."""

    start: int | None
    """The first day; None without a known beginning."""
    end: int | None
    """The day after the last; None without a known end."""
    approximate: bool = False
    uncertain: bool = False
    unknown: bool = False
    """Whether one end exists but is unknown; an open end (..) leaves this False."""


def bounds_of(edtf: Edtf) -> DateBounds:
    """Return the bounds of a parsed EDTF text."""
    if isinstance(edtf, Moment):
        first, last = _ends(edtf)
        return DateBounds(first, last, bool(edtf.approximate or edtf.significant), bool(edtf.uncertain))
    if isinstance(edtf, Interval):
        return _of_span(edtf)
    return _of_choice(edtf)


def _of_span(span: Interval) -> DateBounds:
    ends = [bounds_of(end) for end in (span.start, span.end) if isinstance(end, Moment)]
    return DateBounds(
        None if isinstance(span.start, End) else ends[0].start,
        None if isinstance(span.end, End) else ends[-1].end,
        any(end.approximate for end in ends),
        any(end.uncertain for end in ends),
        End.UNKNOWN in (span.start, span.end),
    )


def _of_choice(choice: DateChoice) -> DateBounds:
    members = [bounds_of(member) for member in choice.members]
    starts = [member.start for member in members]
    ends = [member.end for member in members]
    return DateBounds(
        None if None in starts else min(start for start in starts if start is not None),
        None if None in ends else max(end for end in ends if end is not None),
        any(member.approximate for member in members),
        any(member.uncertain for member in members) or not choice.every,
    )


def _ends(moment: Moment) -> tuple[int, int]:
    low, high = ranges.years(moment)
    if not moment.month:
        return day_number(low), day_number(high + 1)
    if moment.season:
        month, length = _SEASONS[moment.season]
        return day_number(low, month), _first_of_month(high, month + length)
    months = ranges.months(moment)
    if not moment.day:
        return day_number(low, months[0]), _first_of_month(high, months[-1] + 1)
    days = ranges.days(moment)
    last_day = min(days[-1], days_in_month(high, months[-1]))
    return day_number(low, months[0], days[0]), day_number(high, months[-1], last_day) + 1


def _first_of_month(year: int, month: int) -> int:
    """Return the day number of the first of a month; 13 is January of the next year."""
    return day_number(year + (month - 1) // 12, (month - 1) % 12 + 1)
