"""New content for a kiosk that runs: seen, judged, kept whole, and handed over."""

from kiosk.operations.updates.content import Content, ContentSource, ContentStatus

__all__ = ["Content", "ContentSource", "ContentStatus"]
