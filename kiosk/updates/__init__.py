"""New content for a kiosk that runs: seen, judged, kept whole, and handed over."""

from kiosk.updates.content import Content, ContentSource, Standing

__all__ = ["Content", "ContentSource", "Standing"]
