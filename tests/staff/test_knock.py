"""The staff's gesture: whoever knows it gets in, and nobody comes upon it."""

import random
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.operations.staff.gesture import (
    HOLD_S,
    LONGEST_HOLD_S,
    LOST_S,
    PAUSE_S,
    TAP_S,
    ZONE_MM,
    StaffGesture,
    in_corner,
)
from kiosk.settings import Corner

WIDE = (700.0, 400.0)
RIGHT = [3.2, 0.1, 0.2, 0.1, 3.1]
"""How long each contact lasts."""


class Finger:
    """One finger that knocks, in a time of its own."""

    def __init__(self) -> None:
        self.knock, self.now, self.numbers = StaffGesture(), 100.0, iter(range(10**6))

    def touch(self, length: float, pause: float = 0.4, *, inside: bool = True, to_inside: bool = True) -> bool:
        number = next(self.numbers)
        self.knock.down(number, inside=inside, now_s=self.now)
        self.now += length
        self.knock.move(number, inside=to_inside, now_s=self.now)
        opened = self.knock.up(number, now_s=self.now)
        self.now += pause
        return opened

    def touches(self, lengths: list[float], pause: float = 0.4) -> list[bool]:
        return [self.touch(length, pause) for length in lengths]


@pytest.fixture
def finger() -> Finger:
    return Finger()


def test_hold_three_taps_and_hold_again(finger: Finger):
    assert finger.touches(RIGHT) == [False, False, False, False, True]
    assert finger.touches(RIGHT) == [False, False, False, False, True]


@pytest.mark.parametrize(
    "lengths",
    [
        [3.2, 0.1, 0.1, 3.2],
        [3.2, 0.1, 0.1, 0.1, 0.1, 3.2],
        [0.1, 0.1, 0.1, 0.1, 0.1],
        [2.9, 0.1, 0.1, 0.1, 3.2],
        [3.2, 0.1, 1.0, 0.1, 3.2],
        [3.2, 0.1, 0.1, 0.1, 2.9],
        [10.5, 0.1, 0.1, 0.1, 3.2],
        [3.2] * 6,
    ],
)
def test_anything_else_is_not_it(finger: Finger, lengths: list[float]):
    assert not any(finger.touches(lengths))


def test_a_hold_too_many_before_it_does_no_harm(finger: Finger):
    assert finger.touches([3.2, *RIGHT])[-1]


def test_whoever_waits_too_long_between_two_contacts_begins_again(finger: Finger):
    assert not any(finger.touches(RIGHT, pause=PAUSE_S + 0.1))
    assert finger.touches(RIGHT, pause=PAUSE_S - 0.1)[-1]


@pytest.mark.parametrize("wrong", range(5))
@pytest.mark.parametrize("how", ["begins outside", "ends outside"])
def test_all_of_it_is_in_the_corner(finger: Finger, wrong: int, how: str):
    done = [
        finger.touch(length, inside=at != wrong or how != "begins outside", to_inside=at != wrong)
        for at, length in enumerate(RIGHT)
    ]
    assert not any(done)


@pytest.mark.parametrize("at", range(5))
def test_a_second_finger_anywhere_spoils_it(finger: Finger, at: int):
    done = []
    for number, length in enumerate(RIGHT):
        if number == at:
            finger.knock.down(-1, inside=False, now_s=finger.now)
        done.append(finger.touch(length))
        if number == at:
            finger.knock.up(-1, now_s=finger.now)
    assert not any(done)


def test_a_mouse_that_a_finger_was_turned_into_spoils_nothing(finger: Finger):
    for length in RIGHT:
        finger.knock.down(-1, inside=True, now_s=finger.now)
        finger.knock.spoil(-1)
        opened = finger.touch(length)
    assert opened


def test_a_contact_that_was_lost_spoils_it_for_a_minute_only(finger: Finger):
    finger.knock.down(-1, inside=False, now_s=finger.now)
    assert not any(finger.touches(RIGHT))
    finger.now += LOST_S
    assert finger.touches(RIGHT)[-1]


@pytest.mark.parametrize(
    ("corner", "place"),
    [
        (Corner.TOP_LEFT, (5, 395)),
        (Corner.TOP_RIGHT, (695, 395)),
        (Corner.BOTTOM_LEFT, (5, 5)),
        (Corner.BOTTOM_RIGHT, (695, 5)),
    ],
)
def test_a_corner_is_a_square_of_forty_millimetres(corner: Corner, place: tuple[float, float]):
    assert [one for one in Corner if in_corner(one, *place, *WIDE)] == [corner]
    assert not in_corner(corner, 350, 200, *WIDE)
    assert in_corner(Corner.TOP_LEFT, ZONE_MM, 400 - ZONE_MM, *WIDE)
    assert not in_corner(Corner.TOP_LEFT, ZONE_MM + 1, 399, *WIDE)


TOUCH = st.tuples(st.floats(0, 12), st.floats(0, 5), st.booleans())
HOLD, TAP = [
    st.tuples(st.floats(*length), st.floats(0, 2.2), st.just(value=True)) for length in [(2.9, 10.1), (0, 0.75)]
]
NEARLY = st.tuples(HOLD, TAP, TAP, TAP, HOLD)


@given(st.lists(TOUCH.map(lambda one: (one,)) | NEARLY, max_size=20))
def test_nothing_but_the_pattern_opens(parts):
    finger, kinds = Finger(), []
    for length, pause, inside in chain.from_iterable(parts):
        opened = finger.touch(length, pause, inside=inside, to_inside=inside)
        hold, tap = HOLD_S <= length <= LONGEST_HOLD_S, length <= TAP_S
        kinds.append("H" if hold and inside else "T" if tap and inside else "x")
        if opened:
            assert kinds[-5:] == list("HTTTH")


def test_fifty_thousand_touches_do_not_come_upon_it():
    """Every fifth in the very corner, alone, for as long as people touch things."""
    chance, finger = random.Random(7), Finger()
    opened = 0
    for _ in range(50_000):
        inside = chance.random() < 0.2
        length, pause = min(12.0, chance.expovariate(1 / 0.6)), chance.expovariate(1.0)
        opened += finger.touch(length, pause, inside=inside, to_inside=inside)
    assert opened == 0
