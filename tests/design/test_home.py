from math import inf, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.design.home import LARGE, LATER_PAGE, SMALL, TILE_GAP, Box, height_of, page_tiles, pages, tile_set, tiles
from kiosk.engines.typeset import Extent

AREA = Box(48, 0, 1824, 700)


def lie_apart(area, boxes):
    for box in boxes:
        assert area.x - 0.01 <= box.x
        assert box.x + box.width <= area.x + area.width + 0.01
        assert area.y - 0.01 <= box.y
        assert box.y + box.height <= area.y + area.height + 0.01
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
            assert apart or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01


@given(st.integers(1, 12), st.booleans(), st.floats(200, 4000), st.floats(200, 4000))
def test_tiles_lie_within_their_area_and_not_on_each_other(count, portrait, width, height):
    area = Box(10, 20, width, height)
    boxes = tiles(area, 2, count, portrait=portrait)
    assert len(boxes) == count
    lie_apart(area, boxes)


@given(st.integers(0, 10_000))
def test_each_exhibit_is_on_one_page_in_order(count):
    assert [number for page in pages(count) for number in page] == list(range(count))
    assert all(len(page) <= LATER_PAGE for page in pages(count))


@given(st.integers(8, 60), st.booleans(), st.floats(200, 4000), st.floats(200, 4000))
def test_tiles_of_every_page_lie_within_their_area_and_not_on_each_other(count, portrait, width, height):
    area = Box(10, 20, width, height)
    for page in pages(count):
        boxes = page_tiles(area, 2, page, portrait=portrait)
        assert len(boxes) == len(page)
        lie_apart(area, boxes)


@pytest.mark.parametrize("portrait", [False, True])
def test_the_first_tile_is_the_largest(portrait):
    first, *others = tiles(AREA, TILE_GAP, 5, portrait=portrait)
    assert all(first.width * first.height > box.width * box.height for box in others)
    assert tile_set(True) is LARGE
    assert tile_set(False) is SMALL


def test_what_has_no_room_is_left_out_the_least_needed_first():
    room = SMALL.room(300, 1.0)
    others = {"notice": 30.0, "kind": 30.0, "summary": 60.0}
    assert SMALL.said(300, 1.0, room - 120, others) == {"notice", "kind", "summary"}
    assert SMALL.said(300, 1.0, room - 70, others) == {"notice", "kind"}
    assert SMALL.said(300, 1.0, room - 40, others) == {"notice"}
    assert SMALL.said(300, 1.0, room, others) == frozenset()


def test_words_that_would_be_cut_off_have_no_room():
    assert height_of(Extent(10, 20, 1, truncated=False, baseline=15, natural_width=10)) == 20
    assert height_of(Extent(10, 20, 1, truncated=True, baseline=15, natural_width=10)) == inf
    assert "summary" not in SMALL.said(300, 1.0, 50, {"summary": inf})


def test_a_picture_takes_width_from_small_tiles_at_the_standard_text_size_only():
    assert SMALL.words_width(400, 1.0, 1.0, covered=True) < SMALL.words_width(400, 1.0, 1.0, covered=False)
    assert SMALL.words_width(400, 1.0, 1.3, covered=True) == SMALL.words_width(400, 1.0, 1.3, covered=False)
    assert LARGE.words_width(400, 1.0, 1.0, covered=True) == 320


@given(st.integers(1, 60), st.booleans(), st.floats(-4000, 4000), st.floats(-4000, 4000), st.floats(0, 1e6))
def test_whatever_is_left_of_the_screen_tiles_have_places_and_say_what_there_is_room_for(
    count, portrait, width, height, title
):
    for page in pages(count):
        for number, box in enumerate(page_tiles(Box(48, 0, width, height), TILE_GAP, page, portrait=portrait)):
            assert all(map(isfinite, box))
            set_as = tile_set(number == 0, box.height, 1.5)
            assert isfinite(set_as.words_width(box.width, 1.0, 1.5, covered=True))
            said = set_as.said(box.height, 1.0, title, {"kind": 30, "summary": inf, "notice": 0})
            assert said <= {"kind"}
            assert not said or title + 30 <= box.height
