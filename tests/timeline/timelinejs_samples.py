"""TimelineJS 3 files that others made, as series of cards, through the importer."""

from pathlib import Path

import pytest

from kiosk.curator.imports import timelinejs
from kiosk.curator.imports.bundle import Bundle, Setting
from kiosk.timeline import DatedCard, DaySpan, Series

FOLDER = Path(__file__).parents[3] / "shared" / "samples" / "timelinejs"
NAMES = ("all-media-types", "cosmo", "eras", "marktwain", "women_in_computing")


def read(name: str) -> Bundle:
    """A sample; the test is skipped where the samples are not."""
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"the TimelineJS samples are not beside this repository (../shared/samples/timelinejs/{path.name})")
    return timelinejs.convert(timelinejs.read(path), Setting("time", ()))


def series_of(sample: Bundle) -> Series:
    """All events of a sample."""
    return Series(DatedCard(card["id"], DaySpan.read(card["date"]), card["topic"] or None) for card in sample.entries)
