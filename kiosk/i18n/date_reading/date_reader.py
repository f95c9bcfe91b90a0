"""Reads dates as people write them, in their languages, as EDTF; ambiguous dates are refused."""

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from kiosk.i18n.date_reading.folding import fold
from kiosk.i18n.date_reading.lexicon import lexicon
from kiosk.i18n.date_reading.moments import Moments, Refused, qualified
from kiosk.i18n.date_reading.order import Order
from kiosk.i18n.date_reading.years import YearEra
from kiosk.i18n.edtf import read

LONGEST = 100
"""Characters; a longer text is not a date."""
_DAYTIME = re.compile(
    r"(?P<date>.*\d)(?:[\s,]+|t)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<zone>z|utc|gmt|(?:utc|gmt)?[+-]\d\d:?\d\d)?"
)
_MONTH_OR_SPAN = re.compile(r"(?:0?[1-9]|1[0-2])/\d{1,3}(?!\d)|\d{1,3}-0\d(?!\d)")
"""1/2 CE: January of the year 2, or the years 1 and 2."""
_SEASON_OR_SPAN = re.compile(r"\d\d(\d\d)-(2[1-9]|3\d|4[01])")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_MOST_SHARED = 4
"""The most parts of each end of a span that share the text around them: `7 de enero – 8 de febrero de 1979`."""


class DateReading(NamedTuple):
    """The result of reading a date."""

    edtf: str
    """The EDTF; empty when it was refused."""
    why: str = ""
    """The reason why it was refused; empty where it is merely not understood."""


def read_date(text: str, languages: tuple[str, ...] = (), order: Order | None = None) -> DateReading:
    """Read a date in these languages and English.

    `order` is whether the day or the month comes first, where the column of a spreadsheet shows it.
    """
    if len(text) > LONGEST:
        return DateReading("", "it is too long for a date")
    return _read(" ".join(text.split()), languages, order)


@lru_cache(maxsize=4096)
def _read(text: str, languages: tuple[str, ...], order: Order | None) -> DateReading:
    if _is_edtf(text):
        found = _SEASON_OR_SPAN.fullmatch(text)
        if found and int(found[2]) > int(found[1]):
            return DateReading(
                "", f"this may be a season or a span; write {text[:4]}/{text[:2]}{found[2]} for the span"
            )
        return DateReading(text)
    folded = fold(text)
    if not any(sign.isdigit() for sign in folded) and not _reader(languages).counts_in_words(folded):
        return DateReading("")
    try:
        return DateReading(_reader(languages).date(folded, order))
    except Refused as refused:
        return DateReading("", str(refused))


@lru_cache(maxsize=16)
def _reader(languages: tuple[str, ...]) -> "_Reader":
    return _Reader(languages)


