"""Conversion of years to EDTF: BCE, before the present, years ago."""

from decimal import Decimal
from enum import Enum

from kiosk.i18n.date_reading.numbers import Number
from kiosk.i18n.edtf.reader import FARTHEST_YEAR

_LAST_OF_FOUR_DIGITS = 9999
_PRESENT = 1950
"""The year of "before the present", by the convention of radiocarbon dating."""
_LEAST_AGO = 10_000
"""A smaller number of years ago depends on the year of writing."""
_COARSE = 10_000
"""From here on the 1950 years before the present are less than the rounding of the number."""


class YearEra(Enum):
    """The era of a year."""

    UNSAID = ""
    BCE = "bce"
    CE = "ce"
    BP = "bp"
    AGO = "ago"


def written(year: int) -> str:
    """Return a year, 0 for 1 BCE, as EDTF; empty for one out of range."""
    if abs(year) > FARTHEST_YEAR:
        return ""
    if abs(year) > _LAST_OF_FOUR_DIGITS:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def of_number(counted: Number, era: YearEra) -> str:
    """Return a year of an era as EDTF; empty for an impossible one."""
    if counted.value != counted.value.to_integral_value() or counted.value < 1:
        return ""
    value = int(counted.value)
    if era is YearEra.BCE:
        # Millions are rounded: 66 million BCE is not 65,999,999.
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
