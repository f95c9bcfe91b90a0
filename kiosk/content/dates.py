"""Whether a date is EDTF (ISO 8601-2, the Library of Congress's Extended Date/Time Format), and what was probably meant."""

import re
from functools import lru_cache

from kiosk.settings.fields import refuse, words_of

_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DASH = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)\s*(?:[-\u2010-\u2015]|to|until)\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_BEFORE_CHRIST = re.compile(r"(\d{1,4}) *(?:BC|BCE|B\.C\.(?:E\.)?)", re.IGNORECASE)
_LONG = re.compile(r"-?\d{5,}")
_LOOSE = re.compile(r"(-?\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")


def edtf(value: object) -> str:
    """A date as written, checked. Raises the pydantic error `bad-date` with what was probably meant."""
    date = words_of(value).strip()
    fault = fault_of(date)
    if fault:
        raise refuse("bad-date", f'"{date}" {fault}', _hint(date))
    return date


def interval(value: object) -> str:
    """A date that must have a beginning and an end. Raises the pydantic error `bad-date`."""
    date = edtf(value)
    if "/" not in date:
        raise refuse("bad-date", f'"{date}" is one date, and this needs a first and a last', f"write it as {date}/1979-01-07")
    return date


@lru_cache(maxsize=4096)
def fault_of(date: str) -> str:
    """What is wrong with a date, in words that follow it; empty when it is EDTF."""
    plain = _PLAIN.fullmatch(date)
    if plain:
        return _calendar_fault(*(int(part or 1) for part in plain.groups()))
    # The parser costs 80 ms to import; most dates do without it.
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(date)
    # Its classes raise ValueError and others for some dates that its grammar lets pass.
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return "is not a date that the kiosk can read"
    return "ends before it begins" if "/" in date and _reversed(parsed) else ""


def _calendar_fault(year: int, month: int, day: int) -> str:
    # 21 to 41 are EDTF's seasons, quarters and half years.
    if not 1 <= month <= 12 and not (21 <= month <= 41 and day == 1):
        return "has no such month"
    if month > 12:
        return ""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return "" if 1 <= day <= _MONTHS[month - 1] + leap else "is not a day of the calendar"


def _reversed(parsed: object) -> bool:
    try:
        lower, upper = parsed.lower_strict(), parsed.upper_strict()  # type: ignore[attr-defined]
        return bool(tuple(lower)[:3] > tuple(upper)[:3])
    except (AttributeError, TypeError, ValueError, OverflowError):
        return False


def _hint(date: str) -> str:
    for guess in _guesses(date):
        if guess and guess != date and not fault_of(guess):
            return f"did you mean {guess}?"
    return "write a date as 1979-01-07, 1979-01, 1979, 1975~ (about), 197X (the seventies) or 1975/1979 (from, to)"


def _guesses(date: str) -> list[str]:
    found = []
    before = _BEFORE_CHRIST.fullmatch(date)
    if before:
        # There is a year 0 in EDTF: it is 1 BC.
        year_before = int(before[1]) - 1
        found.append(f"-{year_before:04}" if year_before else "0000")
    if _LONG.fullmatch(date):
        found.append(f"Y{date}")
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
    except Exception:
        return ""
