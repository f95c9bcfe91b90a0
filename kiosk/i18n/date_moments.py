"""Formats single dates: days, months, years, decades, centuries, seasons, each at its precision."""

from kiosk.i18n.catalogues import N_
from kiosk.i18n.date_patterns import Fields, apply, skeleton, widened
from kiosk.i18n.date_periods import PeriodWriter
from kiosk.i18n.edtf import ranges
from kiosk.i18n.edtf.model import Moment
from kiosk.i18n.numbers import format_list


class MomentWriter(PeriodWriter):
    """Formats single dates in one language and style."""

    def moment(self, moment: Moment) -> str:
        """Format a date with its qualification (about, uncertain)."""
        text = self._plain(moment)
        if moment.time:
            text = self._with_time(text, moment.time)
        return self._qualified(text, moment)

    def is_year_of_four_digits(self, moment: Moment) -> bool:
        """Return whether its year needs neither an era nor separators."""
        return moment.year.isdigit() and len(str(int(moment.year))) == len("1979")

    def fields(self, moment: Moment) -> Fields:
        """Return the fields for a pattern of a date whose digits are all known (month and day may be absent)."""
        year = int(moment.year)
        month, day = int(moment.month or 1), int(moment.day or 1)
        return Fields(self.year(year), month, day, with_era=year > 0)

    def _plain(self, moment: Moment) -> str:
        if moment.season:
            return self.season(moment)
        known = _without_blanks(moment)
        if elsewhere := self.in_calendar(known):
            return elsewhere
        if not known.month:
            return self.year_or_period(known)
        if "X" in known.month + known.day:
            return self._between(known)
        if "X" in known.year:
            return self._in_period(known)
        return self.in_era(apply(self._pattern(known), self.fields(known), self.locale), int(known.year))

    def _pattern(self, moment: Moment) -> str:
        cldr = self.locale.babel
        if moment.day:
            return str(cldr.date_formats["long"].pattern) if self.long else skeleton(cldr, "yMMMd")
        return skeleton(cldr, "yMMMM" if self.long else "yMMM")

    def _in_period(self, moment: Moment) -> str:
        """Format a known day or month in an unknown year: 25 December, 1560s."""
        cldr = self.locale.babel
        pattern = skeleton(cldr, "MMMd") if moment.day else "LLLL"
        date = apply(widened(pattern) if self.long else pattern, Fields("", *_month_and_day(moment)), self.locale)
        if set(moment.year.lstrip("-")) == {"X"}:
            return self.words("%(date)s, year unknown", date=date)
        return self.words("%(date)s, %(period)s", date=date, period=self.year_or_period(Moment(moment.year)))

    def _between(self, moment: Moment) -> str:
        low, high = ranges.years(moment)
        months = ranges.months(moment)
        days = ranges.days(moment) if moment.day else []
        first = Moment(str(low), f"{months[0]:02}", f"{days[0]:02}" if days else "")
        last = Moment(str(high), f"{months[-1]:02}", f"{days[-1]:02}" if days else "")
        return self.between(self._plain(first), self._plain(last))

    def _with_time(self, date: str, time: str) -> str:
        cldr = self.locale.babel
        fields = Fields(hour=int(time[:2]), minute=int(time[3:5]))
        text = apply(cldr.time_formats["short"].pattern, fields, self.locale)
        if zone := time[8:]:
            text += " UTC" + ("" if zone == "Z" else self.locale.digits(zone))
        pattern = str(cldr.datetime_formats["medium"])
        return pattern.replace("{1}", date).replace("{0}", text)

    def _qualified(self, text: str, moment: Moment) -> str:
        whole = set(moment.parts)
        # A year with only some significant digits is approximate already.
        approximate = frozenset() if moment.significant else moment.approximate
        for parts, of_all, of_some in (
            (approximate, self.about, N_("%(date)s (%(parts)s approximate)")),
            (moment.uncertain, self.uncertain, N_("%(date)s (%(parts)s uncertain)")),
        ):
            if parts and (parts == whole or not self.long):
                text = of_all(text)
            elif parts:
                text = self.words(of_some, date=text, parts=self._parts(moment, parts))
        return text

    def _parts(self, moment: Moment, parts: frozenset[str]) -> str:
        names = {
            "day": self.words.context("part of a date", "day"),
            "month": self.words.context("part of a date", "month"),
            "year": self.words.context("part of a date", "year"),
        }
        return format_list([names[part] for part in reversed(moment.parts) if part in parts], self.locale.tag)


def _without_blanks(moment: Moment) -> Moment:
    """Remove a day, and then a month, that is wholly unknown."""
    if moment.day == "XX":
        return _without_blanks(Moment(moment.year, moment.month, significant=moment.significant))
    if moment.month == "XX" and not moment.day:
        return Moment(moment.year, significant=moment.significant)
    return moment


def _month_and_day(moment: Moment) -> tuple[int, int]:
    return int(moment.month), int(moment.day or 1)
