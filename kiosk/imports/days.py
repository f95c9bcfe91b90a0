"""Dates as other programs and people write them, as EDTF; before year 1 EDTF counts one year less than people do."""

import re

from kiosk.content.dates import fault_of, meant
from kiosk.timeline.calendar import edtf_year

_BEFORE = re.compile(r"(?:(?:c\.?|ca\.?|circa|about)\s*)?(\d[\d,. ]*+)\s*+(?:BCE?|B\.\s?C\.(?:\s?E\.)?)", re.IGNORECASE)
_AFTER = re.compile(r"(?:AD|A\.D\.)\s*(\d{1,4})|(\d{1,4})\s*(?:CE|AD|A\.D\.|C\.E\.)", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:c\.?|ca\.?|circa|about|around|approx(?:imately|\.)?|~)\s*(?=[\d-])", re.IGNORECASE)
_YEARS = re.compile(r"-?\d{1,3}|\d{5,}|-\d{5,}")
_RANGE = re.compile(r"(?:(?<! ) ++)?(?:–|—|\bto\b|\buntil\b|(?<= )-(?= ))(?: ++)?")


def of_year(year: int) -> str:
    """A year as people number them, -44 for 44 BCE; empty for one too far away. They have no year 0: it is 1 BCE."""
    return edtf_year(year + 1 if year < 0 else year)


def of_parts(year: int, month: int = 0, day: int = 0, time: str = "") -> tuple[str, bool]:
    """The EDTF of a date in parts, 0 for those not known; and whether it became coarser to be in the calendar."""
    text = of_year(year)
    ways = [text]
    if month:
        ways.append(f"{text}-{month:02d}")
        ways += [f"{text}-{month:02d}-{day:02d}"] if day else []
        ways += [f"{text}-{month:02d}-{day:02d}T{time}"] if day and time else []
    fits = next((way for way in reversed(ways) if way and not fault_of(way)), "")
    return fits, fits != ways[-1]


def of_words(words: str) -> str:
    """The EDTF that somebody meant; what is EDTF already stays as it is. Empty when nobody can tell."""
    text = " ".join(words.split())
    if not text or not fault_of(text):
        return text
    ends = [part for part in _RANGE.split(text) if part]
    if len(ends) == 2 and re.search("[A-Za-z]", text):
        return _span(*ends)
    about = bool(_ABOUT.match(text))
    found = _one(_ABOUT.sub("", text)) or meant(text)
    return f"{found}~" if found and about and not fault_of(f"{found}~") else found


def span(first: str, last: str) -> str:
    """From one date to another; the first alone where they make no interval."""
    both = f"{first}/{last}"
    return first if not last or first == last or fault_of(both) else both


def _span(first: str, last: str) -> str:
    era = re.search(r"(?<![A-Za-z.])[A-Za-z.]++$", last)
    # In "500-450 BCE" the era belongs to both.
    if era and first.replace(",", "").isdigit() and _BEFORE.fullmatch(last):
        first = f"{first} {era[0]}"
    one, other = of_words(first), of_words(last)
    both = f"{one}/{other}"
    return both if one and other and not fault_of(both) else ""


def _one(text: str) -> str:
    before = _BEFORE.fullmatch(text)
    if before:
        digits = re.sub(r"\D", "", before[1])
        return of_year(-int(digits)) if digits and int(digits) else ""
    after = _AFTER.fullmatch(text)
    if after:
        return of_year(int(after[1] or after[2]))
    return of_year(int(text)) if _YEARS.fullmatch(text) else ""
