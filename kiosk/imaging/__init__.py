"""Pictures: decoded off the main thread, at the size they are shown, within budgets of bytes."""

from kiosk.imaging.budget import ByteBudget
from kiosk.imaging.forms import Forms
from kiosk.imaging.loader import Loader, Priority, Request
from kiosk.imaging.picture import Fit, Picture, Placing, UnreadablePictureError, place
from kiosk.imaging.tones import Tones

__all__ = [
    "ByteBudget",
    "Fit",
    "Forms",
    "Loader",
    "Picture",
    "Placing",
    "Priority",
    "Request",
    "Tones",
    "UnreadablePictureError",
    "place",
]
