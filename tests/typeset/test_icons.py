"""Signs of the interface."""

import pytest

from kiosk.engines.typeset import Paragraph, Style, Typesetter, icon
from kiosk.engines.typeset.icons import _CODEPOINTS, _DIRECTED

STYLE = Style("icons", 48)


@pytest.mark.parametrize("name", sorted(_CODEPOINTS))
def test_the_font_draws_the_same_for_the_name_and_the_character(typesetter: Typesetter, name: str) -> None:
    """The font has a ligature for each name, so the table is checked against the font itself."""
    spelled = {"accessibility": "accessibility_new"}.get(name, name)
    assert typesetter.paint(Paragraph(icon(name), "en", STYLE)) == typesetter.paint(Paragraph(spelled, "en", STYLE))


def test_every_sign_fills_its_square(typesetter: Typesetter) -> None:
    for name in _CODEPOINTS.keys() | _DIRECTED.keys():
        extent = typesetter.measure(Paragraph(icon(name), "en", STYLE))
        assert (extent.width, extent.height) == (48, 48), name


def test_what_points_forward_is_turned_round_for_right_to_left() -> None:
    assert icon("next", rtl=True) == icon("previous") == icon("chevron_left")
    assert icon("play_arrow", rtl=True) == icon("play_arrow")


def test_an_unknown_sign_is_an_error() -> None:
    with pytest.raises(KeyError):
        icon("homme")
