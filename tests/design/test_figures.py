from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Figure
from kiosk.design import large_numbers
from kiosk.i18n.catalogues import shipped
from kiosk.i18n.localised import Localised


def figure(**keys: object) -> Figure:
    return Figure(number=40000, label=Localised("People"), **keys)


def test_about_stands_before_the_number_or_with_it_as_the_language_says():
    words = shipped().interface("en")
    assert large_numbers.number(figure(about=True), "en", words) == "40,000"
    assert large_numbers.before(figure(about=True), words) == "about"
    assert large_numbers.before(figure(), words) == ""


def test_a_number_has_the_digits_and_the_unit_of_the_language():
    assert large_numbers.number(figure(), "ar", shipped().interface("ar")) == "٤٠٬٠٠٠"
    assert large_numbers.number(figure(unit="year"), "en", shipped().interface("en")) == "40,000 years"
    assert large_numbers.number(figure(style="compact"), "en", shipped().interface("en")) == "40 thousand"


def test_numbers_share_a_wide_screen_and_have_a_tall_one_each():
    assert large_numbers.room(1920, 3, portrait=False) < large_numbers.room(1920, 2, portrait=False)
    assert large_numbers.room(1080, 3, portrait=True) == large_numbers.room(1080, 1, portrait=True)


@given(st.floats(0, 10_000), st.integers(0, 60), st.booleans())
def test_a_number_never_has_less_than_no_room(width, count, portrait):
    assert 0 <= large_numbers.room(width, count, portrait=portrait) <= width
