import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.design.roles import ROLES
from kiosk.design.strip import ROLE, TITLE_EMS, Measures, card_date
from kiosk.i18n.catalogues import shipped

SIZES = (1.0, 1.3, 1.7, 2.0)


def measures(scale: float, unit: float = 1.0, height: float = 324) -> Measures:
    return Measures.of(unit, ROLES[ROLE].letters(scale) * unit, height, 1)


@pytest.mark.parametrize("scale", SIZES)
def test_a_card_has_room_for_as_many_letters_at_every_text_size(scale):
    assert measures(scale).title_room / ROLES[ROLE].letters(scale) == pytest.approx(TITLE_EMS, abs=0.05)


@given(st.floats(0.3, 4), st.sampled_from(SIZES), st.floats(10, 3000))
def test_there_is_a_lane_and_a_date_beside_its_mark(unit, scale, height):
    m = measures(scale, unit, height)
    assert m.lanes >= 1
    assert 0 < m.date_room < m.title_room < m.card_width


def test_a_band_too_narrow_for_words_has_none():
    m = measures(1.0)
    assert m.band_room(2 * m.inset + 59) == 0
    assert m.band_room(2 * m.inset + 61) == 61


def test_a_date_that_does_not_fit_is_written_in_years():
    words = shipped().interface("en")
    date = "1978-12-25/1979-01-07"
    assert card_date(date, "en", words, lambda _: True) == "25 Dec 1978\u2009–\u20097 Jan 1979"
    assert card_date(date, "en", words, lambda written: len(written) < 20) == "1978–1979"
