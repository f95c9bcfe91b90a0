"""Reduces the precision of a date, for places too narrow for all of it."""

from dataclasses import replace

from kiosk.i18n.edtf.model import DateChoice, Edtf, Interval, Moment

_YEAR = frozenset({"year"})


def in_years(date: Edtf) -> Edtf:
    """Return a date without its months and days; an interval within one year becomes that year."""
    if isinstance(date, DateChoice):
        return replace(date, members=tuple(dict.fromkeys(_years(member) for member in date.members)))
    return _years(date)


def _years(date: Moment | Interval) -> Moment | Interval:
    if isinstance(date, Moment):
        return _year(date)
    start, end = (_year(one) if isinstance(one, Moment) else one for one in (date.start, date.end))
    if not (isinstance(start, Moment) and isinstance(end, Moment) and start.year == end.year):
        return replace(date, start=start, end=end)
    approximate, uncertain = start.approximate | end.approximate, start.uncertain | end.uncertain
    return replace(start, approximate=approximate, uncertain=uncertain)


def _year(moment: Moment) -> Moment:
    return Moment(
        moment.year,
        significant=moment.significant,
        approximate=moment.approximate & _YEAR,
        uncertain=moment.uncertain & _YEAR,
    )
