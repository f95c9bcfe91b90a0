"""The installation: what exhibits/kiosk.yaml says."""

from kiosk.settings.installation import (
    Attract,
    Corner,
    Idle,
    Scanning,
    Screen,
    Settings,
    Staff,
    ThemeToken,
    TimelineDirection,
    Unread,
    Usage,
)
from kiosk.settings.keyboard import Key, KeyName, KeyUse

__all__ = [
    "Attract",
    "Corner",
    "Idle",
    "Key",
    "KeyName",
    "KeyUse",
    "Scanning",
    "Screen",
    "Settings",
    "Staff",
    "ThemeToken",
    "TimelineDirection",
    "Unread",
    "Usage",
]
