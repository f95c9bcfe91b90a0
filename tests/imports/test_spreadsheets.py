from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from gallery import Gallery
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.content.dates import fault_of
from kiosk.curator.imports import spreadsheet_dates, table
from kiosk.curator.imports.bundle import ImportFailedError, Setting
from kiosk.curator.imports.columns import known
from kiosk.curator.imports.omissions import OmissionKind
from kiosk.curator.imports.spreadsheet import convert
from kiosk.curator.imports.table import SheetTable

ANTIQUITY = """\
date;end date;title;title (vi);Title (French);body;body (vi);topic;media;alt;caption;credit;rights;sources
753 BCE;;Rome is founded;La Mã được lập;Fondation de Rome;By *sons*;Bởi con;Cities;rome.jpg;A wolf;Bronze;Town;CC0;Livy
-0500;-0449;Wars with Persia;Chiến tranh với Ba Tư;Guerres médiques;;;War;;;;;;
c. 300 BC;;Euclid writes;Euclid viết;Euclide écrit;;;Books;;;;;;Livy; Proclus
44 BC;;Caesar dies;Caesar chết;Mort de César;;;War;;;;;;people-2020
14;;Augustus dies;Augustus chết;Mort d’Auguste;;;War;;;;;;
"""


def rows(gallery: Gallery, text: str, name: str = "antiquity.csv", encoding: str = "utf-8") -> SheetTable:
    (gallery.desk / name).write_bytes(text.encode(encoding))
    return table.read(gallery.desk / name)


def antiquity(gallery: Gallery):
    Image.new("RGB", (40, 30)).save(gallery.desk / "rome.jpg")
    text = ANTIQUITY.replace("Livy; Proclus", '"Livy; Proclus"')
    return convert(rows(gallery, text), gallery.setting("antiquity"))


def test_dates_before_our_era_and_three_languages_come_along(gallery):
    exhibition = gallery.take(antiquity(gallery))
    assert gallery.problems() == []
    cards = exhibition.exhibits["antiquity"].cards
    assert [card.date for card in cards] == ["-0752", "-0500/-0449", "-0299~", "-0043", "0014"]
    assert dict(cards[0].title.inline) == {"en": "Rome is founded", "vi": "La Mã được lập", "fr": "Fondation de Rome"}
    assert dict(cards[0].body.inline)["vi"] == "Bởi con"
    assert [card.topic for card in cards] == ["cities", "war", "books", "war", "war"]
    assert [card.sources for card in cards[:3]] == [("livy",), (), ("livy", "proclus")]
    medium = exhibition.media[cards[0].media]
    assert (medium.alt.source, medium.credit.source, medium.rights) == ("A wolf", "Town", "CC0")


def test_each_date_that_had_to_be_read_is_said(gallery):
    told = antiquity(gallery).omissions.places(OmissionKind.DATE_READ)
    assert told == [
        "row 2: 753 BCE as -0752",
        "row 4: c. 300 BC as -0299~",
        "row 5: 44 BC as -0043",
        "row 6: 14 as 0014",
    ]


def test_sources_are_added_to_those_that_are_there(gallery):
    sources = gallery.paths.exhibits / "sources.yaml"
    sources.write_text("# Who says so\nlivy: {title: From the founding}\n", encoding="utf-8")
    gallery.take(antiquity(gallery))
    text = sources.read_text(encoding="utf-8")
    assert text.startswith("# Who says so\nlivy: {title: From the founding}\n")
    assert "proclus:\n  title: Proclus" in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_as_programs_write_it(gallery, encoding, separator):
    text = f"Date{separator}Title\r\n1979{separator}Café à Genève\r\n"
    found = rows(gallery, text, encoding=encoding)
    assert found.rows == ((2, {"date": "1979", "title": "Café à Genève"}),)


def test_a_workbook_is_read_with_its_dates(gallery):
    book = openpyxl.Workbook()
    for line in (
        ["Date", "Title"],
        [date(1979, 1, 7), "A day"],
        [1979, "A year"],
        [datetime.fromisoformat("1979-01-07T06:30"), "A time"],
    ):
        book.active.append(line)
    book.save(gallery.desk / "a.xlsx")
    bundle = convert(table.read(gallery.desk / "a.xlsx"), gallery.setting("a"))
    assert [card["date"] for card in bundle.entries] == ["1979-01-07", "1979", "1979-01-07T06:30:00"]


@pytest.mark.parametrize(
    ("shown", "edtf"),
    [
        ("mmm-yy", "1979-05"),
        ("yyyy-mm", "1979-05"),
        ("yyyy", "1979"),
        ("yyyy-mm-dd", "1979-05-01"),
        ("d/m/yyyy", "1979-05-01"),
    ],
)
def test_a_date_is_as_exact_as_the_spreadsheet_shows_it(gallery, shown, edtf):
    book = openpyxl.Workbook()
    book.active.append(["Date", "Title"])
    book.active.append([date(1979, 5, 1), "May"])
    book.active["A2"].number_format = shown
    book.save(gallery.desk / "a.xlsx")
    assert table.read(gallery.desk / "a.xlsx").rows[0][1]["date"] == edtf


