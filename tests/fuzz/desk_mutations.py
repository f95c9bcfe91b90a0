"""Mutations of files to import: contents of JSON, cells of tables, parts of workbooks."""

import csv
import json
import re
import zipfile
from io import BytesIO, StringIO
from typing import Any

import odd
from mutations import Case, mutation
from yaml_mutations import CHANGES, holder, ways

JSON = ("desk/*.json",)
CSV = ("desk/*.csv",)
BOOK = ("desk/*.xlsx",)
CELLS = (
    *odd.WORDS,
    *odd.DATES,
    *odd.NUMBERS,
    *odd.SIGNS,
    "31.12.1999",
    "12/31/99",
    "Jan 5 1902",
    "circa",
    "BC",
    "=A1",
    "-",
    "+",
)
SHEET, STRINGS, TYPES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
STRINGS_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


@mutation("desk")
def json_says_otherwise(case: Case) -> None:
    path = case.pick(*JSON)
    data = _told(path.read_bytes())
    for _ in range(case.chance.randint(1, 4)):
        found = ways(data)
        if found:
            case.chance.choice(CHANGES)(data, case.chance.choice(found), case.chance)
    path.write_text(json.dumps(data, skipkeys=True), encoding="utf-8")


@mutation("desk")
def json_with_odd_words(case: Case) -> None:
    path = case.pick(*JSON)
    data = _told(path.read_bytes())
    texts = [one for one in ways(data) if not isinstance(holder(data, one)[one[-1]], dict | list)]
    for at in case.chance.sample(texts, min(len(texts), 3)):
        holder(data, at)[at[-1]] = case.chance.choice((*CELLS, 10**400, -1, 1.5, None))
    path.write_text(json.dumps(data), encoding="utf-8")


@mutation("desk")
def json_of_many(case: Case) -> None:
    path = case.pick(*JSON)
    data = _told(path.read_bytes())
    lists = [one for one in ways(data) if isinstance(holder(data, one)[one[-1]], list)]
    if lists:
        at = case.chance.choice(lists)
        held = holder(data, at)
        held[at[-1]] = held[at[-1]] * case.chance.choice((50, 1000))
    path.write_text(json.dumps(data), encoding="utf-8")


@mutation("desk")
def json_of_another_form(case: Case) -> None:
    deep = case.chance.choice((900, 90_000))
    others = (
        "[" * deep + "]" * deep,
        '{"a":' * deep + "1" + "}" * deep,
        "null",
        "[]",
        "{}",
        '"a"',
        "1",
        "NaN",
        "1" * 6000,
    )
    more = ('{"events": {}}', '{"events": [null]}', '{"type": "Manifest", "items": [[]]}', '{"type": "Collection"}')
    case.pick(*JSON).write_text(case.chance.choice((*others, *more)), encoding="utf-8")


@mutation("desk")
def odd_cells(case: Case) -> None:
    path = case.pick(*CSV)
    rows = _rows(path.read_bytes())
    for _ in range(case.chance.randint(1, 5)):
        row = case.chance.choice(rows)
        if row:
            row[case.chance.randrange(len(row))] = case.chance.choice(CELLS)
    _write(path, rows)


@mutation("desk")
def odd_headings(case: Case) -> None:
    path = case.pick(*CSV)
    rows = _rows(path.read_bytes())
    headings = (
        "",
        "title",
        "title (xx)",
        "title ()",
        "title (en",
        "((((",
        "id",
        "layout",
        "date",
        "Year",
        "media 2",
        " " * 9000,
    )
    for place in case.chance.sample(range(len(rows[0])), min(len(rows[0]), 4)):
        rows[0][place] = case.chance.choice((*headings, *odd.SIGNS, "(" * 9000, "title (" * 2000))
    _write(path, rows)


@mutation("desk")
def many_rows_or_columns(case: Case) -> None:
    path = case.pick(*CSV)
    rows = _rows(path.read_bytes())
    if case.chance.random() < 0.6:
        rows += rows[1:] * case.chance.choice((100, 700))
    else:
        rows = [row * case.chance.choice((40, 900)) for row in rows]
    _write(path, rows)


