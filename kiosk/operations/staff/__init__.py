"""What staff can do and visitors cannot, and how staff identify themselves; without any user interface."""

from kiosk.operations.staff.background_call import BackgroundCall
from kiosk.operations.staff.gesture import StaffGesture, in_corner
from kiosk.operations.staff.pin_guard import Guard, PinVerdict
from kiosk.operations.staff.pin_store import PinError, PinStore
from kiosk.operations.staff.power import NullPower, Power, SystemPower
from kiosk.operations.staff.recent_errors import RecentError, RecentErrors

__all__ = [
    "BackgroundCall",
    "Guard",
    "NullPower",
    "PinError",
    "PinStore",
    "PinVerdict",
    "Power",
    "RecentError",
    "RecentErrors",
    "StaffGesture",
    "SystemPower",
    "in_corner",
]