def test_what_is_typed_into_the_template_stays_text(gallery):
    gallery.run("template", str(gallery.desk / "mine.xlsx"))
    sheet = openpyxl.load_workbook(gallery.desk / "mine.xlsx").worksheets[0]
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEF"} == {"@"}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["timeline", "panels"])
def test_the_template_is_imported_as_it_is(gallery, ending, kind):
    file = gallery.desk / f"mine.{ending}"
    code, output = gallery.run("template", str(file), "--kind", kind)
    assert code == 0, output
    headings = table.read(file).columns
    assert "title (vi)" in headings
    assert known(headings)[1] == []
    code, output = gallery.run("csv", str(file))
    assert code == 0, output
    assert f"kind: {kind}" in gallery.file("exhibits/mine.yaml")
    assert gallery.problems() == []


def test_a_template_is_written_over_only_when_somebody_says_so(gallery):
    (gallery.desk / "mine.csv").write_text("my work")
    assert gallery.run("template", str(gallery.desk / "mine.csv"))[0] == 1
    assert (gallery.desk / "mine.csv").read_text() == "my work"


def test_panels_have_the_layout_that_they_can_fill(gallery):
    for name in ("a.jpg", "b.jpg"):
        Image.new("RGB", (40, 30)).save(gallery.desk / name)
    text = (
        "layout,title,body,media\nmedia-left,One,Words,a.jpg\nGallery,Two,,a.jpg;b.jpg\nmedia-left,Three,Words,\n"
        "strange,Four,Words,\nfilm,Five,,\ntext,,Words,\n"
    )
    bundle = convert(rows(gallery, text), gallery.setting("rooms"))
    assert [panel["layout"] for panel in bundle.entries] == ["media-left", "gallery", "text", "text"]
    assert bundle.omissions.places(OmissionKind.ROW) == [
        "row 6: it has neither a text nor a picture",
        "row 7: it has no title",
    ]
    gallery.take(bundle)
    assert gallery.unannounced(bundle) == []


def test_what_should_be_asked_about_is_never_imported_without_the_question(gallery):
    text = "date,title,advisory\n1979,One,mass-violence\n1980,Two,violence\n"
    bundle = convert(rows(gallery, text), gallery.setting("rooms"))
    assert [(card["title"], card["advisory"]) for card in bundle.entries] == [("One", "mass-violence")]


@pytest.mark.parametrize(
    ("heading", "key", "language"),
    [("Title", "title", ""), ("title (vi)", "title", "vi"), ("body_km", "body", "km"),
     ("Caption [fr]", "caption", "fr"), ("Title (Vietnamese)", "title", "vi"), ("title:ar", "title", "ar"),
     ("Start Date", "date", ""), ("Alt text", "alt", ""), ("title (zh-hant)", "title", "zh-Hant"),
     ("Title (français)", "title", "fr")],
)  # fmt: skip
def test_a_heading_names_a_key_and_a_language(heading, key, language):
    (column,), _ = known([heading])
    assert (column.key, column.language) == (key, language)


@pytest.mark.parametrize("heading", ["colour", "title (nonsense)", "date (vi)", "", "_"])
def test_a_heading_that_means_nothing_to_us_is_said(heading):
    assert known([heading]) == ([], [heading])


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"", "empty"), (b"\n\n", "empty"), (b"a,b\n1,2\n", '"title"'), (b"title\nx\n", '"date"'),
     (b"PK\x03\x04\0\0", "not a text file"),
     (b"date,title\nsometime,x\n", "No row")],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_said_in_one_sentence(gallery, raw, why):
    (gallery.desk / "a.csv").write_bytes(raw)
    code, output = gallery.run("csv", str(gallery.desk / "a.csv"))
    assert code == 1
    assert why in output


def test_a_broken_workbook_is_said_in_one_sentence(gallery):
    (gallery.desk / "a.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    assert "Save it again" in gallery.run("csv", str(gallery.desk / "a.xlsx"))[1]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [("1979", "1979"), ("-0500", "-0500"), ("500 BCE", "-0499"), ("1 BC", "0000"), ("-44", "-0043"), ("AD 79", "0079"),
     ("500", "0500"), ("10000 BCE", "-9999"), ("12,000 BC", "Y-11999"),
     ("500–450 BCE", "-0499/-0449"), ("500 BC to AD 20", "-0499/0020"),
     ("circa 1848", "1848~"), ("7 January 1979", "1979-01-07"), ("07.01.1979", "1979-01-07"), ("1975-79", "1975/1979"),
     ("1980s", "198X"), ("3rd century BCE", "-02XX"), ("sometime", ""), ("", "")],
)  # fmt: skip
def test_a_date_in_words_is_read_as_edtf(written, edtf):
    assert spreadsheet_dates.of_words(written).edtf == edtf


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_whatever_is_written_for_a_date_is_edtf_or_nothing(text):
    found = spreadsheet_dates.of_words(text).edtf
    assert found == "" or fault_of(found) == ""


