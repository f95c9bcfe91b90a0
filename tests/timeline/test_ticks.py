from calendar import month_name
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_strategies import moved, overview, series, sizes, widths

from kiosk.i18n import edtf
from kiosk.i18n.dates import format_date
from kiosk.i18n.edtf import day_number
from kiosk.timeline import Axis, Ruler, Unit
from kiosk.timeline.calendar import civil, edtf_day
from kiosk.timeline.steps import STEPS, Step


def plainly(text: str, unit: Unit) -> str:
    return f"{int(text[-2:])} {month_name[int(text[-5:-3])]}" if unit is Unit.DAY and text.count("-") > 1 else text


def in_english(text: str, unit: Unit) -> str:
    return format_date(text, "en", "short")


def wide(label: str) -> float:
    return 13.5 * len(label)


@given(series(), sizes, widths, st.data())
def test_labels_never_overlap_and_ticks_go_on_in_time(cards, size, width, data):
    axis = data.draw(moved(overview(cards, size, width)))
    ticks = Ruler(plainly, wide).ticks(axis)
    assert ticks
    for before, after in pairwise(ticks):
        assert before.day < after.day
        assert before.x < after.x
        assert before.label_x + before.label_width < after.x
    assert all(tick.x == axis.x(tick.day) for tick in ticks)


@given(series(), sizes, widths, st.data())
def test_there_is_neither_a_crowd_of_ticks_nor_none(cards, size, width, data):
    axis = data.draw(moved(overview(cards, size, width)))
    assert 1 <= len(Ruler(plainly, wide).ticks(axis)) <= axis.width_px / 42 + 2


@given(series(), sizes, widths, st.data(), st.floats(-1, 1))
def test_dragging_changes_no_label(cards, size, width, data, share):
    axis = data.draw(moved(overview(cards, size, width)))
    ruler = Ruler(plainly, wide)
    dragged = {tick.day: tick.label for tick in ruler.ticks(axis.pan(share * width))}
    for tick in ruler.ticks(axis):
        assert dragged.get(tick.day, tick.label) == tick.label


@given(st.sampled_from(STEPS), st.integers(day_number(-4_600_000_000), day_number(20_000)), st.integers(1, 50))
def test_a_step_keeps_its_least_distance_and_names_its_days(step, start, count):
    places = list(step.places(start, start + step.least_days * count))
    for before, after in pairwise(places):
        assert after.day - before.day >= step.least_days
    for place in places:
        if not place.edtf:
            assert abs(civil(place.day)[0]) > 10**12
            continue
        assert edtf.bounds(place.edtf).start <= place.day < edtf.bounds(place.edtf).end


@pytest.mark.parametrize(
    ("count", "first", "last", "years"),
    [
        (1, -2, 2, ["3 BCE", "2 BCE", "1 BCE", "1 CE", "2 CE"]),
        (2, -5, 5, ["6 BCE", "4 BCE", "2 BCE", "2 CE", "4 CE"]),
        (100, -250, 250, ["200 BCE", "100 BCE", "1 CE", "100 CE", "200 CE"]),
        (1000, 8000, 12000, ["8000 CE", "9000 CE", "10,000", "11,000", "12,000"]),
        (10**9, -4_600_000_000, -2_500_000_000, ["4 billion BCE", "3 billion BCE"]),
    ],
)
def test_years_are_ticked_as_they_are_named(count, first, last, years):
    places = Step(Unit.YEAR, count).places(day_number(first), day_number(last, 12, 31))
    shown = [in_english(place.edtf, Unit.YEAR) for place in places]
    assert [name.removesuffix(" CE") for name in shown] == [name.removesuffix(" CE") for name in years]


def test_a_month_is_ticked_without_a_stump_at_its_end():
    days = list(Step(Unit.DAY, 10).places(day_number(1979, 1, 1), day_number(1979, 3, 1)))
    assert [place.edtf for place in days] == [
        *("1979-01-01", "1979-01-11", "1979-01-21"),
        *("1979-02-01", "1979-02-11", "1979-02-21"),
    ]


def test_labels_get_finer_as_one_comes_closer():
    axis = Axis.fit(day_number(-4_500_000_000), day_number(2024), 1920)
    ruler, units = Ruler(in_english, wide), []
    while not axis.at_closest:
        units.append(ruler.step(axis).least_days)
        axis = axis.placed(day_number(1979), 960, axis.scale).step(1, 960)
    assert units == sorted(units, reverse=True)
    assert [tick.label for tick in ruler.ticks(axis.placed(day_number(1979, 1, 7), 20))][1] == "7 Jan 1979"


def test_the_farthest_years_that_can_be_read_have_labels():
    axis = Axis.fit(day_number(-(10**12)), day_number(10**12), 1080, margins=(40, 310))
    assert any(tick.label for tick in Ruler(in_english, wide).ticks(axis))


def test_in_deep_time_days_are_labelled_by_their_year():
    deep = day_number(-4_500_000_000)
    axis = Axis.fit(deep, day_number(2024), 1920)
    ticks = Ruler(in_english, wide).ticks(axis.placed(deep, 100, axis.closest))
    assert {tick.edtf for tick in ticks} <= {"Y-4500000000", "Y-4500000001"}


@given(st.integers(day_number(-9999), day_number(9999)))
def test_a_numbered_day_and_its_date_are_the_same(day):
    assert day_number(*civil(day)) == day
    assert edtf.bounds(edtf_day(*civil(day))).start == day
