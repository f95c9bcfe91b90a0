"""TimelineJS 3 files as series of cards, for what real timelines look like.

The format: https://timeline.knightlab.com/docs/json-format.html. Its years before the
common era are negative as they are named, so that -44 is 44 BCE, the astronomical year -43.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.timeline import Card, Series, Span
from kiosk.timeline.calendar import edtf_year

FOLDER = Path(__file__).parents[3] / "shared" / "samples" / "timelinejs"
NAMES = ("all-media-types", "cosmo", "eras", "marktwain", "women_in_computing")


def edtf_of(date: dict[str, str]) -> str:
    """The EDTF text of a TimelineJS date; hours and minutes are left out, as days are the finest here."""
    year = int(date["year"])
    text = edtf_year(year + 1 if year < 0 else year)
    for part in ("month", "day"):
        if not date.get(part):
            break
        text += f"-{int(date[part]):02d}"
    return text


def span_of(event: dict) -> Span:
    """The days of an event or an era."""
    start = edtf_of(event["start_date"])
    return Span.read(f"{start}/{edtf_of(event['end_date'])}" if event.get("end_date") else start)


def read(name: str) -> dict:
    """A sample as it is; the test is skipped where the samples are not."""
    path = FOLDER / f"{name}.json"
    if not path.is_file():
        pytest.skip(f"the TimelineJS samples are not beside this repository (../shared/samples/timelinejs/{path.name})")
    return json.loads(path.read_text(encoding="utf-8-sig"))


def series_of(sample: dict) -> Series:
    """All events of a sample."""
    return Series(Card(f"{n}", span_of(event), event.get("group")) for n, event in enumerate(sample["events"]))
