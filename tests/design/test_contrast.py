"""Contrast is worked out once, by the formula of WCAG 2.2."""

import pytest

from kiosk.design.contrast import Rgb, contrast, luminance
from kiosk.design.palette import hex_contrast
from kiosk.engines.imaging import transparency


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((255, 255, 255), (0, 0, 0), 21.0),
        ((118, 118, 118), (255, 255, 255), 4.54),
        ((255, 0, 0), (255, 255, 255), 4.0),
        ((0, 0, 255), (255, 255, 255), 8.59),
        ((7, 7, 7), (7, 7, 7), 1.0),
    ],
)
def test_known_colours_have_their_known_contrast(one: Rgb, other: Rgb, ratio: float):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert hex_contrast(f"#{bytes(one).hex()}", f"#{bytes(other).hex()}") == contrast(one, other)


def test_luminance_goes_from_black_to_white():
    assert luminance((0, 0, 0)) == 0
    assert luminance((255, 255, 255)) == pytest.approx(1)


def test_greys_that_are_seen_on_the_ground_of_a_transparent_picture_have_enough_contrast():
    on_light = [level for level in range(256) if contrast((level,) * 3, transparency.LIGHT) >= 3]
    on_dark = [level for level in range(256) if contrast((level,) * 3, transparency.DARK) >= 3]
    assert on_light == list(range(transparency._LIGHTEST_ON_LIGHT + 1))
    assert on_dark == list(range(transparency._DARKEST_ON_DARK, 256))
