"""Pictures, decoded off the main thread, at the size they are shown, within limits of memory."""

from kiosk.engines.imaging.average_colours import AverageColours
from kiosk.engines.imaging.loader import Loader, Priority, Request
from kiosk.engines.imaging.picture import DecodedPicture, Fit, Placing, UnreadablePictureError, place
from kiosk.engines.imaging.scaled_cache import ScaledCache

__all__ = [
    "AverageColours",
    "DecodedPicture",
    "Fit",
    "Loader",
    "Placing",
    "Priority",
    "Request",
    "ScaledCache",
    "UnreadablePictureError",
    "place",
]
