"""Rows of a spreadsheet: CSV as Excel, LibreOffice and Google write it, and .xlsx."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from kiosk.imports.bundle import ImportFailedError
from kiosk.imports.opening import MOST_BYTES, bytes_of

MOST_ROWS = 100_000
"""Of a workbook, which may be far larger than its file."""
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
Row = dict[str, str]
"""By the name of the column, in small letters."""


@dataclass(frozen=True)
class Table:
    """A spreadsheet whose first row that is not empty names its columns."""

    columns: tuple[str, ...]
    """Their names as they stand there."""
    rows: tuple[tuple[int, Row], ...]
    """Each row that is not empty, with its number in the file from 1."""


def read(path: Path) -> Table:
    """The rows of a .csv or .xlsx file. Raises ImportFailedError."""
    raw = bytes_of(path)
    lines = _workbook(raw, path.name) if path.suffix.lower() in (".xlsx", ".xlsm") else _text(raw, path.name)
    filled = [(number, line) for number, line in enumerate(lines, 1) if any(line)]
    if not filled:
        raise ImportFailedError(f"{path.name} is empty.")
    columns = tuple(filled[0][1])
    names = [name.lower() for name in columns]
    rows = tuple(
        (number, {name: cell for name, cell in zip(names, line, strict=False) if name}) for number, line in filled[1:]
    )
    return Table(tuple(name for name in columns if name), rows)


def _text(raw: bytes, name: str) -> list[list[str]]:
    text = _decoded(raw)
    if "\0" in text:
        raise ImportFailedError(f"{name} is not a text file. Save the spreadsheet as CSV (UTF-8) or as .xlsx.")
    first = text.lstrip("\r\n").partition("\n")[0]
    # Excel separates by semicolons where a comma is in numbers; a spreadsheet copied as text has tabs.
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ImportFailedError(f"{name} cannot be read as CSV: {error}") from error
    return [[_tidy(cell) for cell in row] for row in rows]


def _decoded(raw: bytes) -> str:
    encoding = _MARKS.get(raw[:2], "utf-8-sig")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        # What Excel writes where nobody asks for UTF-8; it has a letter for every byte but five.
        return raw.decode("cp1252", "replace")


def _workbook(raw: bytes, name: str) -> list[list[str]]:
    # 190 ms that no other command should pay.
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        found = [[_cell(cell) for cell in row] for row in islice(book.worksheets[0].iter_rows(), MOST_ROWS + 1)]
        book.close()
    # The file is a stranger's archive of XML: whatever its reader stumbles over, the curator is told one thing.
    except Exception as error:
        raise ImportFailedError(f"{name} cannot be read as a spreadsheet. Save it again as .xlsx.") from error
    if len(found) > MOST_ROWS:
        raise ImportFailedError(f"{name} has more than {MOST_ROWS} rows. Split it in several.")
    return found


def _cell(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return _date(value, cell.number_format.lower())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _tidy(str(value))


def _date(value: date, shown: str) -> str:
    """A date as exact as it is shown: a spreadsheet keeps the first day of the month that was typed."""
    if isinstance(value, datetime) and value.time() != time.min:
        return value.isoformat(timespec="seconds")
    parts = [part for part, sign in (("%Y", "y"), ("-%m", "m"), ("-%d", "d")) if sign == "y" or sign in shown]
    return value.strftime("".join(parts)) if parts != ["%Y", "-%d"] else value.strftime("%Y-%m-%d")


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
