"""Rows of a spreadsheet: CSV as Excel, LibreOffice and Google Sheets write it, and .xlsx."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.curator.imports import workbook
from kiosk.curator.imports.bounded_reading import MOST_BYTES, bytes_of
from kiosk.curator.imports.bundle import ImportFailedError
from kiosk.curator.imports.workbook import MOST_COLUMNS, MOST_ROWS

MOST_CELLS = 500_000
"""Number of cells that are not empty."""
_MOST_SEPARATORS = 100_000
"""Separators in a line: the CSV reader makes all cells of a line before they can be counted."""
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATOR_LINE = re.compile(r'\s*"?sep=(?P<sign>[,;|:\t ])"?[\r\n]*')
Row = dict[str, str]
"""Cells by the name of their column in lower case, without the empty ones."""


@dataclass(frozen=True)
class SheetTable:
    """A spreadsheet; its first row that is not empty has the names of the columns."""

    columns: tuple[str, ...]
    """Names of the columns, unchanged."""
    rows: tuple[tuple[int, Row], ...]
    """Each row that is not empty, with its number in the file from 1."""


def read(path: Path) -> SheetTable:
    """Return the rows of a .csv or .xlsx file. Raises ImportFailedError."""
    raw = bytes_of(path)
    is_book = path.suffix.lower() in (".xlsx", ".xlsm")
    lines = _filled(workbook.rows(raw, path.name) if is_book else _text(raw, path.name))
    heading = next(lines, None)
    if heading is None:
        raise ImportFailedError(f"{path.name} is empty.")
    columns = [(place, name) for place, name in enumerate(heading[1]) if name]
    if len(columns) > MOST_COLUMNS:
        raise ImportFailedError(f"{path.name} has {len(columns):,} columns; {MOST_COLUMNS} can be read.")
    return SheetTable(tuple(name for _, name in columns), tuple(_rows(lines, columns, path.name)))


def _rows(
    lines: Iterator[tuple[int, list[str]]], columns: list[tuple[int, str]], name: str
) -> Iterator[tuple[int, Row]]:
    names = [(place, column.lower()) for place, column in columns]
    cells = letters = 0
    for number, line in lines:
        row = {column: line[place] for place, column in names if place < len(line) and line[place]}
        cells += len(row)
        letters += sum(map(len, row.values()))
        if number > MOST_ROWS:
            raise ImportFailedError(f"{name} has more than {MOST_ROWS:,} rows. Split it in several.")
        if cells > MOST_CELLS:
            raise ImportFailedError(f"{name} has more than {MOST_CELLS:,} cells. Split it in several.")
        # Many cells of a workbook may share one long text.
        if letters > MOST_BYTES:
            raise ImportFailedError(f"{name} has more than {MOST_BYTES // 2**20} MB of text. Split it in several.")
        yield number, row


def _filled(lines: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for number, line in lines:
        tidy = [_tidy(cell) for cell in line]
        if any(tidy):
            yield number, tidy


def _text(raw: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(raw)
    if "\0" in text:
        raise ImportFailedError(f"{name} is not a text file. Save the spreadsheet as CSV (UTF-8) or as .xlsx.")
    first, _, rest = text.partition("\n")
    # Excel may name the separator in the first line.
    said = _SEPARATOR_LINE.fullmatch(first)
    text = rest if said else text
    # Excel uses semicolons where numbers have a decimal comma; a spreadsheet copied as text has tabs.
    separator = said["sign"] if said else max(",;\t", key=text.lstrip("\r\n").partition("\n")[0].count)
    csv.field_size_limit(MOST_BYTES)
    lines = (_bounded(line, separator, name) for line in io.StringIO(text, newline=""))
    try:
        yield from enumerate(csv.reader(lines, delimiter=separator), 2 if said else 1)
    except csv.Error as error:
        raise ImportFailedError(f"{name} cannot be read as CSV: {error}") from error


def _bounded(line: str, separator: str, name: str) -> str:
    if line.count(separator) > _MOST_SEPARATORS:
        raise ImportFailedError(f"{name} has a line with more than {_MOST_SEPARATORS:,} cells.")
    return line


def _decoded(raw: bytes) -> str:
    encoding = _MARKS.get(raw[:2], "utf-8-sig")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        # Excel's default encoding in Western Europe; all but five bytes are characters in it.
        return raw.decode("cp1252", "replace")


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
