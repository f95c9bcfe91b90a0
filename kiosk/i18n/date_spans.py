"""Formats intervals: what both ends share is written once, by CLDR's patterns; an open end has its own words."""

from kiosk.i18n.date_moments import MomentWriter
from kiosk.i18n.date_patterns import apply, widened
from kiosk.i18n.edtf.model import End, Interval, Moment

# CLDR's fields, by the precision of the dates; the first that differs chooses the pattern.
_DIFFERENCES = {1: ("y",), 2: ("y", "M"), 3: ("y", "M", "d")}


class SpanWriter(MomentWriter):
    """Formats dates and intervals in one language and style."""

    def span(self, span: Interval) -> str:
        """Format an interval, or the part of a set that has a first and a last date."""
        start, end = span.start, span.end
        if isinstance(start, Moment) and isinstance(end, Moment):
            return self._closed(start, end)
        if isinstance(start, Moment):
            return self._from(self.moment(start), end, within=span.within)
        return self._until(start, self.moment(end), within=span.within) if isinstance(end, Moment) else ""

    def _from(self, date: str, end: object, *, within: bool) -> str:
        if within:
            return self.words("%(date)s or later", date=date)
        if end is End.OPEN:
            return self.words("from %(date)s", date=date)
        return self.words("from %(date)s, end unknown", date=date) if self.long else self._joined(date, "?")

    def _until(self, start: object, date: str, *, within: bool) -> str:
        if within:
            return self.words("%(date)s or earlier", date=date)
        if start is End.OPEN:
            return self.words("until %(date)s", date=date)
        return self.words("until %(date)s, beginning unknown", date=date) if self.long else self._joined("?", date)

    def _closed(self, start: Moment, end: Moment) -> str:
        if start == end:
            return self.moment(start)
        plain = _is_plain(start) and _is_plain(end)
        if plain and (elsewhere := self.in_calendar(start, end)):
            return elsewhere
        if plain and start.parts == end.parts and not self.in_calendar(end):
            if self.is_year_of_four_digits(start) and self.is_year_of_four_digits(end):
                return self._collapsed(start, end)
            if int(end.year) <= 0 and not start.month:
                return self.before_our_era(self._collapsed(start, end))
        return self._joined(self.moment(start), self.moment(end))

    def _collapsed(self, start: Moment, end: Moment) -> str:
        size = len(start.parts)
        name = {1: "y", 2: "yMMMM" if self.long else "yMMM", 3: "yMMMd"}[size]
        patterns = self.locale.babel.interval_formats.get(name, {})
        pairs = zip((start.year, start.month, start.day), (end.year, end.month, end.day), strict=True)
        differs = [a != b for a, b in pairs].index(True)
        parts = patterns.get(_DIFFERENCES[size][differs])
        if not parts or len(parts) != len(("start", "end")):
            return self._joined(self.moment(start), self.moment(end))
        first, last = (widened(part) if self.long else part for part in parts)
        return apply(first, self.fields(start), self.locale) + apply(last, self.fields(end), self.locale)

    def _joined(self, start: str, end: str) -> str:
        pattern = str(self.locale.babel.interval_formats[None])
        return pattern.replace("{0}", start).replace("{1}", end)


def _is_plain(moment: Moment) -> bool:
    unusual = moment.approximate or moment.uncertain or moment.significant or moment.season or moment.time
    return not unusual and "X" not in moment.year + moment.month + moment.day
