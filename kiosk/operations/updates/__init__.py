"""New content for a running kiosk: detected, checked, copied as a whole, and offered to the app."""

from kiosk.operations.updates.content import Content, ContentSource, ContentStatus

__all__ = ["Content", "ContentSource", "ContentStatus"]
