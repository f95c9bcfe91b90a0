"""Reads single dates in words and numbers: days, months, years, decades, centuries, each with its era."""

import re
from functools import cached_property

from kiosk.i18n.date_reading.lexicon import Lexicon
from kiosk.i18n.date_reading.numbers import Number, number, roman
from kiosk.i18n.date_reading.order import NUMERIC, Order
from kiosk.i18n.date_reading.years import YearEra, of_number, written
from kiosk.i18n.edtf import read
from kiosk.i18n.edtf.model import Moment

_DEPTH = 6
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24}
_YEAR_FIRST = re.compile(r"(-?\d{4})\s?([-./]|–)\s?(\d{1,2})\s?\2\s?(\d{1,2})")
_YEAR_MONTH = re.compile(r"(\d{4})([-/])(\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{4})")
_ROMAN_MONTH = re.compile(r"(\d{1,2})[\s./-]+([ivx]{1,4})[\s./-]+(\d{4})")
_UNITS = re.compile(r"(\d[\d.,]*)\s*(?:(k)|(m)|(g|b))(?:a|ya|yr|yrs)(?:\s*(?:ago|bp|b\.p\.))?")
_BEFORE_ZERO = re.compile(r"-(\d{1,3}|\d{5,13})")
_ROUND = 1000
_MOST_DAYS = 31


class Refused(ValueError):  # noqa: N818 - it is an answer
    """An ambiguous date; the message says why."""


