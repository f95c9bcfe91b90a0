"""Dates as each language writes them: EDTF of levels 0 to 2, in the patterns, month names and digits of CLDR."""

from functools import lru_cache
from typing import Literal

from kiosk.i18n import edtf
from kiosk.i18n.catalogues import Words, shipped
from kiosk.i18n.date_spans import SpanWriter
from kiosk.i18n.edtf.model import DateChoice, Edtf, Moment
from kiosk.i18n.numbers import format_list

Style = Literal["long", "short", "years"]


def format_date(text: str, tag: str, style: Style = "long", words: Words | None = None) -> str:
    """Format an EDTF text in a language: `long` for a panel, `short` for a card or an axis.

    `years` leaves out months and days, for places without room for them.

    `words` has the interface's words such as "about" (the shipped ones by default).
    Raises ValueError for a text that is not EDTF.
    """
    return _written(text, style, words or shipped().interface(tag))


@lru_cache(maxsize=2048)
def _written(text: str, style: Style, words: Words) -> str:
    date = edtf.read(text)
    return _write(edtf.in_years(date) if style == "years" else date, SpanWriter(words, long=style == "long"))


def _write(date: Edtf, writer: SpanWriter) -> str:
    if isinstance(date, Moment):
        return writer.moment(date)
    if isinstance(date, DateChoice):
        members = [_write(member, writer) for member in date.members]
        return format_list(members, writer.locale.tag, either=not date.every)
    return writer.span(date)
