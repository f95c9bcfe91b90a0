"""Opening hours are read as people write them, and kept by the clock on the wall."""

from contextlib import suppress
from datetime import UTC, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.errors import KioskError
from kiosk.operations.service import Hours

TUESDAY, MONDAY = datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_hours_and_days_are_read():
    hours = Hours.read("9:30 - 18:00", "tue..Sun")
    assert (hours.opens, hours.closes, hours.days) == (time(9, 30), time(18), frozenset(range(1, 7)))
    assert Hours.read(str(hours), hours.day_words) == hours


def test_days_may_be_listed_and_run_over_the_end_of_the_week():
    assert Hours.read("9:00-10:00", "Sat-Mon, Wed").days == {5, 6, 0, 2}


@pytest.mark.parametrize("written", ["", "9-18", "18:00-09:00", "09:00-09:00", "24:00-25:00", "09:60-10:00", "always"])
def test_what_are_no_hours_is_refused_with_an_example(written):
    with pytest.raises(KioskError, match="09:30-18:00"):
        Hours.read(written)


@pytest.mark.parametrize("days", ["weekdays", "Mon..", "Mon;Tue", ",", "1..5"])
def test_what_are_no_days_is_refused_with_an_example(days):
    with pytest.raises(KioskError, match=r"Tue\.\.Sun"):
        Hours.read("09:00-10:00", days)


def test_the_museum_is_open_from_the_first_minute_to_the_last():
    hours = Hours.read("09:30-18:00", "Tue..Sun")
    assert not hours.open_at(TUESDAY.replace(hour=9, minute=29))
    assert hours.open_at(TUESDAY.replace(hour=9, minute=30))
    assert hours.open_at(TUESDAY.replace(hour=17, minute=59))
    assert not hours.open_at(TUESDAY.replace(hour=18, minute=0))
    assert not hours.open_at(MONDAY)


def test_a_clock_that_has_lost_the_time_leaves_the_screen_on():
    assert Hours.read("09:30-18:00", "Tue..Sun").open_at(datetime(1970, 1, 1, tzinfo=UTC))


CLOCK = st.builds("{}:{:02}-{}:{:02}".format, *[st.integers(0, 25), st.integers(0, 61)] * 2)
DAY = st.sampled_from(["Mon", "tue", "WED", "Thu", "Fri", "FRı", "Sat", "ſun", "Sun", "Mo", ""])
DAY_WORDS = st.lists(st.lists(DAY, min_size=1, max_size=3).map("..".join), max_size=3).map(",".join)


@given(CLOCK | st.just("09:30-18:00") | st.text(max_size=14), DAY_WORDS | st.text(max_size=14))
@example("09:30-18:00", "FRı")
def test_no_words_make_it_fail_otherwise(hours, days):
    with suppress(KioskError):
        found = Hours.read(hours, days)
        assert found.opens < found.closes
        assert found.days <= frozenset(range(7))
        assert Hours.read(str(found), found.day_words) == found
