"""Dates as people write them are read as what they say, or refused; none is guessed."""

import random
import string

import pytest
from date_forms import FORMS
from edtf_examples import ALL
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.i18n.catalogues import INTERFACE
from kiosk.i18n.date_reading import Order, is_open, read_date, settled
from kiosk.i18n.dates import format_date
from kiosk.i18n.edtf import bounds, read
from kiosk.paths import Paths

SHIPPED = sorted(
    {"en", *(path.parent.parent.name for path in Paths.find().locales.glob(f"*/LC_MESSAGES/{INTERFACE}.po"))}
)
ROWS = [(language, written, edtf) for language, forms in FORMS.items() for written, edtf in forms]
years = st.integers(-3000, 2100).map(lambda year: f"-{-year:04}" if year < 0 else f"{year:04}")
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
days = st.builds("{}-{:02}".format, months, st.integers(1, 28))
seasons = st.builds("{}-{}".format, years, st.integers(21, 41))
periods = st.builds(lambda year, size: year[:-size] + "X" * size, years, st.integers(1, 3))
deep = st.builds("Y{}{}{}".format, st.sampled_from(["", "-"]), st.integers(10, 999), st.sampled_from(["000", "000000"]))
signs = st.sampled_from(["", "", "~", "?"])
moments = st.builds("{}{}".format, years | months | days | seasons | periods | deep, signs)
spans = st.builds("{}/{}".format, moments, moments | st.sampled_from(["", ".."]))
open_spans = st.builds("{}/{}".format, st.sampled_from(["", ".."]), moments)
sets = st.builds("[{},{}]".format, moments, moments) | st.builds("[..{}]".format, days)


def test_the_table_has_at_least_250_forms_in_12_languages():
    assert len({(language, written) for language, written, _ in ROWS}) >= 250
    assert len(FORMS) >= 12


@pytest.mark.parametrize(("language", "written", "edtf"), ROWS, ids=lambda value: value[:40])
def test_a_date_as_a_museum_writes_it_is_read_or_refused(language, written, edtf):
    assert read_date(written, (language,)).edtf == edtf


@pytest.mark.parametrize(("language", "written", "edtf"), [row for row in ROWS if row[0] in ("de", "fr")])
def test_a_date_is_read_beside_other_languages_of_the_exhibition(language, written, edtf):
    assert read_date(written, ("en", "fr", "vi", "km", "ar", "de")).edtf in (edtf, "")


@pytest.mark.parametrize("tag", SHIPPED)
def test_each_example_of_the_specification_comes_back_as_it_was_or_not_at_all(tag):
    for text in ALL:
        same_or_refused(text, tag, "long")


@settings(max_examples=400, deadline=None)
@given(moments | spans | open_spans | sets, st.sampled_from(SHIPPED), st.sampled_from(["long", "short"]))
def test_what_is_written_in_a_shipped_language_is_read_back_as_the_same_date_or_refused(text, tag, style):
    try:
        read(text)
    except ValueError:
        return
    same_or_refused(text, tag, style)


def same_or_refused(text: str, tag: str, style: str) -> None:
    written = format_date(text, tag, style)
    found = read_date(written, (tag,)).edtf
    # Rounded millions are written alike: what is written for both is the same.
    assert not found or bounds(found) == bounds(text) or format_date(found, tag, style) == written, (written, found)


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_plain_dates_of_a_shipped_language_are_read(tag):
    for text in ("1979-01-07", "1979-01", "1979", "1975~", "-0043", "1985/.."):
        assert bounds(read_date(format_date(text, tag), (tag,)).edtf) == bounds(text), text
    for text in ("19XX", "197X"):
        same_or_refused(text, tag, "long")


@settings(max_examples=300, deadline=None)
@given(st.text("0123456789 .,-/–~?'abcdejmnryBCEADv. Chr年月日世紀١٢٣៧", max_size=30), st.sampled_from([*FORMS, "xx"]))
def test_any_text_becomes_edtf_or_nothing(text, language):
    found = read_date(text, (language,)).edtf
    if found:
        read(found)


def test_the_reason_is_said_where_there_is_one():
    assert "two digits" in read_date("8-May-45").why
    assert "number of a day" in read_date("41640").why
    assert "exchanged" in read_date("4/5/1945").why
    assert "century" in read_date("1900s").why
    assert "span" in read_date("1914-21").why


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["4/5/1945", "17/4/1975"], Order.DAY_FIRST),
        (["4/5/1945", "4/17/1975"], Order.MONTH_FIRST),
        (["4-5-1945", "١٧-٤-١٩٧٥"], Order.DAY_FIRST),
        (["17/4/1975", "4/17/1975", "4/5/1945"], None),
        (["4/5/1945", "5/4/1945"], None),
        (["17.4.1975", "4/5/1945"], None),
        (["1975-04-17", "4/5/1945", ""], None),
    ],
)
def test_a_column_settles_which_number_is_the_day(column, order):
    assert settled(column).order == order


def test_a_settled_order_is_used_where_numbers_could_be_exchanged():
    assert read_date("4/5/1945", (), Order.DAY_FIRST).edtf == "1945-05-04"
    assert read_date("4/5/1945", (), Order.MONTH_FIRST).edtf == "1945-04-05"
    assert read_date("17/5/1945", (), Order.MONTH_FIRST).edtf == "1945-05-17"
    assert [is_open(text) for text in ("4/5/1945", "5/5/1945", "17/5/1945", "4.5.1945")] == [True, False, False, False]


def test_no_text_costs_much():
    chance = random.Random(7)
    signs = string.digits + " -–/.,'" + "BCEto年月"
    texts = ["1-" * 50, "–" * 100, "1 to " * 20, "(" * 100, "1." * 50, "c. " * 33, "年" * 100]
    texts += ["".join(chance.choices(signs, k=100)) for _ in range(40)]
    for text in texts:
        read_date(text, ("fr", "zh"))
