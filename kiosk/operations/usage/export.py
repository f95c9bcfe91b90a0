"""Export of the record of visits: JSON with an entry for each visit, or CSV with a file for each table."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from io import StringIO
from pathlib import Path

from kiosk.content.spreadsheet_cells import harmless
from kiosk.files import write_whole
from kiosk.operations.usage.reading import RecordedVisit

HEADS = {
    "visits": ("visit", "began", "duration_s", "idle_s", "reason"),
    "languages": ("visit", "at_s", "language"),
    "stays": ("visit", "number", "at_s", "exhibit", "item", "dwell_s"),
    "plays": ("visit", "at_s", "stay", "channel", "medium", "played_s"),
}
"""The tables of docs/staff/usage.md."""
_PLACES = 3
"""Decimal places of seconds."""


def visits_json(visits: Sequence[RecordedVisit]) -> str:
    """Return all visits as JSON, each with what belongs to it."""
    entries = [{**asdict(visit), "began": visit.began.isoformat()} for visit in visits]
    return json.dumps({"visits": entries}, ensure_ascii=False, indent=1, default=str)


def write_csv(visits: Sequence[RecordedVisit], folder: Path) -> list[Path]:
    """Write visits.csv, languages.csv, stays.csv and plays.csv into a folder; return their paths. Raises OSError."""
    rows = {"visits": _visits, "languages": _languages, "stays": _stays, "plays": _plays}
    written = []
    for name, heads in HEADS.items():
        file = folder / f"{name}.csv"
        text = StringIO(newline="")
        table = csv.writer(text)
        table.writerow(heads)
        table.writerows([harmless(_rounded(row)) for visit in visits for row in rows[name](visit)])
        # The byte order mark tells spreadsheets that this is UTF-8.
        write_whole(file, [text.getvalue().encode("utf-8-sig")])
        written.append(file)
    return written


def _visits(visit: RecordedVisit) -> Iterator[tuple[object, ...]]:
    yield visit.number, visit.began.isoformat(), visit.duration_s, visit.idle_s, visit.reason


def _languages(visit: RecordedVisit) -> Iterator[tuple[object, ...]]:
    for taken in visit.languages:
        yield visit.number, taken.at_s, taken.language


def _stays(visit: RecordedVisit) -> Iterator[tuple[object, ...]]:
    for number, stay in enumerate(visit.stays):
        yield visit.number, number, stay.at_s, stay.exhibit, stay.item, stay.dwell_s


def _plays(visit: RecordedVisit) -> Iterator[tuple[object, ...]]:
    for play in visit.plays:
        yield visit.number, play.at_s, play.stay, play.channel, play.medium, play.played_s


def _rounded(row: Sequence[object]) -> list[object]:
    return [round(value, _PLACES) if isinstance(value, float) else value for value in row]
