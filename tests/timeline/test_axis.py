import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from timeline_strategies import DEEP, days, moved, views, widths

from kiosk.i18n.edtf import day_number
from kiosk.timeline import Axis

TODAY = day_number(2024, 5, 17)


def same_view(one: Axis, other: Axis) -> bool:
    day = one.at(one.width_px / 2).day
    return other.scale == pytest.approx(one.scale, rel=1e-9) and other.x(day) == pytest.approx(one.x(day), abs=1e-3)


@given(views(), st.floats(0, 1))
def test_a_pixel_is_found_again_from_its_instant(view, share):
    axis = view[2]
    x = share * axis.width_px
    assert axis.x(*axis.at(x)) == pytest.approx(x, abs=1e-4)


@given(views(), st.floats(0, 1), st.floats(1, 1000))
def test_zooming_in_and_out_again_returns_to_the_same_place(view, share, factor):
    axis = view[2]
    assume(axis.scale * factor <= axis.closest)
    x = share * axis.width_px
    assert same_view(axis, axis.zoom_at(factor, x).zoom_at(1 / factor, x))


@given(views(), st.integers(1, 60), st.floats(0, 1))
def test_as_many_presses_out_as_in_end_where_they_began(view, presses, share):
    first = axis = view[2].to_scale(0, 0)
    x = share * axis.width_px
    for _ in range(presses):
        axis = axis.step(1, x)
    for _ in range(presses):
        axis = axis.step(-1, x)
    assert same_view(first, axis)


@given(views(), st.floats(0, 1), st.floats(0.001, 1000))
def test_the_instant_under_the_fingers_stays_under_them(view, share, factor):
    axis = view[2]
    x = share * axis.width_px
    assume(factor >= 1)
    zoomed = axis.zoom_at(factor, x)
    assert zoomed.x(*axis.at(x)) == pytest.approx(x, abs=0.01)


@given(views())
def test_the_view_never_leaves_the_time_there_is(view):
    axis = view[2]
    assert axis.x(axis.first_day) <= 1e-3
    assert axis.x(axis.last_day) >= axis.width_px - 1e-3
    assert axis.widest <= axis.scale <= axis.closest


@given(st.data(), days, st.integers(0, 10**6), widths)
def test_later_is_always_further_right(data, first, length, width):
    axis = data.draw(moved(Axis.fit(first, first + length, width)))
    here = axis.at(width / 2).day
    assert axis.x(here) <= width / 2 + 1e-3
    assert axis.x(here + 1) >= width / 2 - 1e-3
    assert axis.x(here) < axis.x(here + 1)


def test_a_day_four_billion_years_ago_is_as_wide_as_today():
    axis = Axis.fit(DEEP, TODAY, 1920, margins=(40, 310))
    for day in (DEEP, TODAY):
        close = axis.placed(day, 100, axis.closest)
        assert close.x(day) == 100
        assert close.x(day + 1) - close.x(day) == axis.closest
        assert close.pan(-1).x(day) == 99


def test_all_is_in_view_at_first_with_room_for_the_last_card():
    axis = Axis.fit(day_number(1975, 4, 17), day_number(1989, 9, 26), 1920, margins=(40, 310))
    assert axis.scale <= axis.widest * (1 + 1e-9)
    assert 40 <= axis.x(day_number(1975, 4, 17)) < 41
    assert 1609 < axis.x(day_number(1989, 9, 27)) <= 1610


@given(days, st.integers(0, 400), widths, st.floats(0, 0.3), st.floats(0, 0.6))
def test_the_margins_are_free_at_first(first, length, width, left, right):
    axis = Axis.fit(first, first + length, width, margins=(left * width, right * width))
    assert axis.x(first) >= left * width - 1e-3
    assert axis.x(first + length + 1) <= width - right * width + 1e-3


def test_a_single_day_stands_in_the_middle():
    axis = Axis.fit(TODAY, TODAY, 1920)
    assert axis.x(TODAY) < 960 < axis.x(TODAY + 1)


@given(views())
def test_the_buttons_reach_both_ends_of_the_zoom(view):
    axis = view[2]
    for _ in range(60):
        axis = axis.step(1, 100)
    assert axis.at_closest
    for _ in range(60):
        axis = axis.step(-1, 100)
    assert axis.scale <= axis.widest * (1 + 1e-9)


@given(views(), st.integers(0, 59))
def test_every_press_moves_until_the_end(view, presses):
    axis = view[2]
    for _ in range(presses):
        nearer = axis.step(1, 0)
        assert axis.at_closest or nearer.scale > axis.scale
        axis = nearer


@given(days, st.integers(0, 10**12), widths, st.floats(0.8, 3))
def test_margins_as_wide_as_the_screen_leave_room_for_time(first, length, width, share):
    axis = Axis.fit(first, first + length, width, margins=(share * width / 3, share * width * 2 / 3))
    assert axis.x(first + length + 1) - axis.x(first) >= 0.05 * width
