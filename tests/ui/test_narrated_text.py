"""Words that are being spoken stay readable on the ground that marks them."""

import pytest

from kiosk.design.palette import HIGH_CONTRAST, SPOKEN, STANDARD, Palette, hex_contrast


@pytest.mark.parametrize(("palette", "least"), [(STANDARD, 4.5), (HIGH_CONTRAST, 7.0)])
@pytest.mark.parametrize("ground", ["ink", "ink2", "red_deep"])
@pytest.mark.parametrize("letters", ["paper", "gold"])
def test_words_and_links_are_readable_on_it(palette: Palette, least: float, ground: str, letters: str):
    below, above = getattr(palette, ground), palette.gold
    parts = [(int(below[n : n + 2], 16), int(above[n : n + 2], 16)) for n in (1, 3, 5)]
    mixed = "#" + "".join(f"{round(b + (a - b) * SPOKEN):02x}" for b, a in parts)
    assert hex_contrast(getattr(palette, letters), mixed) >= least


@pytest.mark.parametrize("palette", [STANDARD, HIGH_CONTRAST])
@pytest.mark.parametrize("ground", ["ink", "ink2", "red_deep"])
def test_the_rule_below_them_stands_out(palette: Palette, ground: str):
    assert hex_contrast(palette.gold, getattr(palette, ground)) >= 3
