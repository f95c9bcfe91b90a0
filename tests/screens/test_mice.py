"""What a mouse does: one finger at most, whatever its buttons and wheels do, and however many of them are broken."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

SIZE = (960, 540)
AT = (400.0, 300.0)
"""Where the clean tap is."""
WHEELS = ("scrollup", "scrolldown", "scrollleft", "scrollright")
BUTTONS = ("left", "middle", "right", "mouse4", "mouse5")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Visitor:
    """A mouse before a window, with the gate behind it; what the gate lets in is noted."""

    def __init__(self) -> None:
        from kivy.input.factory import MotionEventFactory

        from kiosk.app import register_input_providers
        from kiosk.ui.window.touch_filter import TouchFilter

        register_input_providers()
        self.clock = Clock()
        self.gate = TouchFilter(self.clock)
        self.mouse: Any = MotionEventFactory.get("mouse")("mouse", "disable_on_activity,disable_multitouch")
        self.window = SimpleNamespace(
            system_size=SIZE, to_normalized_pos=lambda x, y: (x / (SIZE[0] - 1), y / (SIZE[1] - 1))
        )
        self.tapped: list[tuple[float, float]] = []

    def press(self, button: str, at: tuple[float, float] = AT) -> None:
        self.mouse.on_mouse_press(self.window, *at, button, [])
        self._hand_over()

    def move(self, at: tuple[float, float]) -> None:
        self.mouse.on_mouse_motion(self.window, *at, [])
        self._hand_over()

    def lift(self, button: str, at: tuple[float, float] = AT) -> None:
        self.mouse.on_mouse_release(self.window, *at, button, [])
        self._hand_over()

    def tap(self, at: tuple[float, float] = AT) -> bool:
        """Press and let go; tell whether that was one tap, there."""
        self.tapped.clear()
        self.clock.now += 0.3
        self.press("left", at)
        self.clock.now += 0.1
        self.lift("left", at)
        return [(round(x), round(y)) for x, y in self.tapped] == [(round(at[0]), round(SIZE[1] - at[1] - 1))]

    def _hand_over(self) -> None:
        self.mouse.update(self._dispatch)

    def _dispatch(self, kind: str, touch: Any) -> None:
        touch.scale_for_screen(*SIZE)
        if kind == "begin":
            touch.ud["in"] = self.gate.down(touch)
        elif kind == "update":
            self.gate.move(touch)
        elif self.gate.up(touch) and touch.ud["in"] and (touch.x, touch.y) == (touch.ox, touch.oy):
            self.tapped.append(touch.pos)
        touch.dispatch_done()


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


places = st.sampled_from([AT, (20.0, 20.0), (500.0, 100.0), (959.0, 539.0), (410.0, 290.0)])
doings = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(BUTTONS), places),
    st.tuples(st.just("lift"), st.sampled_from(BUTTONS), places),
    st.tuples(st.just("move"), places),
    st.tuples(st.just("wheel"), st.sampled_from(WHEELS), places),
    st.tuples(st.just("wait"), st.sampled_from([0.01, 0.3, 3.0])),
)


@settings(max_examples=300)
@given(st.lists(doings, max_size=40))
def test_whatever_buttons_and_wheels_have_done_a_clean_tap_is_answered(done: list[tuple[Any, ...]]):
    visitor = Visitor()
    for what, *how in done:
        if what == "wait":
            visitor.clock.now += how[0]
        elif what == "wheel":
            visitor.press(*how)
            visitor.lift(*how)
        else:
            getattr(visitor, what)(*how)
    assert visitor.tap()
    assert visitor.tap((500.0, 100.0))


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_that_is_held_for_ever_does_not_keep_taps_away(visitor: Visitor, button: str):
    visitor.press(button, (20.0, 20.0))
    visitor.move(AT)
    assert visitor.tap()
    assert visitor.tap((20.0, 20.0))


@pytest.mark.parametrize("wheel", WHEELS)
def test_a_wheel_that_turns_under_a_finger_takes_nothing_from_it(visitor: Visitor, wheel: str):
    for _ in range(7):
        visitor.press("left", (100.0, 100.0))
        visitor.press(wheel, (100.0, 100.0))
        visitor.lift(wheel, (100.0, 100.0))
        visitor.tapped.clear()
        visitor.lift("left", (100.0, 100.0))
        assert len(visitor.tapped) == 1
    assert visitor.tap()


def test_a_wheel_that_turns_is_felt_once_a_notch(visitor: Visitor, monkeypatch: pytest.MonkeyPatch):
    felt: list[str] = []
    monkeypatch.setattr(visitor, "_dispatch", lambda kind, touch: felt.append(f"{kind} {touch.button}"))
    visitor.press("scrollup")
    visitor.lift("scrollup")
    assert felt == ["begin scrollup", "end scrollup"]


@pytest.mark.parametrize("button", ["middle", "right", "mouse4", "mouse5"])
def test_only_the_first_button_of_a_mouse_is_a_finger(visitor: Visitor, button: str):
    visitor.press(button)
    visitor.lift(button)
    assert visitor.tapped == []
