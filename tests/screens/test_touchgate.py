"""Which contacts count: fingers do; palms, stuck contacts and the mouse that a finger was turned into do not."""

from itertools import count

import pytest


class Contact:
    """As much of a touch as the gate looks at."""

    uids = count()

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
    from kiosk.ui.touchgate import TouchGate

    return TouchGate(clock)


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
