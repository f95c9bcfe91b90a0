"""What staff can do that visitors cannot, and how they show that they are staff: nothing here draws."""

from kiosk.staff.errand import Errand
from kiosk.staff.guard import Guard, Verdict
from kiosk.staff.knock import Knock, in_corner
from kiosk.staff.notes import Note, Notes
from kiosk.staff.pin import PinError, PinStore
from kiosk.staff.power import NullPower, Power, SystemPower

__all__ = [
    "Errand",
    "Guard",
    "Knock",
    "Note",
    "Notes",
    "NullPower",
    "PinError",
    "PinStore",
    "Power",
    "SystemPower",
    "Verdict",
    "in_corner",
]
