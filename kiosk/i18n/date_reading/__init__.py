"""A reader of dates as people write them: in the languages of an exhibition and in English, with eras and periods."""

from kiosk.i18n.date_reading.date_reader import DateReading, read_date
from kiosk.i18n.date_reading.order import Order, Settled, is_open, settled

__all__ = ["DateReading", "Order", "Settled", "is_open", "read_date", "settled"]
