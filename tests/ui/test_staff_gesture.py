"""The gesture as it comes from devices: fingers, and the mouse that the window system may make of each as well."""

from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.settings import Corner
from kiosk.ui.input.staff_gesture import StaffGestureInput
from kiosk.ui.window.touch_filter import TouchFilter

SIZE = (1920.0, 1080.0)
LENGTHS = (3.2, 0.1, 0.1, 0.1, 3.2)


class Screen:
    """A screen under one hand, with what stands between it and the gesture."""

    def __init__(self, corner: Corner = Corner.TOP_LEFT) -> None:
        self.now, self.numbers, self.sent = 50.0, iter(range(10**6)), []
        guard = SimpleNamespace(closed=lambda: "")
        settings = SimpleNamespace(staff=SimpleNamespace(corner=corner))
        self.ui: Any = SimpleNamespace(
            mm=2.7,
            exhibition=SimpleNamespace(settings=settings),
            staff=SimpleNamespace(guard=guard),
            language="km",
            send=self.sent.append,
        )
        self.staff_gesture, self.gate = StaffGestureInput(self.ui, lambda: self.now), TouchFilter(lambda: self.now)

    def down(self, device: str, at: tuple[float, float]) -> Any:
        x, y = at
        touch = SimpleNamespace(uid=next(self.numbers), device=device, x=x, y=y, ud={}, is_mouse_scrolling=False)
        self.gate.down(touch)
        self.staff_gesture.down(touch, SIZE)
        return touch

    def up(self, touch: Any) -> bool:
        complete = self.staff_gesture.up(touch)
        self.gate.up(touch)
        return complete


@pytest.mark.parametrize("devices", [("touch",), ("touch", "mouse"), ("mouse", "touch"), ("mouse",)])
@pytest.mark.parametrize(("corner", "at"), [(Corner.TOP_LEFT, (20, 1060)), (Corner.BOTTOM_RIGHT, (1900, 20))])
def test_it_is_known_whatever_the_window_system_makes_of_a_finger(devices, corner: Corner, at):
    screen, complete = Screen(corner), []
    for length in LENGTHS:
        touches = [screen.down(device, at) for device in devices]
        screen.now += length
        complete.append([screen.up(touch) for touch in touches])
        screen.now += 0.4
    assert [any(of) for of in complete] == [False, False, False, False, True]


def test_it_is_not_known_elsewhere():
    screen = Screen()
    for length in LENGTHS:
        touch = screen.down("touch", (400, 600))
        screen.now += length
        assert not screen.up(touch)
        screen.now += 0.4


def test_it_asks_in_the_language_of_the_moment_and_only_where_there_is_a_pin(caplog: pytest.LogCaptureFixture):
    screen = Screen()
    screen.staff_gesture.open()
    assert [event.language for event in screen.sent] == ["km"]
    screen.ui.staff.guard.closed = lambda: "no PIN is set"
    screen.staff_gesture.open()
    assert len(screen.sent) == 1
    assert "staff want in, but no PIN is set" in caplog.text
