"""The record of visits: `journal` writes it while the kiosk runs; `reading` and others make the report."""

from pathlib import Path


def usage_file(state: Path) -> Path:
    """Return the path of the record in a state folder."""
    return state / "usage.db"
