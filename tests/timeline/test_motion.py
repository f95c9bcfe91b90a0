import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_strategies import moved, overview, series, sizes, widths

from kiosk.timeline import Fling, between

speeds = st.floats(-20_000, 20_000)


@given(speeds, st.floats(0, 5), st.floats(0, 5))
def test_a_fling_never_turns_back_and_ends(speed, earlier, later):
    fling = Fling.released(speed)
    earlier, later = sorted((earlier, later))
    assert abs(fling.travelled(earlier)) <= abs(fling.travelled(later)) + 1e-9
    assert fling.travelled(fling.length_s) == fling.reach_px
    assert fling.length_s < 3


@given(speeds.filter(lambda speed: abs(speed) > 100))
def test_a_fling_starts_at_the_speed_of_the_finger(speed):
    assert Fling.released(speed).travelled(0.001) / 0.001 == pytest.approx(speed, rel=0.01)


def test_a_finger_that_stood_still_leaves_the_view_where_it_is():
    assert Fling.released(10).reach_px == 0
    assert Fling.released(10).travelled(1) == 0


def test_a_fling_can_end_on_a_card():
    fling = Fling.released(2000).ending_at(400)
    assert fling.travelled(0.1) < 400
    assert fling.travelled(60) == 400


@given(st.data())
def test_a_journey_begins_and_ends_where_it_should_and_zooms_evenly(data):
    cards, size = data.draw(series()), data.draw(sizes)
    whole = overview(cards, size, data.draw(widths))
    start, end = data.draw(moved(whole)), data.draw(moved(whole))
    assert between(start, end, 0) == start
    assert between(start, end, 1) == end
    half = between(start, end, 0.5)
    assert half.scale == pytest.approx((start.scale * end.scale) ** 0.5, rel=1e-6)
    near = between(start, end, 1 - 1e-9)
    day = end.at(end.width_px / 2).day
    assert abs(near.x(day) - end.x(day)) <= 1 + 1e-7 * abs(start.x(day) - end.x(day))
