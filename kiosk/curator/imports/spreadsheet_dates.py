"""Conversion of dates to EDTF, which has a year 0: EDTF year -0043 is 44 BCE."""

from kiosk.content.dates import fault_of
from kiosk.i18n.date_reading import DateReading, Order, read_date
from kiosk.timeline.calendar import edtf_year


def of_year(year: int) -> str:
    """Return the EDTF year of a year without a year 0, where -44 is 44 BCE; empty for one out of range."""
    return edtf_year(year + 1 if year < 0 else year)


def of_parts(year: int, month: int = 0, day: int = 0, time: str = "") -> tuple[str, bool]:
    """Return the EDTF of a date in parts, 0 for unknown ones, and whether invalid parts were dropped from it."""
    text = of_year(year)
    ways = [text]
    if month:
        ways.append(f"{text}-{month:02d}")
        ways += [f"{text}-{month:02d}-{day:02d}"] if day else []
        ways += [f"{text}-{month:02d}-{day:02d}T{time}"] if day and time else []
    fits = next((way for way in reversed(ways) if way and not fault_of(way)), "")
    return fits, fits != ways[-1]


def of_words(words: str, languages: tuple[str, ...] = (), order: Order | None = None) -> DateReading:
    """Read a date in words or numbers; EDTF stays as it is.

    `order` is the order of day and month in dates such as 4/5/1945, which are refused without it.
    """
    return read_date(words, languages, order)


def span(first: str, last: str) -> str:
    """Return the interval between two dates; the first alone where they make none."""
    both = f"{first}/{last}"
    return first if not last or first == last or fault_of(both) else both
