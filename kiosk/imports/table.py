"""Rows of a spreadsheet: CSV as Excel, LibreOffice and Google write it, and .xlsx."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk.imports.bundle import ImportFailedError

_MOST_BYTES = 64 * 1024 * 1024
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
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ImportFailedError(f"{path.name} has more than {_MOST_BYTES // 2**20} MB. Split it in several.")
        lines = _workbook(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _text(path)
    except OSError as error:
        raise ImportFailedError(f"{path.name} cannot be opened: {error.strerror}") from error
    filled = [(number, line) for number, line in enumerate(lines, 1) if any(line)]
    if not filled:
        raise ImportFailedError(f"{path.name} is empty.")
    columns = tuple(filled[0][1])
    names = [name.lower() for name in columns]
    rows = tuple(
        (number, {name: cell for name, cell in zip(names, line, strict=False) if name}) for number, line in filled[1:]
    )
    return Table(tuple(name for name in columns if name), rows)


def _text(path: Path) -> list[list[str]]:
    raw = path.read_bytes()
    text = _decoded(raw)
    if "\0" in text:
        raise ImportFailedError(f"{path.name} is not a text file. Save the spreadsheet as CSV (UTF-8) or as .xlsx.")
    first = text.lstrip("\r\n").partition("\n")[0]
    # Excel separates by semicolons where a comma is in numbers; a spreadsheet copied as text has tabs.
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(_MOST_BYTES)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ImportFailedError(f"{path.name} cannot be read as CSV: {error}") from error
    return [[_tidy(cell) for cell in row] for row in rows]


def _decoded(raw: bytes) -> str:
    encoding = _MARKS.get(raw[:2], "utf-8-sig")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        # What Excel writes where nobody asks for UTF-8; it has a letter for every byte but five.
        return raw.decode("cp1252", "replace")


def _workbook(path: Path) -> list[list[str]]:
    # 190 ms that no other command should pay.
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = [[_cell(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
    # The file is a stranger's archive of XML: whatever its reader stumbles over, the curator is told one thing.
    except Exception as error:
        raise ImportFailedError(f"{path.name} cannot be read as a spreadsheet. Save it again as .xlsx.") from error
    return rows


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _tidy(str(value))


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
