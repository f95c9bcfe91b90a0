"""CLDR's date patterns, applied to any year: Babel's own functions take a `datetime.date`, which ends at 1 and 9999."""

import re
from dataclasses import dataclass

from babel import Locale as CldrLocale
from babel.dates import parse_pattern

from kiosk.i18n.locale import Locale

_ERA = re.compile(r"(?:(?<!\s)\s++)?G++\s*+")
_MONTH = re.compile(r"(?<![ML])(M|L)\1\1(?![ML])")
# A field of one or two letters is a number; a longer one is a name.
_NAMES = {3: "abbreviated", 4: "wide", 5: "narrow"}
_NOON, _MIDNIGHT = 12, 24


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields for a pattern; the year is already formatted, in the digits of the language."""

    year: str = ""
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    with_era: bool = True
    """Whether the pattern's era is written (Thai's long date has one)."""


def apply(pattern: str, fields: Fields, locale: Locale) -> str:
    """Format a date by a CLDR pattern (UTS 35, part 4, Date Format Patterns)."""
    if not fields.with_era:
        pattern = without_era(pattern)
    template = str(parse_pattern(pattern).format)
    return template % _Lookup(fields, locale)


def without_era(pattern: str) -> str:
    """Return a pattern without its era."""
    return _ERA.sub(" ", pattern)


def widened(pattern: str) -> str:
    """Replace an abbreviated month of a pattern by the full one (UTS 35, Matching Skeletons)."""
    return _MONTH.sub(lambda match: match[0] + match[1], pattern)


def skeleton(locale: CldrLocale, name: str) -> str:
    """Return the pattern for a set of fields such as yMMMd."""
    return str(locale.datetime_skeletons[name].pattern)


class _Lookup(dict[str, str]):
    """A mapping from the fields of a pattern to their text."""

    def __init__(self, fields: Fields, locale: Locale) -> None:
        super().__init__()
        self._fields, self._locale, self._cldr = fields, locale, locale.babel

    def __missing__(self, name: str) -> str:
        sign, width, fields = name[0], len(name), self._fields
        if sign == "y":
            return fields.year
        if sign in "ML":
            return self._month("format" if sign == "M" else "stand-alone", width)
        if sign == "Q":
            return self._quarter(width)
        if sign == "G":
            return str(self._cldr.eras["abbreviated"][1])
        # Babel has the parts of the day (in the morning) by hours of their own; the halves say as much here.
        if sign in "abB":
            return self._half_of_day("pm" if _NOON <= fields.hour < _MIDNIGHT else "am")
        numbers = {"d": fields.day, "H": fields.hour, "h": (fields.hour - 1) % 12 + 1, "m": fields.minute}
        return self._locale.digits(f"{numbers[sign]:0{width}}")

    def _month(self, form: str, width: int) -> str:
        month = self._fields.month
        if width not in _NAMES:
            return self._locale.digits(f"{month:0{width}}")
        return str(self._locale.digits(self._cldr.months[form][_NAMES[width]][month]))

    def _half_of_day(self, name: str) -> str:
        widths = (*self._cldr.day_periods["format"].values(), *self._cldr.day_periods["stand-alone"].values())
        return str(next((width[name] for width in widths if name in width), name))

    def _quarter(self, width: int) -> str:
        quarter = (self._fields.month + 2) // 3
        if width not in _NAMES:
            return self._locale.digits(f"{quarter:0{width}}")
        return self._locale.digits(str(self._cldr.quarters["format"][_NAMES[width]][quarter]))
