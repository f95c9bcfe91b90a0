from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_strategies import moved, spans, widths

from kiosk.timeline import Axis, Eras, Span


def spanning(*texts: str) -> list[Span]:
    return [Span.read(text) for text in texts]


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
    axis = Axis.fit(eras[0].start_day, eras[1].end_day, 1920).placed(Span.read("1977").start_day, 0, 4.0)
    (band,) = Eras(eras).bands(axis)
    assert (band.era, band.x, band.cut_start, band.cut_end) == (0, 0, True, True)
