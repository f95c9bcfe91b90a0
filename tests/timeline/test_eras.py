from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_strategies import moved, spans, widths

from kiosk.timeline import Axis, DaySpan, Eras


def spanning(*texts: str) -> list[DaySpan]:
    return [DaySpan.read(text) for text in texts]


@given(st.lists(spans(), min_size=1, max_size=12), widths, st.data())
def test_bands_of_a_row_never_overlap_and_stay_in_view(found, width, data):
    whole = Axis.fit(min(s.start_day for s in found), max(s.end_day for s in found), width)
    axis = data.draw(moved(whole))
    eras = Eras(found)
    bands = eras.bands(axis)
    for row in range(eras.rows):
        inside = [band for band in bands if band.row == row]
        for before, after in pairwise(inside):
            assert before.x + before.width <= after.x + 1e-3
    assert all(band.x >= 0 and band.width >= 0 and band.x + band.width <= width + 1e-3 for band in bands)


@given(st.lists(spans(), min_size=1, max_size=12), widths)
def test_no_era_is_lost(found, width):
    whole = Axis.fit(min(s.start_day for s in found), max(s.end_day for s in found), width)
    assert {band.era for band in Eras(found).bands(whole)} == set(range(len(found)))


def test_eras_that_meet_share_a_row():
    eras = spanning("1975-04/1979-01", "1979/1989")
    axis = Axis.fit(eras[0].start_day, eras[1].end_day, 1920)
    first, second = Eras(eras).bands(axis)
    assert (first.row, second.row) == (0, 0)
    assert first.x + first.width == pytest.approx(second.x)


def test_eras_that_overlap_stand_below_each_other():
    eras = Eras(spanning("1970/1979", "1975/1989"))
    assert eras.rows == 2


def test_a_band_says_where_it_goes_on():
    eras = spanning("1975/1979", "1980/1989")
    axis = Axis.fit(eras[0].start_day, eras[1].end_day, 1920).placed(DaySpan.read("1977").start_day, 0, 4.0)
    (band,) = Eras(eras).bands(axis)
    assert (band.era, band.x, band.cut_start, band.cut_end) == (0, 0, True, True)


@pytest.mark.parametrize("since", ["1825", "1825-06", "1825-06-03", "1825~", "1899-12-31"])
def test_an_era_without_an_end_reaches_the_end_of_the_axis(since: str):
    eras = spanning(f"{since}/..")
    axis = Axis.fit(DaySpan.read("1800").start_day, DaySpan.read("1900").end_day, 1920, (100, 200))
    (band,) = Eras(eras).bands(axis)
    assert band.x == pytest.approx(axis.x(eras[0].start_day))
    assert band.x + band.width == pytest.approx(1920)
    assert (band.cut_start, band.cut_end) == (False, True)


@pytest.mark.parametrize("until", ["1825", "1825-06", "1825-06-03", "1825?", "1801-01-01"])
def test_an_era_without_a_beginning_reaches_the_beginning_of_the_axis(until: str):
    eras = spanning(f"../{until}")
    axis = Axis.fit(DaySpan.read("1800").start_day, DaySpan.read("1900").end_day, 1920, (100, 200))
    (band,) = Eras(eras).bands(axis)
    assert band.x == 0
    assert band.width == pytest.approx(axis.x(eras[0].end_day + 1))
    assert (band.cut_start, band.cut_end) == (True, False)


def test_an_open_era_is_seen_wherever_the_view_is_behind_its_start():
    eras = spanning("1825/..")
    whole = Axis.fit(DaySpan.read("1800").start_day, DaySpan.read("1900").end_day, 1920)
    seen = Eras(eras).bands(whole.placed(DaySpan.read("1880").start_day, 0, 2.0))
    assert [(band.x, band.width) for band in seen] == [(0, 1920)]
    assert Eras(eras).bands(whole.placed(DaySpan.read("1801").start_day, 0, 2.0)) == ()


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (("../1825", "1826/.."), 1),
        (("../1825", "1825/.."), 1),
        (("../1850", "1825/.."), 2),
        (("1800/1825", "1826/.."), 1),
        (("1825/..", "1850/1900"), 2),
        (("1825/..", "1850/.."), 2),
        (("../1825", "../1850"), 2),
        (("../1850", "1800/1825"), 2),
        (("../1850", "1825/..", "1840/1870"), 3),
        (("../1850", "1825/..", "1860/1870"), 2),
    ],
)
def test_open_eras_stand_below_each_other_where_they_overlap(texts: tuple[str, ...], rows: int):
    assert Eras(spanning(*texts)).rows == rows
