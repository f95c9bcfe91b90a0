"""Which contacts count: fingers do; palms, stuck contacts and the mouse that a finger was turned into do not."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st


class Contact:
    """As much of a touch as the gate looks at."""

    uids = count()
    is_mouse_scrolling = False

    def __init__(self, device: str = "touch0", x: float = 100.0, y: float = 100.0) -> None:
        self.uid, self.device, self.x, self.y, self.ud = next(self.uids), device, x, y, {}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(clock: Clock):
    from kiosk.ui.window.touch_filter import TouchFilter

    return TouchFilter(clock)


def test_a_mouse_that_comes_after_its_finger_is_turned_away(gate, clock):
    finger, mouse = Contact(), Contact("mouse", 104, 98)
    assert gate.down(finger)
    clock.now = 0.05
    assert not gate.down(mouse)
    assert not gate.up(mouse)
    assert gate.up(finger)


def test_a_mouse_that_comes_after_its_finger_has_lifted_is_turned_away(gate, clock):
    finger = Contact()
    gate.down(finger)
    gate.up(finger)
    clock.now = 0.1
    assert not gate.down(Contact("mouse"))


def test_a_finger_that_comes_after_its_mouse_counts_in_its_place(gate, clock):
    mouse, finger = Contact("mouse"), Contact()
    assert gate.down(mouse)
    clock.now = 0.01
    assert gate.down(finger)
    assert not gate.move(mouse)
    assert mouse.ud["moved"], "a button that has it in hand must not take its lift for a tap"
    assert gate.up(finger)


@pytest.mark.parametrize(("device", "x", "later_s"), [("touch0", 102, 0.05), ("mouse", 300, 0.05), ("mouse", 102, 0.5)])
def test_other_contacts_are_no_echo(gate, clock, device: str, x: float, later_s: float):
    gate.down(Contact())
    clock.now = later_s
    assert gate.down(Contact(device, x))


def test_a_palm_counts_for_nothing_until_it_lifts(gate):
    fingers = [Contact(x=50.0 * number) for number in range(6)]
    assert [gate.down(finger) for finger in fingers] == [True] * 5 + [False]
    assert not any(gate.move(finger) for finger in fingers)
    assert not any(gate.up(finger) for finger in fingers)
    assert gate.down(Contact())


def test_a_contact_that_never_lifts_is_forgotten(gate, clock):
    stuck = [Contact(x=50.0 * number) for number in range(5)]
    for contact in stuck:
        gate.down(contact)
    clock.now = 61.0
    assert gate.down(Contact())
    assert not gate.move(stuck[0])


@pytest.mark.parametrize("later_s", [5.0, 7.0, 59.0])
def test_things_that_lie_on_the_screen_shut_nobody_out(gate, clock, later_s: float):
    things = [Contact(x=50.0 * number) for number in range(9)]
    for thing in things:
        gate.down(thing)
    clock.now = later_s
    visitor = Contact(x=30)
    assert gate.down(visitor)
    assert gate.up(visitor)
    assert {thing.uid for thing in gate.given_way()} == {thing.uid for thing in things}
    assert not any(gate.up(thing) for thing in things)


@pytest.mark.parametrize("device", ["touch0", "mouse"])
def test_a_mouse_that_is_held_gives_way_to_whoever_touches(gate, clock, device: str):
    held, visitor = Contact("mouse", x=900), Contact(device)
    gate.down(held)
    clock.now = 1.0
    assert gate.down(visitor)
    assert gate.given_way() == [held]
    assert gate.given_way() == []
    assert held.ud["moved"], "what has it in hand must not take its end for a tap"
    assert gate.up(visitor)
    assert not gate.up(held)


def test_a_finger_that_rests_goes_on_as_long_as_it_is_alone(gate, clock):
    finger = Contact()
    gate.down(finger)
    clock.now = 40.0
    assert gate.move(finger)
    assert gate.up(finger)


def test_two_fingers_of_which_one_moves_are_both_there(gate, clock):
    one, other = Contact(x=10), Contact(x=500)
    gate.down(one)
    for second in range(1, 8):
        clock.now, one.x = float(second), 10.0 + 5 * second
        gate.move(one)
    assert gate.down(other)
    assert gate.given_way() == []
    assert gate.up(one)


acts = st.tuples(
    st.sampled_from(["down", "move", "up", "wheel"]),
    st.sampled_from(["touch0", "touch1", "mouse"]),
    st.integers(0, 9),
    st.sampled_from([0.0, 0.05, 1.0]),
)


@given(st.lists(acts, max_size=40))
def test_whatever_was_done_a_tap_is_answered_once_all_else_is_still(done: list[tuple[str, str, int, float]]):
    from kiosk.ui.window.touch_filter import STILL_S, TouchFilter

    clock = Clock()
    gate, contacts = TouchFilter(clock), {}
    for what, device, number, later_s in done:
        clock.now += later_s
        if what in ("down", "wheel"):
            contact = contacts[number] = Contact(device, x=90.0 * number)
            contact.is_mouse_scrolling = what == "wheel"
            gate.down(contact)
        elif number in contacts:
            contacts[number].x += 7
            (gate.move if what == "move" else gate.up)(contacts[number])
    clock.now += STILL_S
    for device in ("touch0", "mouse"):
        clock.now += 0.3
        visitor = Contact(device)
        assert gate.down(visitor)
        clock.now += 0.1
        assert gate.up(visitor)
