"""Tiles cover the picture once at every level, and a view gets those that are sharp, or as sharp as there is room."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.engines.imaging import UnreadablePictureError
from kiosk.engines.imaging.pyramid import Area, Pyramid, PyramidTile

ROOM = 2**40
sides = st.integers(1, 40_000)
pyramids = st.builds(
    Pyramid, sides, sides, st.sampled_from([100, 254, 510]), st.integers(0, 2), st.just(Path()), st.just("jpg")
)


@st.composite
def views(draw) -> tuple[Pyramid, Area, float]:
    pyramid = draw(pyramids)
    scale = draw(st.floats(0.02, 4))
    x, y = draw(st.floats(0, 1)) * pyramid.width, draw(st.floats(0, 1)) * pyramid.height
    half_width, half_height = 960 / scale, 540 / scale
    return pyramid, Area(x - half_width, y - half_height, x + half_width, y + half_height), scale


@given(pyramids)
def test_the_tiles_of_each_level_cover_the_picture_without_gap_or_overlap(pyramid):
    for level in range(pyramid.base, min(pyramid.base + 3, pyramid.top + 1)):
        columns, rows = pyramid.grid(level)
        across = [pyramid.area(PyramidTile(level, column, 0)) for column in range(columns)]
        down = [pyramid.area(PyramidTile(level, 0, row)) for row in range(rows)]
        assert (across[0].left, across[-1].right) == (0, pyramid.width)
        assert (down[0].top, down[-1].bottom) == (0, pyramid.height)
        assert all(a.right == b.left for a, b in itertools.pairwise(across))
        assert all(a.bottom == b.top for a, b in itertools.pairwise(down))


@given(pyramids)
def test_the_base_is_one_tile_and_all_of_the_picture(pyramid):
    assert pyramid.grid(pyramid.base) == (1, 1)
    assert pyramid.area(PyramidTile(pyramid.base, 0, 0)) == Area(0, 0, pyramid.width, pyramid.height)


@given(views())
def test_every_point_in_view_lies_on_a_tile(view):
    pyramid, seen, scale = view
    plan = pyramid.plan(seen, scale, ROOM)
    covered = [pyramid.area(tile) for tile in plan.tiles]
    for x in (seen.left, (seen.left + seen.right) / 2, seen.right):
        for y in (seen.top, (seen.top + seen.bottom) / 2, seen.bottom):
            at = min(max(x, 0), pyramid.width), min(max(y, 0), pyramid.height)
            assert any(a.left <= at[0] <= a.right and a.top <= at[1] <= a.bottom for a in covered)


@given(views())
def test_with_room_each_pixel_of_the_screen_has_a_pixel_of_its_own_and_not_nine(view):
    pyramid, seen, scale = view
    plan = pyramid.plan(seen, scale, ROOM)
    shown = scale * pyramid.reduction(plan.level)
    assert shown <= 1.02 or plan.level == pyramid.top
    assert shown > 0.5 or plan.level == pyramid.base


@given(views(), st.integers(2**18, 2**28))
def test_a_view_never_takes_more_than_its_room(view, room):
    pyramid, seen, scale = view
    plan = pyramid.plan(seen, scale, room)
    assert plan.level == pyramid.base or sum(map(pyramid.bytes, plan.tiles)) <= room


@given(views())
def test_what_is_cut_off_a_tile_is_its_overlap(view):
    pyramid, seen, scale = view
    for tile in pyramid.plan(seen, scale, ROOM).tiles:
        cut, (width, height), area = pyramid.cut(tile), pyramid.pixels(tile), pyramid.area(tile)
        by = pyramid.reduction(tile.level)
        assert 0 <= cut.left < cut.right <= 1 + 1e-9
        assert 0 <= cut.top < cut.bottom <= 1 + 1e-9
        assert (cut.right - cut.left) * width * by == pytest.approx(area.right - area.left)
        assert (cut.bottom - cut.top) * height * by == pytest.approx(area.bottom - area.top)


def test_tiles_come_from_the_middle_outwards():
    pyramid = Pyramid(10_000, 10_000, 510, 1, Path(), "jpg")
    plan = pyramid.plan(Area(2000, 2000, 4550, 4550), 1.0, ROOM)
    assert plan.tiles[0] == PyramidTile(pyramid.top, 6, 6)
    assert abs(plan.tiles[-1].column - 6) + abs(plan.tiles[-1].row - 6) >= 4


DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpg" Overlap="1" TileSize="510">
  <Size Height="8000" Width="12500"/>
</Image>
"""


def test_a_description_names_the_files(tmp_path):
    path = tmp_path / "tiles.dzi"
    path.write_text(DESCRIPTION)
    pyramid = Pyramid.read(path)
    assert (pyramid.width, pyramid.height, pyramid.tile_px, pyramid.overlap_px) == (12500, 8000, 510, 1)
    assert pyramid.path(PyramidTile(14, 3, 2)) == tmp_path / "tiles_files/14/3_2.jpg"


@pytest.mark.parametrize(
    "words", ["", "a text", DESCRIPTION.replace("510", "-3"), DESCRIPTION.replace("Width", "W"), "\udcff"]
)
def test_what_is_no_description_is_said(tmp_path, words):
    path = tmp_path / "tiles.dzi"
    path.write_bytes(words.encode(errors="surrogateescape"))
    with pytest.raises(UnreadablePictureError):
        Pyramid.read(path)
    with pytest.raises(UnreadablePictureError):
        Pyramid.read(tmp_path / "none.dzi")
