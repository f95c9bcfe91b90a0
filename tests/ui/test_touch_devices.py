"""The devices that stand in for Kivy's hand over what Kivy's hand over, in the same order."""

import os
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kivy.input.providers import mtdev
from kivy.input.providers.mouse import MouseMotionEventProvider

from kiosk.ui.window import mouse, touch_devices
from kiosk.ui.window.touch_screens import turn

KIVYS_DEVICE = touch_devices.InputDevice.__mro__[1]
KIVYS_TOUCH = touch_devices.Touch.__mro__[1]
MOST = 1000
SLOTS = st.integers(0, 3).map(lambda slot: (mtdev.MTDEV_CODE_SLOT, slot))
FINGERS = st.integers(-1, 5).map(lambda finger: (mtdev.MTDEV_CODE_TRACKING_ID, finger))
PLACES = st.tuples(
    st.sampled_from([mtdev.MTDEV_CODE_POSITION_X, mtdev.MTDEV_CODE_POSITION_Y, mtdev.MTDEV_CODE_PRESSURE]),
    st.integers(0, MOST),
)
BATCHES = st.lists(st.lists(SLOTS | FINGERS | PLACES, min_size=1, max_size=8), max_size=12)
"""What the kernel reports between two waits, each with its code and its value."""


class OverError(Exception):
    """There is nothing more to read."""


class Scripted:
    """A device that reports what a test has written down."""

    def __init__(self, batches: list[list[tuple[int, int]]]) -> None:
        self._batches = iter(batches)
        self._now: Iterator[tuple[int, int]] = iter(())
        self._fd, self._writing = os.pipe()

    def close(self) -> None:
        os.close(self._fd)
        os.close(self._writing)

    def get_abs(self, _axis: int) -> SimpleNamespace:
        return SimpleNamespace(minimum=0, maximum=MOST)

    def wait(self, _ms: int) -> bool:
        batch = next(self._batches, None)
        if batch is None:
            raise OverError
        self._now = iter(batch)
        return False

    def get(self) -> SimpleNamespace | None:
        found = next(self._now, None)
        return found and SimpleNamespace(type=mtdev.MTDEV_TYPE_EV_ABS, code=found[0], value=found[1])


class Noted(list[tuple[Any, ...]]):
    """A queue that keeps what each touch was when it was put in: touches change later on."""

    def append(self, event: tuple[str, Any]) -> None:
        kind, touch = event
        places = (touch.sx, touch.sy, touch.osx, touch.osy, touch.dsx, touch.dsy)
        super().append((kind, touch.device, touch.id, places, list(touch.profile), getattr(touch, "pressure", None)))


def read(batches: list[list[tuple[int, int]]], device: type, touch: type) -> Noted:
    """Let Kivy's provider read a device of one class and make touches of another."""
    opened, events = device(batches), Noted()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mtdev, "Device", lambda _file: opened)
        patch.setattr(mtdev, "MTDMotionEvent", touch)
        provider = mtdev.MTDMotionEventProvider("screen", "")
        with pytest.raises(OverError):
            provider._thread_run(queue=events, input_fn="", device="screen", default_ranges={})
    opened.close()
    return events


class KivysDevice(Scripted, KIVYS_DEVICE):  # type: ignore[misc, valid-type]
    def idle(self, ms: int) -> bool:
        return self.wait(ms)


class OurDevice(Scripted, touch_devices.InputDevice):  # type: ignore[misc]
    pass


@given(batches=BATCHES)
def test_fingers_on_a_screen_that_is_not_turned_are_those_of_kivy(batches):
    turn(0)
    assert read(batches, OurDevice, touch_devices.Touch) == read(batches, KivysDevice, KIVYS_TOUCH)


def test_kivy_reads_by_them():
    assert mtdev.Device is touch_devices.InputDevice
    assert mtdev.MTDMotionEvent is touch_devices.Touch


STEPS = st.lists(st.tuples(st.sampled_from(["press", "move", "lift"]), st.integers(0, 959), st.integers(0, 539)))


@given(steps=STEPS)
def test_the_first_button_of_a_mouse_is_what_it_is_for_kivy(steps):
    window = SimpleNamespace(system_size=(960, 540), to_normalized_pos=lambda x, y: (x / 959, y / 539))

    def dragged(provider: Any) -> Noted:
        events, held = Noted(), False
        provider.waiting_event = events
        for step, x, y in steps:
            # Kivy loses a finger that is pressed twice; what is to happen then is told in tests/screens/test_mice.py.
            if step == "press" and not held:
                provider.on_mouse_press(window, x, y, "left", [])
                held = True
            elif step == "move":
                provider.on_mouse_motion(window, x, y, [])
            elif step == "lift" and held:
                provider.on_mouse_release(window, x, y, "left", [])
                held = False
        return events

    arguments = ("mouse", "disable_on_activity,disable_multitouch")
    assert dragged(mouse.Mouse(*arguments)) == dragged(MouseMotionEventProvider(*arguments))
