import re
from datetime import date

import edtf as judge
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf_examples import ALL
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kiosk.i18n.edtf import bounds, bounds_of, day_number, decimal_year, read, year_of

DATES = st.dates()
SIGNS = "0123456789XYES-/.,[]{}?~%:TZ "
WRITTEN = st.one_of(
    DATES.map(date.isoformat),
    DATES.map(lambda day: day.isoformat()[:7]),
    DATES.map(lambda day: day.isoformat()[:4]),
)


def refusal(text):
    """What is said to a text that is not read; None when it is."""
    try:
        read(text)
    except ValueError as error:
        return str(error)
    return None


# The library takes up to 20 ms a date.
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def judged(text):
    """What the library makes of a text; None when it refuses it."""
    try:
        return judge.parse_edtf(text)
    except (EDTFParseException, ValueError, AttributeError, TypeError):
        return None


@FEW
@given(WRITTEN)
def test_a_plain_date_has_the_bounds_that_the_library_gives_it(text):
    found = bounds(text)
    first, last = judged(text).lower_strict(), judged(text).upper_strict()
    assert found.start == day_number(*first[:3])
    assert found.end == day_number(*last[:3]) + 1


@FEW
@given(WRITTEN, WRITTEN)
def test_an_interval_has_the_bounds_that_the_library_gives_it(start, end):
    text = f"{start}/{end}"
    parsed = judged(text)
    first, last = day_number(*parsed.lower_strict()[:3]), day_number(*parsed.upper_strict()[:3])
    if last < first:
        with pytest.raises(ValueError, match="ends before it begins"):
            bounds(text)
    else:
        assert (bounds(text).start, bounds(text).end) == (first, last + 1)


@given(st.one_of(WRITTEN, st.text("0123456789-/", max_size=12)), st.one_of(st.none(), WRITTEN))
def test_the_short_way_to_the_bounds_of_a_plain_date_leads_where_the_long_one_does(start, end):
    text = start if end is None else f"{start}/{end}"
    said = refusal(text)
    if said is None:
        assert bounds(text) == bounds_of(read(text))
    else:
        with pytest.raises(ValueError, match=re.escape(said)):
            bounds(text)


@FEW
@given(WRITTEN, st.sampled_from("?~%"))
def test_a_qualified_date_is_read_as_the_library_reads_it(text, sign):
    found, parsed = bounds(text + sign), judged(text + sign)
    assert found.approximate == (parsed.is_approximate or parsed.is_uncertain_and_approximate)
    assert found.uncertain == (parsed.is_uncertain or parsed.is_uncertain_and_approximate)


@FEW
@given(st.from_regex(r"-?[0-9]{4}(-[0-4][0-9](-[0-3][0-9])?)?|Y-?[1-9][0-9]{4,8}(E[1-3])?", fullmatch=True))
def test_what_is_read_is_edtf_to_the_library_too(text):
    assert refusal(text) is not None or judged(text) is not None


@FEW
@given(
    st.sampled_from(["1979", "0000", "-0043", "197X", "19XX", "1XXX", "XXXX", "1X79", "Y17000", "Y-20000E2", "1950S2"]),
    st.sampled_from(["", "-01", "-02", "-04", "-12", "-13", "-XX", "-1X", "-0X", "-21", "-34", "-41", "-~06", "-06?"]),
    st.sampled_from(["", "-01", "-29", "-30", "-31", "-XX", "-1X", "-3X", "-X1", "-?11", "-~XX"]),
    st.sampled_from(["", "?", "~", "%"]),
)
def test_what_the_library_reads_is_read_or_is_no_day_of_the_calendar(year, month, day, sign):
    text = year + month + day + sign
    assume(judged(text) is not None)
    said = refusal(text)
    assert said is None or any(cause in said for cause in ("there is no", "S follows", "fewer digits"))


@given(st.one_of(st.text(max_size=600), st.text(SIGNS, max_size=60)))
def test_any_text_is_read_or_refused_with_a_message(text):
    assert refusal(text) != ""


@pytest.mark.parametrize("text", ALL)
def test_each_example_of_the_specification_lies_between_two_days(text):
    found = bounds(text)
    assert found.start is None or found.end is None or found.start < found.end


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a date"),
        ("7 January 1979", "write a date such as"),
        ("1979-13", "there is no month 13"),
        ("1979-02-29", "there is no day 29"),
        ("-0000", "there is no year -0000"),
        ("../..", "names no date"),
        ("1989/1979", "ends before it begins"),
        ("[1979]", "without brackets"),
        ("{1979,1980", "no closing }"),
        ("Y17E90", "farther away"),
        ("1979-01-07T25:00:00", "a time"),
        ("1" * 501, "not a date"),
    ],
)
def test_what_is_refused_is_refused_with_its_cause(text, message):
    with pytest.raises(ValueError, match=message):
        read(text)


@given(DATES)
def test_days_are_numbered_as_in_the_standard_library(day):
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert year_of(day.toordinal()) == day.year


@given(st.integers(-4_500_000_000, 4_500_000_000))
def test_years_are_exact_as_far_back_as_the_earth_is_old(year):
    assert year_of(day_number(year)) == year
    assert year_of(day_number(year + 1) - 1) == year
    assert decimal_year(day_number(year)) == year


def test_deep_time_has_intervals():
    found = bounds("Y-252000000/Y-66000000")
    assert year_of(found.start) == -252_000_000
    assert year_of(found.end - 1) == -66_000_000


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("19XX", (1900, 1, 1), (1999, 12, 31)),
        ("-04XX", (-499, 1, 1), (-400, 12, 31)),
        ("1984-1X", (1984, 10, 1), (1984, 12, 31)),
        ("1984-02-3X", None, None),
        ("2001-21", (2001, 3, 1), (2001, 5, 31)),
        ("2001-24", (2001, 12, 1), (2002, 2, 28)),
        ("2001-34", (2001, 4, 1), (2001, 6, 30)),
        ("2001-41", (2001, 7, 1), (2001, 12, 31)),
        ("1950S2", (1900, 1, 1), (1999, 12, 31)),
        ("[1667,1670..1672]", (1667, 1, 1), (1672, 12, 31)),
    ],
)
def test_what_is_not_exact_has_the_bounds_of_what_it_may_mean(text, first, last):
    if first is None:
        with pytest.raises(ValueError, match="there is no day"):
            bounds(text)
    else:
        assert (bounds(text).start, bounds(text).end) == (day_number(*first), day_number(*last) + 1)


def test_an_open_end_and_an_unknown_one_are_told_apart():
    assert (bounds("1985/..").end, bounds("1985/..").unknown) == (None, False)
    assert (bounds("1985/").end, bounds("1985/").unknown) == (None, True)
