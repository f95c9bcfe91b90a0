"""The record of visits: written while the kiosk runs, read by `kiosk report`."""

from pathlib import Path

from kiosk.usage.journal import Journal


def usage_file(state: Path) -> Path:
    """Give where the record is, below the state folder."""
    return state / "usage.db"


__all__ = ["Journal", "usage_file"]
