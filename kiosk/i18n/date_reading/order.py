"""The order of day and month in dates such as 4/5/1945, which a column of dates may show."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from kiosk.i18n.date_reading.folding import fold

NUMERIC = re.compile(r"(\d{1,2})\s?([./-]|–)\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
"""A date of three numbers with the year last."""
_LONGEST = 120


class Order(Enum):
    """The number that comes first."""

    DAY_FIRST = "the day before the month"
    MONTH_FIRST = "the month before the day"


class Settled(NamedTuple):
    """The order that a column of dates shows."""

    order: Order | None
    """None when no date shows it, or its dates contradict each other."""
    by: str
    """The date that shows it."""


def settled(texts: Iterable[str]) -> Settled:
    """Return the order of the dates in a column: any day after the twelfth shows it."""
    shown: dict[Order, str] = {}
    for text in texts:
        found = NUMERIC.fullmatch(fold(text)) if len(text) <= _LONGEST else None
        if not found or found[2] == ".":
            continue
        first, second = int(found[1]), int(found[3])
        if first > 12 >= second:
            shown.setdefault(Order.DAY_FIRST, text)
        elif second > 12 >= first:
            shown.setdefault(Order.MONTH_FIRST, text)
    if len(shown) != 1:
        return Settled(None, "")
    ((order, by),) = shown.items()
    return Settled(order, by)


def is_open(text: str) -> bool:
    """Return whether day and month of a date could be swapped, with another date as the result."""
    found = NUMERIC.fullmatch(fold(text)) if len(text) <= _LONGEST else None
    if not found or found[2] == ".":
        return False
    first, second = int(found[1]), int(found[3])
    return first != second and max(first, second) <= 12