class Moments:
    """Reads single dates in some languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lexicon."""
        self.lexicon = lexicon

    def read(
        self, text: str, order: Order | None, era: YearEra = YearEra.UNSAID, *, alone: bool = False, depth: int = 0
    ) -> str:
        """Return the EDTF of a folded date, "" when it cannot be read.

        `alone` means that there is no other text around it: then 14 is the year 14. Raises Refused.
        """
        text = text.strip(" ,;")
        if not text or depth > _DEPTH:
            return ""
        for words in dict.fromkeys((text, self._bare(text))):
            found = self._exact(words, order, era, alone=alone)
            if found:
                return _checked(found)
            found = self._in_era(words, order, depth) if era is YearEra.UNSAID else ""
            found = found or self._doubted(words, order, era, depth)
            if found:
                return found
        return ""

    def _bare(self, text: str) -> str:
        """Remove weekday, article and preposition before a text, and a full stop after it."""
        for words in (self.lexicon.weekday, self.lexicon.lead, self.lexicon.weekday, self.lexicon.lead):
            found = words.match(text)
            if found and found.end() < len(text):
                text = text[found.end() :]
        return text[:-1] if text.endswith(".") and text[-2:-1].isdigit() else text

    def _exact(self, text: str, order: Order | None, era: YearEra, *, alone: bool) -> str:
        if era in (YearEra.BP, YearEra.AGO):
            return self._year(text, era, alone=alone)
        own = _edtf(text) if era is YearEra.UNSAID else ""
        return (
            own
            or self._numeric(text, order, era)
            or self._patterned(text, era)
            or self._named(text, era)
            or self._period(text, era)
            or self._year(text, era, alone=alone)
            or self._season(text, era)
        )

    def _in_era(self, text: str, order: Order | None, depth: int) -> str:
        unit = _UNITS.fullmatch(text)
        if unit:
            zeros = next(3 * place for place, group in enumerate(unit.groups()[1:], 1) if group)
            return self._in_units(unit[1], zeros)
        for era in (YearEra.BP, YearEra.AGO, YearEra.BCE, YearEra.CE):
            for rest in self.lexicon.of(era.value, text):
                found = self.read(rest, order, era, depth=depth + 1)
                if found:
                    return found
        return ""

    def _in_units(self, text: str, zeros: int) -> str:
        counted = number(f"{text} x", {"x": zeros})
        return _checked(of_number(counted, YearEra.AGO)) if counted else ""

    def _doubted(self, text: str, order: Order | None, era: YearEra, depth: int) -> str:
        for entry, sign in (("about", "~"), ("uncertain", "?")):
            for rest in self.lexicon.of(entry, text):
                found = self.read(rest, order, era, depth=depth + 1)
                if found:
                    return qualified(found, sign)
        return ""

    def _numeric(self, text: str, order: Order | None, era: YearEra) -> str:
        found = _YEAR_FIRST.fullmatch(text)
        if found:
            return _in_calendar(self._day(found[1], int(found[3]), int(found[4]), era))
        found = NUMERIC.fullmatch(text)
        if found:
            return _in_calendar(self._day(found[4], *_month_and_day(found, order), era))
        found = _ROMAN_MONTH.fullmatch(text)
        if found:
            return self._day(found[3], roman(found[2]), int(found[1]), era)
        found = _MONTH_YEAR.fullmatch(text)
        if found:
            return self._day(found[2], int(found[1]), 0, era)
        found = _YEAR_MONTH.fullmatch(text)
        return self._year_and_month(found, era) if found else ""

    def _year_and_month(self, found: re.Match[str], era: YearEra) -> str:
        """Read a year and a month: 1945/05 is one; 1904/05 and 1941-5 may be spans of years too, and 1945/46 is one."""
        year, month = found[1], int(found[3])
        ending = int(year[-len(found[3]) :])
        if month > 12 or not month:
            return ""
        if month > ending and not (found[2] == "-" and len(found[3]) == 2):
            raise Refused("this may be a month or a span of years")
        return self._day(year, month, 0, era)

    @cached_property
    def _forms(self) -> tuple[re.Pattern[str], ...]:
        known = self.lexicon
        ordinal = rf"(?:\s?(?:{known.ordinal}))?"
        day = rf"(?P<day>\d{{1,2}}){ordinal}"
        gap = rf"[\s.,/'–-]*(?:(?:{known.joint})[\s.']*)?"
        year = r"(?P<year>\d{1,4})"
        forms = (
            f"{day}{gap}{known.month}{gap}{year}",
            rf"{known.month}[\s.]*{day}(?:[\s,]+|\.\s?){year}",
            f"{known.month}{gap}{year}",
            f"{year}{gap}{known.month}{gap}{day}",
            f"{year}{gap}{known.month}",
        )
        return tuple(re.compile(form) for form in forms)

    def _patterned(self, text: str, era: YearEra) -> str:
        """Read a date as a pattern of CLDR writes it."""
        for found in filter(None, (pattern.match(text) for pattern in self.lexicon.patterns)):
            year, month, day = found
            read_as = self._day(year, month, day, era) if month else self._year(year, era, alone=True)
            if _checked(read_as):
                return read_as
        return ""

    def _named(self, text: str, era: YearEra) -> str:
        """Read a date with the name of a month; a word for `year` may be around the year."""
        texts = (text, *self._without_year_words(text))
        for form in self._forms:
            found = next(filter(None, map(form.fullmatch, texts)), None)
            if found:
                parts = found.groupdict()
                month = self.lexicon.months.get(self._month_key(parts["mon"]), 0)
                return self._day(parts["year"], month, int(parts.get("day") or 0), era) if month else ""
        return ""

    def _month_key(self, name: str) -> str:
        """Return the lexicon's spelling of a month, which may be written with other spaces and dots."""
        if name in self.lexicon.months:
            return name
        return self._loose_months.get(re.sub(r"[\s.\-']", "", name), "")

    @cached_property
    def _loose_months(self) -> dict[str, str]:
        return {re.sub(r"[\s.\-']", "", name): name for name in self.lexicon.months}

    def _without_year_words(self, text: str) -> tuple[str, ...]:
        """Remove the word for year before or after a year: 1979年1月7日, 8 мая 1945 г."""
        return tuple(
            dict.fromkeys((self._year_words.sub(r"\g<number> ", text).strip(), *self.lexicon.of("year", text)))
        )

    @cached_property
    def _year_words(self) -> re.Pattern[str]:
        return re.compile(r"(?P<number>\d{1,4})\s*年")

    def _day(self, year: str, month: int, day: int, era: YearEra) -> str:
        if len(year) == 2 and era is YearEra.UNSAID:
            raise Refused("its year has two digits")
        if len(year) < 3 and era is YearEra.UNSAID:
            return ""
        if not 1 <= month <= 12 or (era is not YearEra.UNSAID and year.startswith("-")):
            return ""
        number = int(year)
        if day and number <= _MOST_DAYS:
            raise Refused("the day and the year could be exchanged")
        text = written(1 - number if era is YearEra.BCE else number)
        return f"{text}-{month:02}" + (f"-{day:02}" if day else "")

    @cached_property
    def _periods(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
        known = self.lexicon
        words = "|".join(re.escape(word) for word in sorted(known.ordinals, key=len, reverse=True)) or "(?!)"
        count = rf"(?P<n>\d{{1,2}}|[ivxхіυνχι]{{1,7}}|{words})(?:\s?(?:{known.ordinal}))?"
        return tuple(
            (re.compile(rf"{count}[\s.-]*(?:{period})"), re.compile(rf"(?:{period})[\s.-]*{count}"))
            for period in (known.century, known.millennium)
        )

    def _period(self, text: str, era: YearEra) -> str:
        sign = "-" if era is YearEra.BCE else ""
        for size, forms in zip((2, 1), self._periods, strict=True):
            found = next(filter(None, (form.fullmatch(text) for form in forms)), None)
            counted = self._counted(found["n"]) if found else 0
            if 0 < counted <= 10**size:
                return f"{sign}{counted - 1:0{size}}".ljust(4 + len(sign), "X")
        return self._decade(text) if era in (YearEra.UNSAID, YearEra.CE) else ""

    def _counted(self, text: str) -> int:
        return int(text) if text.isdigit() else self.lexicon.ordinals.get(text, 0) or roman(text)

    def _decade(self, text: str) -> str:
        for entry in ("one_decade", "hundreds", "decade"):
            for rest in (part.rstrip("-'") for part in self.lexicon.of(entry, text)):
                if re.fullmatch(r"\d\d", rest):
                    raise Refused("it does not say the century")
                if re.fullmatch(r"\d{3}0", rest):
                    return _of_round(rest, entry)
        return ""

    def _season(self, text: str, era: YearEra) -> str:
        for entry, season in _SEASONS.items():
            for rest in self.lexicon.of(entry, text):
                year = self._year(rest, era, alone=False)
                if year and not year.startswith("Y"):
                    return f"{year}-{season}"
        return ""

    def _year(self, text: str, era: YearEra, *, alone: bool) -> str:
        bare = next(iter(self.lexicon.of("year", text)), text)
        before = _BEFORE_ZERO.fullmatch(bare)
        if before and era is YearEra.UNSAID:
            years = int(before[1])
            return written(-years if years >= 10_000 and years % _ROUND == 0 else 1 - years)
        counted = number(bare, self.lexicon.scales)
        if counted is None:
            return ""
        if era is not YearEra.UNSAID:
            return of_number(counted, era)
        return _plain_year(bare, counted, alone=alone or bare != text)


def _plain_year(text: str, counted: Number, *, alone: bool) -> str:
    """Read a number that is a year by itself: of three or four digits, or without other text."""
    if text.isdigit() and len(text) > 4:
        raise Refused("this may be a spreadsheet's number of a day; show the column as dates")
    if counted.grouped or not text.isdigit() or not counted.value:
        return ""
    return text.zfill(4) if alone or len(text) > 2 else ""


def _month_and_day(found: re.Match[str], order: Order | None) -> tuple[int, int]:
    first, second = int(found[1]), int(found[3])
    # With full stops the day always comes first.
    if first == second or (found[2] == "." and second <= 12):
        return second, first
    if first > 12 or second > 12:
        return (second, first) if first > 12 else (first, second)
    if order is None:
        raise Refused("the day and the month could be exchanged")
    return (second, first) if order is Order.DAY_FIRST else (first, second)


def _of_round(year: str, entry: str) -> str:
    if not year.endswith("00"):
        return f"{year[:3]}X"
    if entry == "decade":
        raise Refused("this may be a decade or a century")
    return f"{year[:2]}XX" if entry == "hundreds" else f"{year[:3]}X"


def qualified(date: str, sign: str) -> str:
    """Add a qualification to a date: approximate (~), uncertain (?) or both (%)."""
    if date[-1] in "~?%":
        return date if date[-1] in (sign, "%") else f"{date[:-1]}%"
    return _checked(f"{date}{sign}")


def _edtf(text: str) -> str:
    """Return a text that is EDTF itself; 1977-31 is refused, as it is more likely a typing error than a season."""
    own = text.upper()
    # "?-1985" is a span with an unknown beginning, rather than EDTF's uncertain year 1986 BCE.
    if own.startswith(("?-", "~-", "%-")):
        return ""
    try:
        found = read(own)
    except ValueError:
        return ""
    return own if isinstance(found, Moment) and not found.season else ""


def _in_calendar(day: str) -> str:
    if not _checked(day):
        raise Refused("there is no such day")
    return day


def _checked(date: str) -> str:
    try:
        read(date)
    except ValueError:
        return ""
    return date
