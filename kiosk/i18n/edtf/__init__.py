"""EDTF, the Extended Date/Time Format, in which curators write dates: its reader and its bounds in time."""

from kiosk.i18n.edtf.bounds import DateBounds, bounds_of
from kiosk.i18n.edtf.calendar import day_number, decimal_year, year_of
from kiosk.i18n.edtf.precision import in_years
from kiosk.i18n.edtf.reader import bounds, read

__all__ = ["DateBounds", "bounds", "bounds_of", "day_number", "decimal_year", "in_years", "read", "year_of"]
