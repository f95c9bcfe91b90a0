"""Formats years of any size, longer periods and parts of years: decades, centuries, seasons, quarters."""

from kiosk.i18n.catalogues import N_, Words
from kiosk.i18n.date_calendars import in_calendar
from kiosk.i18n.date_patterns import Fields, apply, skeleton
from kiosk.i18n.edtf import ranges
from kiosk.i18n.edtf.model import FIRST_SEASON, Moment
from kiosk.i18n.numbers import format_compact, format_number

# English has four categories of ordinals; a language uses the category that CLDR has for the number.
_CENTURIES = {
    "one": N_("%(n)sst century"),
    "two": N_("%(n)snd century"),
    "few": N_("%(n)srd century"),
    "other": N_("%(n)sth century"),
}
_MILLENNIA = {
    "one": N_("%(n)sst millennium"),
    "two": N_("%(n)snd millennium"),
    "few": N_("%(n)srd millennium"),
    "other": N_("%(n)sth millennium"),
}
_SEASONS = (N_("spring %(year)s"), N_("summer %(year)s"), N_("autumn %(year)s"), N_("winter %(year)s"))
_NORTHERN, _SOUTHERN, _QUARTERS, _THIRDS = 25, 29, 33, 37
_PARTS = {
    37: N_("first four months of %(year)s"),
    38: N_("middle four months of %(year)s"),
    39: N_("last four months of %(year)s"),
    40: N_("first half of %(year)s"),
    41: N_("second half of %(year)s"),
}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_GEOLOGICAL = 10_000
_MILLION = 1_000_000
_PRESENT = 1950
"""The year from which years ago are counted, by the convention of radiocarbon dating."""
_THOUSANDTHS = 1000
_AGO = {
    1_000_000_000: N_("%(number)s billion years ago"),
    1_000_000: N_("%(number)s million years ago"),
    1: N_("%(number)s years ago"),
}
"""The words for years ago, by the size of the unit."""
_MOST_UNITS = 10_000
"""Of a span's earlier end in the unit of its later one: 1,200–800 million."""
_NEEDS_NO_ERA = 1000
_OF_A_CENTURY = len("19")


