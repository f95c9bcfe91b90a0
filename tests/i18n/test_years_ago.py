"""Deep time in years ago, where a museum asks for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n.catalogues import Catalogues, Words
from kiosk.i18n.date_reading import read_date
from kiosk.i18n.dates import format_date

LOCALES = Path(__file__).parents[2] / "locales"
AGO = Catalogues(LOCALES, years_ago=True)


def english() -> Words:
    return AGO.interface("en")


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("Y-66000000", "66 million years ago", "66 Ma"),
        ("Y-541000000/Y-485400000", "541–485.4 million years ago", "541–485.4 Ma"),
        ("Y-4540000000", "4.54 billion years ago", "4.54 Ga"),
        ("Y-1200000000/Y-800000000", "1,200–800 million years ago", "1,200–800 Ma"),
        (
            "Y-4540000000/Y-300000",
            "4.54 billion years ago\u2009–\u2009300,000 years ago",
            "4.54 Ga\u2009–\u2009300,000 years ago",
        ),
        ("Y-66000000~", "about 66 million years ago", "c. 66 Ma"),
        ("Y-66000000/..", "from 66 million years ago", "from 66 Ma"),
        ("Y-300000", "300,000 years ago", "300,000 years ago"),
        ("Y-10050~", "about 12,000 years ago", "c. 12,000 years ago"),
        ("Y-50000/Y-40000", "50,000–40,000 years ago", "50,000–40,000 years ago"),
        ("Y-66000000/1979", "66 million years ago\u2009–\u20091979", "66 Ma\u2009–\u20091979"),
        ("-9999", "10,000 BCE", "10,000 BCE"),
        ("-0500", "501 BCE", "501 BCE"),
        ("1979-01-07", "7 January 1979", "7 Jan 1979"),
    ],
)
def test_deep_time_is_written_as_years_ago(text, long, short):
    assert (format_date(text, "en", "long", english()), format_date(text, "en", "short", english())) == (long, short)


def test_without_the_setting_deep_time_keeps_its_era():
    assert format_date("Y-66000000", "en") == "66 million BCE"


@given(st.integers(1, 99_999), st.sampled_from([10_000, 1_000_000, 10_000_000]))
def test_a_round_number_of_years_ago_is_read_back_as_the_same_year(count, unit):
    year = f"Y-{count * unit}"
    written = format_date(year, "en", "long", english())
    assert read_date(written, ("en",)).edtf in (year, "")
