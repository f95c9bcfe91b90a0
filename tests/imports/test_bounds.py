"""Small files that would fill the memory or take minutes are read or refused at once."""

import json
import tracemalloc

import pytest
from gallery import Gallery
from workbooks import TEXTS, TITLES, workbook

from kiosk.curator.imports import bounded_reading, ids, iiif, spreadsheet, table, timelinejs
from kiosk.curator.imports import workbook as books
from kiosk.curator.imports.bundle import Bundle, ImportFailedError
from kiosk.curator.imports.columns import known
from kiosk.curator.imports.iiif_manifest import manifest
from kiosk.curator.imports.omissions import OmissionKind
from kiosk.curator.imports.table import SheetTable

LONG = "9" * 5000
ADDRESSES = ["http://[x", "https://[]1.jpg", "//[", "ftp://[::1/a.jpg", "http://]example.org/c.jpg"]


def read(gallery: Gallery, raw: bytes, name: str = "a.xlsx") -> SheetTable:
    (gallery.desk / name).write_bytes(raw)
    return table.read(gallery.desk / name)


@pytest.mark.parametrize(
    "raw",
    [
        workbook(TITLES, TEXTS + f"<si><t>{'a' * (65 * 2**20)}</t></si>"),
        workbook(TITLES + f"<row r='2'><c r='A2'><v>{' ' * (65 * 2**20)}</v></c></row>"),
        workbook(TITLES, **{"xl/styles.xml": " " * (65 * 2**20)}),
    ],
    ids=["texts", "sheet", "another part"],
)
def test_a_part_that_unpacks_to_too_much_is_refused_before_it_is_read(gallery, raw, monkeypatch):
    monkeypatch.setattr(books, "_reader", None)
    assert len(raw) < 2**20
    with pytest.raises(ImportFailedError, match="unpacks to more than 64 MB"):
        read(gallery, raw)


@pytest.mark.parametrize(
    "raw",
    [
        workbook(TITLES, TEXTS + "<si/>" * 60_000),
        workbook(TITLES, TEXTS + "<x/>" * 60_000),
        workbook(TITLES + "<row r='2'>" + "<c><v>1</v></c>" * 20_000 + "</row>"),
        workbook(TITLES + "<row r='2'><c " + " ".join(f"a{n}='1'" for n in range(60_000)) + "/></row>"),
    ],
    ids=["empty texts", "other tags", "cells", "attributes"],
)
def test_more_tags_than_an_exhibit_needs_are_counted_before_they_are_read(gallery, raw, monkeypatch):
    monkeypatch.setattr(books, "_reader", None)
    monkeypatch.setattr(books, "_MOST_TAGS", 50_000)
    monkeypatch.setattr(books, "_MOST_ATTRIBUTES", 50_000)
    with pytest.raises(ImportFailedError, match="more cells than an exhibit can have"):
        read(gallery, raw)


def test_the_texts_that_cells_share_are_bounded(gallery, monkeypatch):
    monkeypatch.setattr(books, "_MOST_STRINGS", 100)
    assert read(gallery, workbook(TITLES, TEXTS + "<si/>" * 98)).columns == ("date", "title")
    with pytest.raises(ImportFailedError, match="more than 100 texts"):
        read(gallery, workbook(TITLES, TEXTS + "<si/>" * 99))


@pytest.mark.parametrize("last", ["XFD", "ZZZ", "ZZ", "IW"])
def test_cells_far_to_the_right_of_the_headings_cost_nothing(gallery, last, monkeypatch):
    monkeypatch.setattr(bounded_reading, "MOST_BYTES", 2**20)
    lines = "".join(
        f"<row r='{n}'><c r='A{n}'><v>{n}</v></c><c r='{last}{n}'><v>1</v></c></row>" for n in range(1900, 2100)
    )
    raw = workbook(TITLES + lines)
    read(gallery, workbook(TITLES))
    tracemalloc.start()
    found = read(gallery, raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found.rows) == 200
    assert found.rows[0] == (1900, {"date": "1900"})
    assert peak < 8 * 2**20


def test_a_heading_far_to_the_right_is_said(gallery):
    raw = workbook("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='XFD1' t='s'><v>1</v></c></row>")
    with pytest.raises(ImportFailedError, match="column 16384"):
        read(gallery, raw)


def test_a_row_far_below_is_said(gallery):
    with pytest.raises(ImportFailedError, match="more than 100,000 rows"):
        read(gallery, workbook(TITLES + "<row r='1048576'><c r='A1048576'><v>1</v></c></row>"))


def test_readings_beside_a_text_are_no_part_of_it_and_its_runs_are(gallery):
    texts = TEXTS + "<si><r><t>one </t></r><r><t>two</t></r><rPh sb='0' eb='1'><t>xx</t></rPh></si>"
    rows = TITLES + "<row r='2'><c r='A2'><v>1979</v></c><c r='B2' t='s'><v>2</v></c></row>"
    assert read(gallery, workbook(rows, texts)).rows == ((2, {"date": "1979", "title": "one two"}),)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"date,title\n" + b"1979\n" * 60, "more than 50 rows"),
        (b"date,title\n" + b"1979,x\n" * 45, "more than 80 cells"),
        (b"date,title\n" + b"1979," + b"x" * 3000 + b"\n", "MB of text"),
        (b"date,title\n" + b"," * 400, "more than 300 cells"),
        (b"," .join(b"h%d" % n for n in range(280)), "280 columns"),
    ],
    ids=["rows", "cells", "text", "line", "columns"],
)  # fmt: skip
def test_what_a_csv_may_hold_is_bounded_and_said(gallery, raw, why, monkeypatch):
    monkeypatch.setattr(table, "MOST_ROWS", 50)
    monkeypatch.setattr(table, "MOST_CELLS", 80)
    monkeypatch.setattr(table, "_MOST_SEPARATORS", 300)
    monkeypatch.setattr(table, "MOST_BYTES", 3000)
    with pytest.raises(ImportFailedError, match=why):
        read(gallery, raw, "a.csv")


