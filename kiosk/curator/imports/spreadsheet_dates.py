"""Dates as other programs and people write them, as EDTF; before year 1 EDTF counts one year less than people do."""

from kiosk.content.dates import fault_of
from kiosk.i18n.date_reading import DateReading, Order, read_date
from kiosk.timeline.calendar import edtf_year


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


def of_words(words: str, languages: tuple[str, ...] = (), order: Order | None = None) -> DateReading:
    """What somebody wrote for a date; what is EDTF already stays as it is.

    `order` is that of day and month in dates such as 4/5/1945, which are refused without it.
    """
    return read_date(words, languages, order)


def span(first: str, last: str) -> str:
    """From one date to another; the first alone where they make no interval."""
    both = f"{first}/{last}"
    return first if not last or first == last or fault_of(both) else both