@mutation("desk")
def odd_quotes(case: Case) -> None:
    path = case.pick(*CSV)
    pieces = ('"', '"' * 9001, "\0", ";;;;", "\t\t", "\r", 'a,"b\n' * 2000, ",\n" * 9000, "x" * 200_000)
    path.write_bytes(path.read_bytes() + case.chance.choice(pieces).encode())


@mutation("desk")
def workbook_flipped(case: Case) -> None:
    path = case.pick(*BOOK)
    raw = bytearray(path.read_bytes())
    for _ in range(case.chance.choice((1, 4, 40))):
        raw[case.chance.randrange(len(raw))] = case.chance.randrange(256)
    path.write_bytes(bytes(raw) if case.chance.random() < 0.7 else bytes(raw[: case.chance.randrange(len(raw))]))


@mutation("desk")
def workbook_part_changed(case: Case) -> None:
    path = case.pick(*BOOK)
    parts = _parts(path.read_bytes())
    if not parts:
        return
    name = case.chance.choice(sorted(parts))
    text = parts[name]
    marks = [*re.finditer(rb"[A-Za-z0-9]+", text)]
    new = (
        b"99999999",
        b"-1",
        b"XFD1048576",
        b"",
        b"&#0;",
        b"&lol;",
        b"<a/>",
        b"1e400",
        b"e" * 9000,
        b"\xff",
        b"2958466",
    )
    for one in sorted(case.chance.sample(marks, min(len(marks), 3)), key=lambda mark: -mark.start()):
        text = text[: one.start()] + case.chance.choice(new) + text[one.end() :]
    _pack(path, {**parts, name: text})


@mutation("desk")
def workbook_part_gone(case: Case) -> None:
    path = case.pick(*BOOK)
    parts = _parts(path.read_bytes())
    if parts:
        del parts[case.chance.choice(sorted(parts))]
        _pack(path, parts)


@mutation("desk")
def workbook_of_a_size(case: Case) -> None:
    """Add cells far out, thousands of empty strings, or strings that unpack to a hundred times their size."""
    path = case.pick(*BOOK)
    parts = _parts(path.read_bytes())
    if not {SHEET, TYPES} <= set(parts):
        return
    far = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (row, row) for row in range(7, 3000))
    strings = b"<sst xmlns=%s>" % re.search(rb'xmlns=("[^"]+"|)', parts[SHEET] + b"xmlns=")[1]
    strings += case.chance.choice((b"<si><t/></si>" * 500_000, b"<si><t>%s</t></si>" % (b"a" * 60_000_000))) + b"</sst>"
    if case.chance.random() < 0.5:
        parts[SHEET] = parts[SHEET].replace(b"</sheetData>", far + b"</sheetData>")
    else:
        parts[STRINGS] = strings
        named = b'<Override PartName="/%s" ContentType="%s"/></Types>' % (STRINGS.encode(), STRINGS_TYPE)
        parts[TYPES] = parts[TYPES].replace(b"</Types>", named)
    _pack(path, parts)


@mutation("desk")
def workbook_that_is_none(case: Case) -> None:
    others = (
        b"",
        b"PK\x05\x06" + b"\0" * 18,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90,
        b"a,b\n1,2\n",
        b"<html><table>",
    )
    case.pick(*BOOK).write_bytes(case.chance.choice(others))


def _told(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return {}


def _rows(raw: bytes) -> list[list[str]]:
    csv.field_size_limit(10**9)
    return [*csv.reader(StringIO(raw.decode("utf-8", "replace").replace("\0", ""), newline=""))] or [[""]]


def _write(path, rows: list[list[str]]) -> None:
    held = StringIO()
    csv.writer(held).writerows(rows)
    path.write_bytes(held.getvalue().encode("utf-8", "surrogatepass"))


def _parts(raw: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as book:
            return {name: book.read(name) for name in book.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, zipfile.zlib.error, RuntimeError, EOFError):
        return {}


def _pack(path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, held in parts.items():
            book.writestr(name, held)
