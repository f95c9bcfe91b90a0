"""What is said of dates that are not EDTF."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from kiosk.content.dates import edtf, fault_of, interval
from kiosk.content.library import load
from kiosk.paths import Paths


def hint(date: str) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        edtf(date)
    return caught.value.context["hint"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1977-04-31", "1977-04"),
        ("1975-13-01", "1975"),
        ("1979/1975", "1975/1979"),
        ("17 April 1975", "1975-04-17"),
        ("17/04/1975", "1975-04-17"),
        ("17.4.1975", "1975-04-17"),
        ("1975-4-17", "1975-04-17"),
        ("1975–1979", "1975/1979"),
        ("1975-79", "1975/1979"),
        ("c. 1975", "1975~"),
        ("1970s", "197X"),
        ("19th century", "18XX"),
        ("500 BC", "-0499"),
        ("1 BCE", "0000"),
        ("-4500000000", "Y-4500000000"),
        ("before 1979", "../1979"),
        ("1979-01-07T99:00", "1979-01-07"),
    ],
)
def test_what_was_meant_is_offered(written, meant):
    assert hint(written) == f"did you mean {meant}?"


@pytest.mark.parametrize("date", ["1975", "1975~", "-0500", "197X", "1979-01-07", "1979/..", "Y-4500000000", "1979-21"])
def test_edtf_is_kept_as_written(date):
    assert edtf(f" {date} ") == date


def test_an_interval_has_two_ends():
    assert interval("1975/1979") == "1975/1979"
    with pytest.raises(PydanticCustomError):
        interval("1975")


@given(st.text(min_size=1, max_size=30).filter(str.strip))
def test_every_text_is_a_date_or_has_a_mend_that_is_one(text):
    date = text.strip()
    if fault_of(date):
        offered = hint(date)
        assert offered.startswith("write") or not fault_of(offered.removeprefix("did you mean ").removesuffix("?"))


def test_a_mend_reads_the_languages_of_the_exhibition(tmp_path):
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "media").mkdir()
    kiosk = "title: T\nlanguages: [en, de, vi]\nhome: [years]\n"
    (tmp_path / "exhibits/kiosk.yaml").write_text(kiosk, encoding="utf-8")
    card = "  - {{id: c{}, date: {}, title: A, body: B}}\n"
    written = ["8. Mai 1945", "um 1900", "7 tháng 1 năm 1979", "4/5/1945", "66 Ma"]
    cards = "".join(card.format(number, f'"{date}"') for number, date in enumerate(written))
    text = f"kind: timeline\ntitle: Y\nsummary: S\ncards:\n{cards}"
    (tmp_path / "exhibits/years.yaml").write_text(text, encoding="utf-8")
    found = [one.hint for one in load(Paths(tmp_path, tmp_path / "state"), cached=False).problems if "date" in one.code]
    assert found[:3] == ["did you mean 1945-05-08?", "did you mean 1900~?", "did you mean 1979-01-07?"]
    assert found[3].startswith("write a date")
    assert "exchanged" in found[3]
    assert found[4] == "did you mean Y-66000000?"
