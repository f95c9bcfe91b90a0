"""Rows of an .xlsx workbook, an untrusted archive: its size is checked before it is unpacked and while it is read."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from kiosk.curator.imports.bounded_reading import MOST_BYTES
from kiosk.curator.imports.bundle import ImportFailedError

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

MOST_ROWS = 100_000
"""Rows of a workbook, which may be far larger than its file."""
MOST_COLUMNS = 256
"""Columns with a heading."""
_MOST_STRINGS = 500_000
_MOST_MEMBERS = 10_000
_MOST_TAGS = 2_500_000
_MOST_ATTRIBUTES = 3_000_000
_MOST_SMALL_TAGS = 200_000
"""Tags of the parts that are neither a sheet nor the texts of its cells, and take far longer to read."""
_LARGE = ("xl/worksheets/", "xl/sharedstrings")
_CHUNK = 1 << 20
_UNREADABLE = "cannot be read as a spreadsheet. Save it again as .xlsx."


def rows(raw: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number, as wide as the headings. Raises ImportFailedError."""
    try:
        _check(raw, name)
        yield from _rows(raw, name)
    except ImportFailedError:
        raise
    # openpyxl raises many types of exceptions for untrusted XML; the curator gets one message for all of them.
    except Exception as error:
        raise ImportFailedError(f"{name} {_UNREADABLE}") from error


def _rows(raw: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = _reader(raw, name)
    reader.read()
    sheet: Any = reader.wb.worksheets[0]
    # The size that a file declares may be wrong, and then rows would be missing.
    sheet.reset_dimensions()
    lines = ((number, _line(cells)) for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS), 1))
    heading, line = next((found for found in lines if found[1]), (0, []))
    if not line:
        return
    if len(line) > MOST_COLUMNS:
        raise ImportFailedError(f"{name} has a heading in column {len(line)}; {MOST_COLUMNS} columns can have one.")
    yield heading, line
    below = sheet.iter_rows(min_row=heading + 1, max_row=MOST_ROWS + 1, max_col=len(line))
    for number, cells in enumerate(below, heading + 1):
        if number > MOST_ROWS:
            raise ImportFailedError(f"{name} has more than {MOST_ROWS:,} rows. Split it in several.")
        yield number, _line(cells)


def _line(cells: Any) -> list[str]:
    """Return the texts of a row up to its last cell that is not empty."""
    line = ["" if cell.value is None else _words(cell) for cell in cells]
    while line and not line[-1]:
        line.pop()
    return line


def _words(cell: Any) -> str:
    value = cell.value
    if isinstance(value, datetime | date):
        return _date(value, cell.number_format.lower())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _date(value: date, shown: str) -> str:
    """Return a date in the precision in which it is displayed: for a month, a spreadsheet stores its first day."""
    if isinstance(value, datetime) and value.time() != time.min:
        return value.isoformat(timespec="seconds")
    parts = [part for part, sign in (("%Y", "y"), ("-%m", "m"), ("-%d", "d")) if sign == "y" or sign in shown]
    return value.strftime("".join(parts)) if parts != ["%Y", "-%d"] else value.strftime("%Y-%m-%d")


def _check(raw: bytes, name: str) -> None:
    """Refuse a small archive that unpacks to more than fits into memory. Raises ImportFailedError."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        if len(members) > _MOST_MEMBERS:
            raise ImportFailedError(f"{name} {_UNREADABLE}")
        for member in members:
            if member.filename.lower().endswith((".xml", ".rels")):
                _check_member(archive, member, name)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    # zipfile never returns more than the declared size.
    if member.file_size > MOST_BYTES:
        raise ImportFailedError(f"{name} unpacks to more than {MOST_BYTES // 2**20} MB. Split it in several.")
    most = _MOST_TAGS if member.filename.lower().startswith(_LARGE) else _MOST_SMALL_TAGS
    tags = attributes = 0
    with archive.open(member) as opened:
        while chunk := opened.read(_CHUNK):
            tags += chunk.count(b"<")
            attributes += chunk.count(b"=")
            if tags > most or attributes > _MOST_ATTRIBUTES:
                raise ImportFailedError(f"{name} has more cells than an exhibit can have. Split it in several.")


def _reader(raw: bytes, name: str) -> "ExcelReader":
    """Return openpyxl's reader, with a limit on the shared strings."""
    # The import takes 190 ms, which no other command needs.
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.xml.constants import SHARED_STRINGS

    class Bounded(ExcelReader):
        def read_strings(self) -> None:
            part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
            if part is not None:
                with self.archive.open(part.PartName[1:]) as source:
                    self.shared_strings = _strings(source, name)

    return Bounded(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)


def _strings(source: Any, name: str) -> list[str]:
    """Return the shared strings of the cells, without phonetic readings (Japanese ruby)."""
    from xml.etree.ElementTree import iterparse

    from openpyxl.xml.constants import SHEET_MAIN_NS

    space = {"": SHEET_MAIN_NS}
    found: list[str] = []
    open_nodes: list[Any] = []
    # The size is limited, and expat limits the expansion of entities.
    for event, node in iterparse(source, ("start", "end")):  # noqa: S314
        if event == "start":
            open_nodes.append(node)
            continue
        open_nodes.pop()
        if len(open_nodes) == 1:
            if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                found.append(_text(node, space))
            if len(found) > _MOST_STRINGS:
                raise ImportFailedError(f"{name} has more than {_MOST_STRINGS:,} texts. Split it in several.")
            # Free what has been read.
            open_nodes[0].clear()
    return found


def _text(node: Any, space: dict[str, str]) -> str:
    runs = [node, *node.iterfind("r", space)]
    return "".join(text.text or "" for run in runs for text in run.iterfind("t", space))