class PeriodWriter:
    """Formats years and periods in one language and style."""

    def __init__(self, words: Words, *, long: bool) -> None:
        """Take the interface's words in the language; `long` has full month names, and words instead of signs."""
        self.words, self.long = words, long
        self.locale = words.locale

    def year(self, year: int) -> str:
        """Format the number of a year, without its era: 0 is 1 (BCE).

        A round year of 10,000 BCE and earlier is a rounded number: Y-66000000 is 66 million, not 66,000,001.
        """
        number = year if year > 0 else -year if year <= -_GEOLOGICAL and year % _THOUSANDTHS == 0 else 1 - year
        if number < _GEOLOGICAL:
            return self.locale.digits(str(number))
        tag = self.locale.tag
        scale = 10 ** (3 * ((len(str(number)) - 1) // 3))
        in_words = number >= _MILLION and number * 1000 % scale == 0
        return format_compact(number, tag, fraction_digits=6) if in_words else format_number(number, tag)

    def in_calendar(self, moment: Moment, until: Moment | None = None) -> str:
        """Format a date, or a span, as years ago or in the language's other calendar, where one can express it."""
        until = until or moment
        if self._is_ago(moment) and self._is_ago(until):
            return self._ago(int(moment.year), int(until.year))
        return in_calendar(moment, self.locale, long=self.long, until=until)

    def in_era(self, text: str, year: int) -> str:
        """Add the era to a date where it is needed."""
        if year <= 0:
            return self.before_our_era(text)
        return text if _NEEDS_NO_ERA <= year < _GEOLOGICAL else self.words("%(date)s CE", date=text)

    def before_our_era(self, text: str) -> str:
        """Add the era BCE to a date."""
        return self.words("%(date)s BCE", date=text)

    def year_or_period(self, moment: Moment) -> str:
        """Format a year, or the decade, century or millennium that its known digits mean."""
        digits = moment.year.lstrip("-")
        if "X" not in digits:
            return self._significant(moment) if moment.significant else self._whole_year(int(moment.year))
        known = digits.rstrip("X")
        before = moment.year.startswith("-")
        if not known:
            return self.words("year unknown")
        if known.isdigit() and len(known) <= _OF_A_CENTURY:
            names = _CENTURIES if len(known) == _OF_A_CENTURY else _MILLENNIA
            text = self._numbered(names, int(known) + 1)
            return self.before_our_era(text) if before else text
        if known.isdigit() and not before and int(known) > 0:
            return self.words("%(year)ss", year=self.locale.digits(str(int(known) * 10)))
        return self.between(*(self._whole_year(year) for year in ranges.years(moment)))

    def season(self, moment: Moment) -> str:
        """Format a season, a quarter or another part of a year (21 to 41 in EDTF level 2)."""
        number = moment.season
        unclear = "X" in moment.year
        # CLDR's pattern for a quarter contains the Gregorian year.
        elsewhere = "" if _QUARTERS <= number < _THIRDS else self.in_calendar(Moment(moment.year))
        year = self.year_or_period(Moment(moment.year)) if unclear else elsewhere or self.year(int(moment.year))
        text = self._part_of_year(number, year)
        if not unclear and not elsewhere:
            text = self.in_era(text, int(moment.year))
        if number < _NORTHERN or number >= _QUARTERS or not self.long:
            return text
        if number < _SOUTHERN:
            return self.words("%(date)s (northern hemisphere)", date=text)
        return self.words("%(date)s (southern hemisphere)", date=text)

    def between(self, first: str, last: str) -> str:
        """Format a date that lies between two others."""
        return self.words("between %(first)s and %(last)s", first=first, last=last)

    def about(self, text: str) -> str:
        """Add to a date that it is approximate."""
        short = self.words.context("short", "c. %(date)s", date=text)
        return self.words("about %(date)s", date=text) if self.long else short

    def uncertain(self, text: str) -> str:
        """Add to a date that it is uncertain."""
        short = self.words.context("short", "%(date)s?", date=text)
        return self.words("%(date)s (uncertain)", date=text) if self.long else short

    def _is_ago(self, moment: Moment) -> bool:
        """Return whether a date is written as years ago: the museum asks for it, and it is a year of deep time."""
        known = moment.year.lstrip("-").isdigit() and not moment.month
        return self.words.years_ago and known and int(moment.year) <= -_GEOLOGICAL

    def _ago(self, first: int, last: int) -> str:
        """Format a year, or a span of two, as years ago: 66 million years ago, 541–485 Ma; empty if it cannot be."""
        counts = (_years_ago(first), _years_ago(last))
        unit = next((size for size in _AGO if all(_is_round(count, size) for count in counts)), 1)
        if counts[0] != counts[1] and counts[0] >= (_MOST_UNITS * unit if unit > 1 else _MILLION):
            return ""
        numbers = (format_number(count / unit if unit > 1 else count, self.locale.tag) for count in counts)
        number = "–".join(dict.fromkeys(numbers))
        return self.words(_AGO[unit], number=number) if self.long else self._ago_in_short(unit, number)

    def _ago_in_short(self, unit: int, number: str) -> str:
        if unit == max(_AGO):
            return self.words.context("short", "%(number)s Ga", number=number)
        if unit > 1:
            return self.words.context("short", "%(number)s Ma", number=number)
        return self.words(_AGO[unit], number=number)

    def _part_of_year(self, number: int, year: str) -> str:
        if number in _PARTS:
            return self.words(_PARTS[number], year=year)
        if _QUARTERS <= number < _THIRDS:
            pattern = skeleton(self.locale.babel, "yQQQQ" if self.long else "yQQQ")
            return apply(pattern, Fields(year, 3 * (number - _QUARTERS) + 1, with_era=False), self.locale)
        return self.words(_SEASONS[(number - FIRST_SEASON) % len(_SEASONS)], year=year)

    def _whole_year(self, year: int) -> str:
        pattern = skeleton(self.locale.babel, "y")
        return self.in_era(apply(pattern, Fields(self.year(year), with_era=year > 0), self.locale), year)

    def _significant(self, moment: Moment) -> str:
        text = self.about(self._whole_year(int(moment.year)))
        if not self.long:
            return text
        first, last = (self._whole_year(year) for year in ranges.years(moment))
        return self.words("%(date)s (between %(first)s and %(last)s)", date=text, first=first, last=last)

    def _numbered(self, names: dict[str, str], number: int) -> str:
        # Translators: write XX when your language numbers centuries with Roman numerals.
        in_roman = self.words.context("numeral of a century", "20") == "XX"
        return self.words.ordinal(names, number, _roman(number) if in_roman else None)


def _years_ago(year: int) -> int:
    """Return how many years ago a year was; the 1950 years of our era are less than the rounding of a round number."""
    return -year if year % _GEOLOGICAL == 0 else _PRESENT - year


def _is_round(count: int, unit: int) -> bool:
    return count >= unit and count * _THOUSANDTHS % unit == 0


def _roman(number: int) -> str:
    """Return the Roman numeral of a century or a millennium."""
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
