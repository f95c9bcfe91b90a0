"""Whether a date is EDTF (the Extended Date/Time Format of ISO 8601-2), and what was probably meant."""

import re

from kiosk.settings.fields import refuse, words_of

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
_DASH = re.compile(
    r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)\s*(?:[-\u2010-\u2015]|to|until)\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{2})"
)
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_BEFORE_CHRIST = re.compile(r"(\d{1,4}) *(?:BC|BCE|B\.C\.(?:E\.)?)", re.IGNORECASE)
_LONG = re.compile(r"-?\d{5,}")
_LOOSE = re.compile(r"(-?\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")


def edtf(value: object) -> str:
    """A date as written, checked. Raises the pydantic error `bad-date` with what was probably meant."""
    date = words_of(value).strip()
    fault = fault_of(date)
    if fault:
        raise refuse("bad-date", fault, _hint(date))
    return date


def interval(value: object) -> str:
    """A date that must have a beginning and an end. Raises the pydantic error `bad-date`."""
    date = edtf(value)
    if "/" not in date:
        raise refuse("bad-date", f'"{date}" is one date, and this needs a first and a last', "write it as 1975/1979")
    return date


def fault_of(date: str) -> str:
    """What is wrong with a date; empty when the kiosk can read it."""
    # Only what is checked needs the reader: a warm start does without its import.
    from kiosk.i18n.edtf import read

    try:
        read(date)
    except ValueError as error:
        # What follows the semicolon is advice, and the hint says it better.
        return str(error).partition(";")[0].translate(_STRAIGHT)
    return ""


def meant(date: str) -> str:
    """The EDTF that was probably meant by a date in another form; empty when nobody can tell."""
    return next((guess for guess in _guesses(date) if guess and guess != date and not fault_of(guess)), "")


def _hint(date: str) -> str:
    guess = meant(date)
    if guess:
        return f"did you mean {guess}?"
    return "write a date as 1979-01-07, 1979-01, 1979, 1975~ (about), 197X (the seventies) or 1975/1979 (from, to)"


def _guesses(date: str) -> list[str]:
    found = [date.strip(_QUOTES)]
    before = _BEFORE_CHRIST.fullmatch(date)
    if before:
        # There is a year 0 in EDTF: it is 1 BC.
        year_before = int(before[1]) - 1
        found.append(f"-{year_before:04}" if year_before else "0000")
    if _LONG.fullmatch(date):
        found.append(f"Y{date}")
    if re.match(r"[^ ]+T\d", date):
        found.append(date.partition("T")[0])
    dash = _DASH.fullmatch(date)
    if dash:
        first, last = dash.groups()
        found.append(f"{first}/{first[:2] + last if len(last) == 2 else last}")
    numeric = _NUMERIC.fullmatch(date)
    if numeric:
        day, month, year = numeric.groups()
        found.append(f"{year}-{int(month):02}-{int(day):02}")
    loose = _LOOSE.fullmatch(date)
    if loose:
        year, month, last_part = loose.groups()
        found.append(f"{year}-{int(month):02}" + (f"-{int(last_part):02}" if last_part else ""))
        found += [f"{year}-{int(month):02}", year]
    if date.count("/") == 1:
        found.append("/".join(reversed(date.split("/"))))
    return [*found, _from_words(date)]


def _from_words(date: str) -> str:
    if not re.search("[A-Za-z]", date) or len(date) > 60:
        return ""
    from edtf import text_to_edtf

    try:
        guess = text_to_edtf(date) or ""
        return f"..{guess}" if guess.startswith("/") else guess
    # A guess is worth nothing when the guesser cannot make one, whatever its reason.
    except Exception:  # noqa: BLE001
        return ""
