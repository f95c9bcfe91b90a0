"""The record of visits: `journal` writes it while the kiosk runs, `reading` and what builds on it make the report."""

from pathlib import Path


def usage_file(state: Path) -> Path:
    """Give where the record is, below the state folder."""
    return state / "usage.db"
