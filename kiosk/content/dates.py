"""Whether a date is EDTF (the Extended Date/Time Format of ISO 8601-2), and what was probably meant."""

import re
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING

from kiosk.settings.fields import refuse, words_of

if TYPE_CHECKING:
    from kiosk.i18n.date_reading import DateReading

# What an editor can tell of a date while it is typed; whether a day is in the calendar only the reader knows.
_SHAPE = (
    r"[?~%]?(?:-?[0-9X]{3,4}|Y-?[0-9]+(?:E[0-9]+)?)(?:S[0-9]+)?[?~%]?"
    r"(?:-[?~%]?[0-9X]{2}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?)?)?(?:T[0-9:]+(?:Z|[+-][0-9:]+)?)?"
)
LOOKS_LIKE_INTERVAL = rf"^\s*(?:{_SHAPE}|\.\.)?/(?:{_SHAPE}|\.\.)?\s*$"
"""A regular expression, for JavaScript too, that EDTF with a first and a last date fits."""
LOOKS_LIKE_EDTF = rf"^\s*(?:{_SHAPE}|(?:{_SHAPE}|\.\.)?/(?:{_SHAPE}|\.\.)?|[\[{{].*[\]}}])\s*$"
"""A regular expression, for JavaScript too, that EDTF fits."""
_STRAIGHT = str.maketrans("“”", '""')
_QUOTES = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\xab\xbb\"'` "
_LOOSE = re.compile(r"(-?\d{4})[-./](\d{1,2})[-./](\d{1,2})")
READ_IN: ContextVar[tuple[str, ...]] = ContextVar("READ_IN", default=())
"""The languages of the exhibition, in which a mend may read a date; English is always one of them."""


def edtf(value: object) -> str:
    """Return a date as written, checked. Raises the pydantic error `bad-date` with what was probably meant."""
    date = words_of(value).strip()
    fault = fault_of(date)
    if fault:
        raise refuse("bad-date", fault, mend(date))
    return date


def interval(value: object) -> str:
    """Return a date that must have a beginning and an end. Raises the pydantic error `bad-date`."""
    date = edtf(value)
    if "/" not in date:
        raise refuse("bad-date", f'"{date}" is one date, and this needs a first and a last', "write it as 1975/1979")
    return date


def fault_of(date: str) -> str:
    """Return what is wrong with a date; empty when the kiosk can read it."""
    # Only what is checked needs the reader: a warm start does without its import.
    from kiosk.i18n.edtf import read

    try:
        read(date)
    except ValueError as error:
        # What follows the semicolon is advice, and the hint says it better.
        return str(error).partition(";")[0].translate(_STRAIGHT)
    return ""


def meant(date: str) -> str:
    """Return the EDTF that was probably meant by a date in another form; empty when nobody can tell."""
    return next((guess for guess in _guesses(date) if guess and guess != date and not fault_of(guess)), "")


def mend(date: str) -> str:
    """Return what to do about a date that is not EDTF: what was probably meant, else how dates are written."""
    guess = meant(date)
    if guess:
        return f"did you mean {guess}?"
    why = _reading(date).why
    general = "write a date as 1979-01-07, 1979-01, 1979, 1975~ (about), 197X (the seventies) or 1975/1979 (from, to)"
    return f"{general}; {why}" if why else general


def _guesses(date: str) -> Iterator[str]:
    """Yield what a date says, else the nearest that is a date: a month for a day that is not in the calendar."""
    yield date.strip(_QUOTES)
    yield _reading(date).edtf
    if re.match(r"[^ ]+T\d", date):
        yield date.partition("T")[0]
    loose = _LOOSE.fullmatch(date)
    if loose:
        yield f"{loose[1]}-{int(loose[2]):02}"
        yield loose[1]
    if date.count("/") == 1:
        yield "/".join(reversed(date.split("/")))


def _reading(date: str) -> "DateReading":
    # Words and patterns of dates are loaded for a date that is wrong, and not before.
    from kiosk.i18n.date_reading import read_date

    return read_date(date, READ_IN.get())
