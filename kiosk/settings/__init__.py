"""The installation: what exhibits/kiosk.yaml says."""

from kiosk.settings.installation import Attract, Idle, Screen, Settings, ThemeToken, TimelineDirection, Unread, Usage

__all__ = ["Attract", "Idle", "Screen", "Settings", "ThemeToken", "TimelineDirection", "Unread", "Usage"]
