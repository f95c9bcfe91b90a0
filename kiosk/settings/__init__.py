"""The installation: what exhibits/kiosk.yaml says."""

from kiosk.settings.installation import (
    Attract,
    Idle,
    Scanning,
    Screen,
    Settings,
    ThemeToken,
    TimelineDirection,
    Unread,
    Usage,
)
from kiosk.settings.keyboard import KeyName, KeyUse

__all__ = [
    "Attract",
    "Idle",
    "KeyName",
    "KeyUse",
    "Scanning",
    "Screen",
    "Settings",
    "ThemeToken",
    "TimelineDirection",
    "Unread",
    "Usage",
]