class _Reader:
    """Reads folded texts of dates, spans and open spans."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.lexicon = lexicon(languages)
        self.moments = Moments(self.lexicon)

    def counts_in_words(self, text: str) -> bool:
        """Return whether a text without digits may be a date: a century in words or Roman numerals."""
        return bool(re.search(r"\b[ivxхіυνχι]+", text)) or any(word in text for word in self.lexicon.ordinals)

    def date(self, text: str, order: Order | None) -> str:
        """Return the EDTF of a text. Raises Refused."""
        return (
            self.moments.read(text, order, alone=True)
            or self._with_time(text, order)
            or self._span(text, order)
            or self._open(text, order)
        )

    def _with_time(self, text: str, order: Order | None) -> str:
        found = _DAYTIME.fullmatch(text)
        day = self.moments.read(found["date"], order) if found else ""
        if not found or not re.fullmatch(r"-?\d{4}-\d\d-\d\d", day):
            return ""
        zone = re.sub("utc|gmt", "", found["zone"] or "")
        if found["zone"]:
            zone = "Z" if zone in ("", "z") else f"{zone[:3]}:{zone[-2:]}"
        return _valid(f"{day}T{int(found['hour']):02}:{found['minute']}:{found['second'] or '00'}{zone}")

    def _span(self, text: str, order: Order | None) -> str:
        """Read a span. What applies to both dates may be written once: `about 1900–1910`, `500–450 BC`."""
        if _MONTH_OR_SPAN.match(text):
            return ""
        ends = self.lexicon.of("between", text)
        if len(ends) == 2:
            return self._ends(ends[0], ends[1], "to", order)
        # "c. 1900 – 1910" is about 1900 to 1910; "c. 1900–1910" is about both.
        return (
            self._parted(self._wide, text, order)
            or self._doubted(text, order)
            or self._parted(self._strong, text, order)
            or self._parted(self._weak, text, order)
        )

    def _doubted(self, text: str, order: Order | None) -> str:
        for entry, sign in (("about", "~"), ("uncertain", "?")):
            for rest in self.lexicon.of(entry, text):
                # With an era at its first end, as Danish writes a span, "about" may be said of that end alone.
                if any(self.lexicon.of(era.value, rest.partition("-")[0]) for era in (YearEra.BCE, YearEra.CE)):
                    continue
                ends = self._span(rest, order).split("/")
                if len(ends) == 2 and not {"", ".."} & set(ends):
                    return _valid("/".join(qualified(end, sign) for end in ends))
        return ""

    def _parted(self, separators: re.Pattern[str], text: str, order: Order | None) -> str:
        """Read a span with one of these separators; "" where it is ambiguous which."""
        found = {
            span
            for place in separators.finditer(text)
            if (span := self._ends(text[: place.start()], text[place.end() :], place[0], order))
        }
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _strong(self) -> re.Pattern[str]:
        return re.compile(rf"\s*–\s*|\s+-\s+|\s*(?:{self.lexicon.to})\s*")

    _wide = re.compile(r"\s+–\s+|\s+-\s+|\s*–\s*(?=\?$)|(?<=^\?)\s*–\s*")
    _weak = re.compile(r"\s*[/-]\s*")

    def _ends(self, first: str, last: str, between: str, order: Order | None) -> str:
        if not first or not last:
            return self._half(first, last, between, order)
        unknown = self._unknown_end(first, last, order)
        if unknown:
            return unknown
        start = self.moments.read(first, order)
        if re.fullmatch(r"\d{4}[~?%]?", start) and re.fullmatch(r"\d{1,2}", last):
            return _shortened(start, last, between)
        end = self.moments.read(last, order) if start else ""
        if start and end:
            lacks_era = _is_before(start) and not _is_before(end) and self._lacks_era(last, order)
            span = _valid(f"{start}/{end}") if start != end and not lacks_era else ""
            if span or (lacks_era and between in (" – ", " - ")):
                return span
        return self._shared(first, last, order)

    def _half(self, first: str, last: str, between: str, order: Order | None) -> str:
        """Read an open span: `1990–` has no end, `–1990` no beginning."""
        if between.strip() != "–":
            return ""
        found = self.moments.read(first or last, order)
        return "" if not found else f"{found}/.." if first else f"../{found}"

    def _unknown_end(self, first: str, last: str, order: Order | None) -> str:
        if last == "?":
            start = self.moments.read(first, order)
            return _valid(f"{start}/") if start else ""
        end = self.moments.read(last, order) if first == "?" else ""
        return _valid(f"/{end}") if end else ""

    def _lacks_era(self, last: str, order: Order | None) -> bool:
        """Return whether a date has no era of its own: after a BCE date its era is ambiguous."""
        return bool(self.moments.read(last, order, YearEra.BCE))

    def _shared(self, first: str, last: str, order: Order | None) -> str:
        """Read a span whose ends share the text before or after both: `7–8 January 1979`, `15th–16th century`."""
        left, right = list(_TOKEN.finditer(first)), list(_TOKEN.finditer(last))
        found = set()
        for count in range(1, min(_MOST_SHARED, len(left), len(right)) + 1):
            head, one = first[: left[-count].start()], first[left[-count].start() :]
            other, tail = last[: right[count - 1].end()], last[right[count - 1].end() :]
            if head.strip() or tail.strip():
                found.add(self._pair(f"{head}{one}{tail}", f"{head}{other}{tail}", order))
        found.discard("")
        return found.pop() if len(found) == 1 else ""

    def _pair(self, first: str, last: str, order: Order | None) -> str:
        start = self.moments.read(first, order)
        end = self.moments.read(last, order) if start else ""
        if not end or start == end or _shape(start) != _shape(end):
            return ""
        span = _valid(f"{start}/{end}")
        # "1 to 2 million years ago" counts backwards.
        counts_back = (
            any(self.lexicon.of(era.value, first) for era in (YearEra.AGO, YearEra.BP)) or first[-2:] in _BACKWARDS
        )
        return span or (_valid(f"{end}/{start}") if counts_back else "")

    def _open(self, text: str, order: Order | None) -> str:
        for entry, first in (("before", True), ("until", True), ("after", False), ("since", False)):
            for rest in self.lexicon.of(entry, text):
                found = self.moments.read(rest, order)
                if found:
                    return _valid(f"../{found}" if first else f"{found}/..")
        return ""


_BACKWARDS = ("ka", "ma", "ga", "ya")


def _shortened(start: str, last: str, between: str) -> str:
    """Read 1945/46 and 1914–18: the last year has only the digits that differ."""
    year = start[:4]
    if between.strip() in ("/", "-") and (int(last) <= 12 or len(last) == 1) and last != "00":
        raise Refused("this may be a month or a span of years")
    end = year[: -len(last)] + last
    if last == "00" and year.endswith("99"):
        end = f"{int(year) + 1:04}"
    return _valid(f"{start}/{end}{start[4:]}") if end > year else ""


def _shape(date: str) -> str:
    return re.sub(r"\d", "0", re.sub(r"Y-?\d+", "Y", date))


def _is_before(date: str) -> bool:
    return date.startswith(("-", "Y-", "0000"))


def _is_edtf(text: str) -> bool:
    # As in `moments`: "?-1985" is a span with an unknown beginning.
    return not text.startswith(("?-", "~-", "%-")) and bool(_valid(text))


def _valid(text: str) -> str:
    try:
        read(text)
    except ValueError:
        return ""
    return text