cells = st.text(max_size=12) | st.sampled_from(["A title", "text", "gallery"])
dates = st.sampled_from(["1979", "c. 300 BC", "1862-05-14", "14/5/1862"])
headings = st.sampled_from(
    ["date", "title", "title (vi)", "layout", "media", "body", "topic", "sources", "id", "end date", "x"]
)


@settings(max_examples=60)
@given(
    st.lists(headings, unique=True, max_size=8).map(lambda names: [*dict.fromkeys(["date", "title", *names])])
    | st.lists(headings, unique=True, max_size=8),
    st.lists(st.tuples(dates | cells, *[cells] * 8), max_size=4),
)
def test_whatever_stands_in_a_spreadsheet_gives_an_exhibit_or_one_sentence(names, lines):
    found = SheetTable(
        tuple(names), tuple((n, dict(zip(names, line, strict=False))) for n, line in enumerate(lines, 2))
    )
    try:
        bundle = convert(found, Setting("rows", ()))
    except ImportFailedError:
        return
    assert all(not entry.get("date") or fault_of(entry["date"]) == "" for entry in bundle.entries)
    assert len({entry["id"] for entry in bundle.entries}) == len(bundle.entries)


CASE = """\
date,title
"8. Mai 1945",a day as Germans write it
"8 mai 1945",a day as the French write it
"3. Oktober 1990",another German day
"19. Jahrhundert",a century
"um 1900",about 1900
"1945/46",two years
"500-450 BC",a span with a hyphen
"66 Ma",66 million years ago
"2 million years ago",as it says
"12,000 BP",before the present
"44 v. Chr.",44 before our era
"8-May-45",a year of two digits
"41640",a number of a day
"1066-10-14 AD",a day
"1939 bis 1945",a span
"1920er",a decade
"541–485 Ma",a span of millions of years
"vor 1800",before 1800
"""


def test_dates_in_the_exhibitions_languages_are_read_and_what_is_left_is_named_with_its_row(gallery):
    setting = replace(gallery.setting("a"), languages=("en", "de", "fr"))
    bundle = convert(rows(gallery, CASE), setting)
    assert [card["date"] for card in bundle.entries] == [
        "1945-05-08", "1945-05-08", "1990-10-03", "18XX", "1900~", "1945/1946", "-0499/-0449", "Y-66000000",
        "Y-2000000", "Y-10050", "-0043", "1066-10-14", "1939/1945", "192X", "Y-541000000/Y-485000000", "../1800",
    ]  # fmt: skip
    assert [place.partition(":")[0] for place in bundle.omissions.places(OmissionKind.UNDATED)] == ["row 13", "row 14"]
    assert "two digits" in bundle.omissions.places(OmissionKind.VALUE)[0]


def test_a_language_that_the_exhibition_does_not_have_is_not_guessed(gallery):
    bundle = convert(rows(gallery, "date,title\n3. Oktober 1990,A\n3 octobre 1990,B\n"), gallery.setting("a"))
    assert [card["title"] for card in bundle.entries] == ["B"]


@pytest.mark.parametrize(
    ("cells", "dates", "order"),
    [
        (["4/5/1945", "17/4/1975"], ["1945-05-04", "1975-04-17"], "the day before the month, as 17/4/1975 shows"),
        (["4/5/1945", "4/17/1975"], ["1945-04-05", "1975-04-17"], "the month before the day, as 4/17/1975 shows"),
        (["4/5/1945", "1975"], ["1975"], ""),
        (["4/5/1945", "17/4/1975", "4/17/1976"], ["1975-04-17", "1976-04-17"], ""),
    ],
)
def test_day_and_month_are_settled_by_the_column_and_that_is_said_once(gallery, cells, dates, order):
    bundle = convert(rows(gallery, "date,title\n" + "".join(f"{cell},A\n" for cell in cells)), gallery.setting("a"))
    assert [card["date"] for card in bundle.entries] == dates
    assert bundle.omissions.places(OmissionKind.DATE_ORDER) == ([f'column "date": {order}'] if order else [])


def test_each_column_of_dates_is_settled_by_itself(gallery):
    text = "date,end date,title\n17/4/1945,4/5/1945,A\n4/5/1945,,B\n"
    bundle = convert(rows(gallery, text), gallery.setting("a"))
    assert [card["date"] for card in bundle.entries] == ["1945-04-17", "1945-05-04"]
    assert bundle.omissions.count(OmissionKind.VALUE) == 1


def test_an_end_that_makes_no_span_is_named(gallery):
    bundle = convert(rows(gallery, "date,end date,title\n1945,1939,A\n"), gallery.setting("a"))
    assert bundle.omissions.places(OmissionKind.VALUE) == ["row 2: end date 1939, which makes no span with 1945"]
