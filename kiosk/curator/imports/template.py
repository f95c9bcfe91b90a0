"""A spreadsheet to fill in: the columns that an import knows, in the installation's languages, with examples."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from kiosk.content.layouts.registry import TEXT_KEYS
from kiosk.content.model import Card, Sidecar
from kiosk.content.model_fields import key_of
from kiosk.content.panels import Panel
from kiosk.content.spreadsheet_cells import harmless
from kiosk.curator.imports.bundle import ImportFailedError
from kiosk.curator.imports.columns import TEXTS
from kiosk.curator.reference.model_keys import said
from kiosk.files import replacing, write_whole
from kiosk.settings.fields import Entry

_TIMELINE = ("date", "end date", "title", "body", "topic", "media", "alt", "caption", "credit", "rights", "sources")
_PANELS = ("layout", "title", "eyebrow", "date", "body", "media", "alt", "caption", "credit", "rights", "sources",
           *TEXT_KEYS)  # fmt: skip
_HELP = {
    "end date": "The last day, month or year; empty when one date says all.",
    "media": "The name of a file that lies beside the spreadsheet, as crane.jpg.",
    "topic": "What it is about, in a word or two; all rows with the same word have the same colour.",
    "sources": "Who says so: a title, or an id of exhibits/sources.yaml. Several with a semicolon between them.",
}
_ROWS = {
    "timeline": (
        {"date": "1862-05", "title": "The first steamer", "topic": "Ships", "sources": "Report of the harbour office",
         "body": "A steamer from Saigon ties up where only junks had been."},
        {"date": "44 BCE", "title": "Long before", "topic": "The river",
         "body": "Dates before our era may be written like this, or as EDTF: -0043."},
    ),
    "panels": (
        {"layout": "text", "title": "A quay of oak", "eyebrow": "Building", "date": "1862-05/1864",
         "body": "The first quay was built of oak from the king's forest. It stood for forty years.",
         "sources": "Report of the harbour office"},
    ),
}  # fmt: skip


def write(path: Path, kind: str, languages: Sequence[str]) -> None:
    """Write the template as .csv or .xlsx, by the ending of its name. Raises ImportFailedError for another."""
    keys = _PANELS if kind == "panels" else _TIMELINE
    columns = [column for key in keys for column in _columns(key, languages)]
    lines = [columns, *([row.get(column, "") for column in columns] for row in _ROWS[kind])]
    if path.suffix.lower() == ".xlsx":
        _workbook(path, lines, [(key, _words(key, kind)) for key in keys])
    elif path.suffix.lower() == ".csv":
        # With its mark, or Excel would take it for another encoding.
        table = StringIO(newline="")
        csv.writer(table).writerows(map(harmless, lines))
        write_whole(path, [table.getvalue().encode("utf-8-sig")])
    else:
        raise ImportFailedError(f"{path.name} must end in .csv or .xlsx.")


def words() -> Iterator[str]:
    """Yield the texts of the rows that are there to be written over."""
    yield from (row["body"] for rows in _ROWS.values() for row in rows)


def _columns(key: str, languages: Sequence[str]) -> list[str]:
    """Return a column, and for a text one for each other language."""
    return [key, *(f"{key} ({language})" for language in languages[1:] if key in TEXTS)]


def _words(key: str, kind: str) -> str:
    """Return what a column is, in the model's own words."""
    models: tuple[type[Entry], ...] = (Panel if kind == "panels" else Card, Sidecar)
    for model in models:
        for attribute, info in model.model_fields.items():
            if key_of(attribute, info) == key and key not in _HELP:
                return said(model)[attribute].words
    return _HELP[key]


def _workbook(path: Path, lines: list[list[str]], helps: list[tuple[str, str]]) -> None:
    # 190 ms that no other command should pay.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Exhibit"
    for line in lines:
        sheet.append(line)
    explained: Any = book.create_sheet("What the columns are")
    for pair in helps:
        explained.append(pair)
    for one in (sheet, explained):
        for cells in one.columns:
            letter = cells[0].column_letter
            one.column_dimensions[letter].width = 90 if one is explained and letter == "B" else 24
            one.column_dimensions[letter].number_format = "@"
            for cell in cells:
                # Excel makes dates of its own of what looks like one, unless the cell is text.
                cell.number_format = "@"
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in (*sheet[1], *explained["A"]):
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    with replacing(path) as file:
        book.save(file)
