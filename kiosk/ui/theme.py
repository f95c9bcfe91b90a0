"""Colours and type of the interface, as screens ask for them; kiosk.design says what they are."""

from kiosk.design.palette import (
    HIGH_CONTRAST,
    SPOKEN,
    STANDARD,
    Palette,
    Rgba,
    contrast,
    relative_luminance,
    rgba,
)
from kiosk.design.roles import ROLES, Role

__all__ = [
    "HIGH_CONTRAST",
    "ROLES",
    "SPOKEN",
    "STANDARD",
    "Palette",
    "Rgba",
    "Role",
    "contrast",
    "relative_luminance",
    "rgba",
]
