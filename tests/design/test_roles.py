import pytest

from kiosk.design import bar
from kiosk.design.roles import ROLES


@pytest.mark.parametrize("name", ROLES)
def test_letters_never_shrink_as_the_text_size_grows(name):
    sizes = [ROLES[name].letters(scale) for scale in (1.0, 1.3, 1.7, 2.0)]
    assert sizes == sorted(sizes)
    assert sizes[0] == ROLES[name].size


def test_a_style_has_the_pixels_of_the_window():
    style = ROLES["eyebrow"].style(0.5, 1.0)
    assert (style.size_px, style.letter_spacing_px) == (12, 1.3)


def test_the_bar_grows_with_the_words_of_its_buttons():
    assert bar.height(30) == 112
    assert bar.height(80) == 138
