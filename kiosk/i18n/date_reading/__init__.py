"""Reads dates as people write them: in the languages of an exhibition and in English, with their eras and periods."""

from kiosk.i18n.date_reading.order import Order, Settled, is_open, settled
from kiosk.i18n.date_reading.reader import Reading, read_date

__all__ = ["Order", "Reading", "Settled", "is_open", "read_date", "settled"]
