"""Small parts of the timeline: dashes, lists of cards, keys."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.timeline.deck import CardGroup
from kiosk.ui.timeline.strokes import dashes
from kiosk.ui.window.keys import Key, Keyboard

PIXELS = st.floats(1, 4000)
IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)


@given(PIXELS, st.floats(2, 40), st.floats(1, 40))
def test_dashes_begin_and_end_with_their_stroke_and_do_not_touch(length, dash, gap):
    found = dashes(length, dash, gap)
    assert found[0][0] == 0
    assert found[-1][0] + found[-1][1] == pytest.approx(length)
    for (start, size), (after, _) in pairwise(found):
        assert start + size < after


@given(IDS, IDS, st.one_of(st.just(""), IDS))
def test_a_list_of_cards_is_named_by_one_text(first, last, topic):
    assert CardGroup.of(CardGroup(first, last, topic).subject) == CardGroup(first, last, topic)


@pytest.mark.parametrize(
    ("code", "sign", "key"),
    [(275, None, Key.RIGHT), (43, "+", Key.PLUS), (61, "=", Key.PLUS), (45, "-", Key.MINUS), (97, "a", None)],
)
def test_keys_are_known_by_their_place_or_by_what_they_write(code, sign, key):
    assert Keyboard({}).key(code, sign) == key
