"""The grounds and outlines of buttons, as pixels."""

import numpy as np
import pytest
from kivy.graphics import BorderImage

from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.rounded import set_box


def alpha(image: BorderImage) -> np.ndarray:
    width, height = image.texture.size
    return np.frombuffer(image.texture.pixels, np.uint8).reshape(height, width, 4)[..., 3].astype(int)


@pytest.mark.parametrize("across", [31, 72])
def test_a_ground_is_a_disc_whose_edge_is_smooth(guide: Guide, across: int):
    image = BorderImage()
    set_box(image, 10.4, 20.6, 300.2, across)
    seen = alpha(image)
    assert (image.pos, image.size) == ((10, 21), (300, across))
    assert (seen == seen.T).all()
    assert (seen == seen[::-1, ::-1]).all()
    assert seen.sum() / 255 == pytest.approx(np.pi * across**2 / 4, rel=0.005)
    assert seen[0, 0] == 0
    assert seen[across // 2, 0] > 250
    assert 0 < np.count_nonzero((seen > 0) & (seen < 255)) < 6 * across


def test_an_outline_lies_within_its_box(guide: Guide):
    image = BorderImage()
    set_box(image, 0, 0, 300, 72, line_px=2.0)
    seen = alpha(image)
    assert seen.sum() / 255 == pytest.approx(np.pi * (36**2 - 34**2), rel=0.01)
    assert seen[36, 36] == 0
    assert (seen[36, :2] > 250).all()


def test_a_box_keeps_its_corners_whatever_its_size(guide: Guide):
    image = BorderImage()
    set_box(image, 0, 0, 300, 200, radius=28)
    seen = alpha(image)
    assert (seen.shape, image.border) == ((56, 56), [28] * 4)
    assert seen.sum() / 255 == pytest.approx(np.pi * 28**2, rel=0.005)
    set_box(image, 0, 0, 300, 40, radius=28)
    assert image.texture.size == (40, 40)


def test_what_has_no_room_is_not_drawn(guide: Guide):
    image = BorderImage()
    set_box(image, 0, 0, 300, 72)
    set_box(image, 0, 0, 0, 72)
    assert (image.size, image.border) == ((0, 0), [0] * 4)
    set_box(image, 0, 0, 300, 72)
    assert (image.size, image.border) == ((300, 72), [36] * 4)


def test_every_button_that_is_shown_has_its_ground_where_it_is(guide: Guide):
    guide.begin("ar")
    for pill in guide.all(Pill):
        ground = pill._outline if pill.kind == "outline" else pill._ground
        assert ground.size == (round(pill.width), round(pill.height)), pill.words
        assert ground.pos == (round(pill.x), round(pill.y)), pill.words
