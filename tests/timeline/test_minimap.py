import pytest
from hypothesis import given
from hypothesis import strategies as st
from timeline_strategies import views

from kiosk.timeline import Axis, Minimap, axis_centred_at, view_span


@given(views(), st.integers(1, 300))
def test_every_card_is_counted_once(view, bins):
    cards, _, axis = view
    minimap = Minimap.of(cards, axis, bins)
    assert len(minimap.counts) == bins
    assert sum(minimap.counts) == len(cards)


@given(views(), st.floats(100, 2000), st.floats(0, 60))
def test_the_window_lies_on_the_minimap(view, width, least):
    x, extent = view_span(view[2], width, least)
    assert extent >= least
    assert -1e-6 <= x <= width - extent + 1e-6


@given(views(), st.floats(0, 1))
def test_a_touch_on_the_minimap_goes_there(view, share):
    axis = axis_centred_at(view[2], share * 500, 500)
    x, extent = view_span(axis, 500)
    assert axis.scale == view[2].scale
    if 0.6 * extent < share * 500 < 500 - 0.6 * extent:
        assert x + extent / 2 == pytest.approx(share * 500, abs=1 + 500 / (axis.last_day - axis.first_day))


def test_at_first_the_window_is_the_whole():
    assert view_span(Axis.fit(1, 1000, 1920), 500) == (0, 500)
