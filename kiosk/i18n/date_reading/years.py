"""Years as EDTF writes them, from what people count: before our era, before the present, years ago."""

from decimal import Decimal
from enum import Enum

from kiosk.i18n.date_reading.numbers import Number
from kiosk.i18n.edtf.reader import FARTHEST_YEAR

_LAST_OF_FOUR_DIGITS = 9999
_PRESENT = 1950
"""What "before the present" counts from, by the agreement of those who date with radiocarbon."""
_LEAST_AGO = 10_000
"""Fewer years than this ago depend on when somebody wrote it."""
_COARSE = 10_000
"""From here on the 1950 years before the present are less than what a rounded number leaves open."""


class YearEra(Enum):
    """What a year is counted from."""

    UNSAID = ""
    BCE = "bce"
    CE = "ce"
    BP = "bp"
    AGO = "ago"


def written(year: int) -> str:
    """A year, 0 for 1 BCE, as EDTF; empty for one too far away."""
    if abs(year) > FARTHEST_YEAR:
        return ""
    if abs(year) > _LAST_OF_FOUR_DIGITS:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def of_number(counted: Number, era: YearEra) -> str:
    """The year that is so many years from its era's beginning, as EDTF; empty for none."""
    if counted.value != counted.value.to_integral_value() or counted.value < 1:
        return ""
    value = int(counted.value)
    if era is YearEra.BCE:
        # Millions are rounded: 66 million BCE is no 65,999,999.
        return written(-value if counted.scaled else 1 - value)
    if era is YearEra.BP:
        return written(_PRESENT - value)
    if era is YearEra.AGO:
        return _ago(value, counted.unit)
    return written(value)


def _ago(value: int, unit: Decimal) -> str:
    if value < _LEAST_AGO:
        return ""
    return written(-value) if unit >= _COARSE else f"{written(_PRESENT - value)}~"
