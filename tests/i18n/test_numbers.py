import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.i18n.numbers import (
    format_bytes,
    format_compact,
    format_duration,
    format_list,
    format_number,
    format_span,
    format_unit,
)

TAGS = ["en", "vi", "km", "fr", "ar", "zh", "th", "hi", "my", "fa", "ja", "he"]


@pytest.mark.parametrize(
    ("tag", "number", "compact", "years", "duration", "listed"),
    [
        ("en", "40,000", "2 million", "10 years", "1:02", "a, b and c"),
        ("vi", "40.000", "2 triệu", "10 năm", "1:02", "a, b và c"),
        ("km", "៤០.០០០", "២ លាន", "១០ ឆ្នាំ", "១:០២", "a, b និង c"),
        ("fr", "40\u202f000", "2 millions", "10 ans", "1:02", "a, b et c"),
        ("ar", "٤٠٬٠٠٠", "٢ مليون", "١٠ سنوات", "١:٠٢", "a وb وc"),
        ("zh", "40,000", "200万", "10年", "1:02", "a、b和c"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(tag, number, compact, years, duration, listed):
    assert format_number(40_000, tag) == number
    assert format_compact(2_000_000, tag) == compact
    assert format_unit(10, "year", tag) == years
    assert format_duration(62, tag) == duration
    assert format_list(["a", "b", "c"], tag) == listed


def test_one_of_several_is_joined_by_or():
    assert format_list(["a", "b"], "en", either=True) == "a or b"
    assert format_list(["a", "b", "c"], "vi", either=True) == "a, b hoặc c"


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("either", [True, False])
def test_a_list_of_any_length_names_all_its_items(tag, either):
    for length in range(6):
        items = [f"«{n}»" for n in range(length)]
        written = format_list(items, tag, either=either)
        assert [item for item in items if item not in written] == []


def test_words_with_braces_and_percents_are_only_words():
    assert format_list(["{1}", "%s"], "en") == "{1} and %s"


def test_from_an_hour_on_a_duration_has_hours():
    assert format_duration(3_723.9, "en") == "1:02:03"
    assert format_duration(-1, "en") == "0:00"


def test_a_unit_that_is_none_of_time_is_refused():
    with pytest.raises(ValueError, match="not a unit of time"):
        format_unit(1, "parsec", "en")


@given(st.integers(0, 10**12), st.sampled_from(TAGS))
def test_no_latin_digit_is_left_where_a_language_has_its_own(number, tag):
    written = format_number(number, tag) + format_duration(number % 10_000, tag)
    if tag in ("km", "ar", "my", "fa"):
        assert not any(digit in written for digit in "0123456789")


@pytest.mark.parametrize(
    ("seconds", "tag", "written"),
    [
        (0, "en", "0 minutes"),
        (59, "en", "0 minutes"),
        (60, "en", "1 minute"),
        (4 * 3600 + 62, "en", "4 hours and 1 minute"),
        (3 * 86_400 + 4 * 3600 + 59 * 60, "en", "3 days and 4 hours"),
        (86_400, "fr", "1 jour"),
        (7_200, "km", "២ ម៉ោង"),
    ],
)
def test_how_long_something_has_gone_on_is_written_in_its_two_largest_units(seconds: float, tag: str, written: str):
    assert format_span(seconds, tag).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("count", "tag", "written"),
    [(0, "en", "0 MB"), (312_400_000, "en", "312 MB"), (1_440_000_000, "en", "1.4 GB"), (2_000_000, "fr", "2 Mo")],
)
def test_an_amount_of_memory_is_written_as_the_language_does(count: float, tag: str, written: str):
    assert format_bytes(count, tag).replace("\u202f", " ").replace("\u00a0", " ") == written