@pytest.mark.parametrize(("sign", "line"), [(";", "sep=;"), ("|", "sep=|"), (",", '"sep=,"'), ("\t", "SEP=\t")])
def test_a_first_line_that_names_the_separator_is_no_heading(gallery, sign, line):
    text = f"{line}\r\ndate{sign}title\r\n1979{sign}One\r\n".replace("SEP", "sep")
    found = read(gallery, text.encode(), "a.csv")
    assert found.rows == ((3, {"date": "1979", "title": "One"}),)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_cannot_be_taken_apart_is_named_and_left_out(gallery, address):
    event = {"start_date": {"year": "1979"}, "text": {"headline": "A"}, "media": {"url": address}}
    painting = {"body": {"type": "Image", "id": address}}
    shown = {"type": "Manifest", "label": "M", "items": [{"id": "c", "summary": "S", "items": [{"items": [painting]}]}]}
    row = {"date": "1979", "title": "A", "media": address, "narration": address}
    bundles: list[Bundle] = [
        spreadsheet.convert(SheetTable(tuple(row), ((2, row),)), gallery.setting("a")),
        timelinejs.convert({"events": [event]}, gallery.setting("a")),
        iiif.convert(manifest(shown, "m"), gallery.setting("a")),
    ]
    for bundle in bundles:
        assert any(address in place for place in bundle.omissions.places(OmissionKind.VALUE))
        assert not bundle.media


@pytest.mark.parametrize("digits", [LONG, f"-{LONG}", f"{LONG}.0", f"1.{'0' * 5000}", f"{LONG} BC", f"{LONG} Ma"])
def test_a_date_of_thousands_of_digits_is_left_out_and_named(gallery, digits):
    good = {"start_date": {"year": "1979"}, "text": {"headline": "A"}}
    bad = {"start_date": {"year": digits, "month": digits}, "text": {"headline": "B"}}
    bundle = timelinejs.convert({"events": [good, bad]}, gallery.setting("a"))
    assert (len(bundle.entries), bundle.omissions.count(OmissionKind.UNDATED)) == (1, 1)
    rows = ((2, {"date": "1979", "title": "A"}), (3, {"date": digits, "title": "B"}))
    bundle = spreadsheet.convert(SheetTable(("date", "title"), rows), gallery.setting("a"))
    assert [place[:11] for place in bundle.omissions.places(OmissionKind.VALUE)] == ["row 3: date"]
    assert max(map(len, bundle.omissions.said().splitlines())) < 300
    canvas = {"id": "c", "summary": "S", "navDate": f"{digits}-01-01T00:00:00"}
    bundle = iiif.convert(manifest({"type": "Manifest", "label": "M", "items": [canvas]}, "m"), gallery.setting("a"))
    assert bundle.omissions.count(OmissionKind.VALUE) == 1


def test_a_number_of_thousands_of_digits_in_json_is_one_sentence(gallery):
    (gallery.desk / "a.json").write_text(json.dumps({"events": []}).replace("[]", LONG))
    with pytest.raises(ImportFailedError, match="cannot be read as JSON"):
        timelinejs.read(gallery.desk / "a.json")


class Counting(set[str]):
    asked = 0

    def __contains__(self, item: object) -> bool:
        self.asked += 1
        return super().__contains__(item)


@pytest.mark.parametrize("words", ["The same", "", "ភ្នំពេញ", "a" * 300])
def test_equal_titles_cost_no_more_than_different_ones(words):
    found = ids.Ids()
    found._taken = Counting()
    made = [found.new(words, "card") for _ in range(2000)]
    assert len(set(made)) == 2000
    assert found._taken.asked <= 3 * 2000


def test_an_id_that_looks_like_the_next_one_is_not_taken_twice():
    found = ids.Ids(["a-3"])
    assert [found.new(words, "x") for words in ("a", "a 2", "a", "a", "a 3")] == ["a", "a-2", "a-4", "a-5", "a-3-2"]


def test_thousands_of_topics_sources_headings_and_canvases_are_looked_up_and_not_searched(gallery, monkeypatch):
    calls = []
    monkeypatch.setattr(ids, "_plain", lambda words: calls.append(words) or words.lower().replace(" ", "-"))
    lines = [(n, {"date": "1979", "title": "A", "topic": f"T {n}", "sources": f"S {n}"}) for n in range(3000)]
    bundle = spreadsheet.convert(SheetTable(("date", "title", "topic", "sources"), tuple(lines)), gallery.setting("a"))
    assert (len(bundle.topics), len(bundle.sources), len(calls)) == (3000, 3000, 9000)
    canvases = [{"id": "c", "label": "C", "items": [{"items": [{"body": {"type": "Image", "id": "x/y.jpg"}}]}]}] * 3000
    bundle = iiif.convert(manifest({"type": "Manifest", "label": "M", "items": canvases}, "m"), gallery.setting("a"))
    assert len(bundle.entries) == 3000


@pytest.mark.parametrize("name", ["title (nonsense)", "a" * 50_000, " " * 50_000 + "(", "a_" * 20_000, "x:" * 40])
def test_odd_headings_are_said_and_cost_nothing(name):
    columns, strange = known([name] * 200)
    assert (columns, len(strange)) == ([], 200)
    assert max(map(len, strange)) < 130
