"""Touch screens are told from other devices by what sysfs says of them."""

import logging
from pathlib import Path

import pytest

from kiosk.ui.window.touch_screens import touch_screens, turn, turned

POINTER, DIRECT = "1", "2"
# As the drivers of such devices write /sys/class/input/eventN/device/capabilities/* and properties.
ILITEK = {"abs": "260000000000003", "key": "400 0 0 0 0 0", "properties": DIRECT}
OLD_DRIVER = {"abs": "260000000000003", "key": "400 0 0 0 0 0", "properties": "0"}
TOUCHPAD = {"abs": "2e0800000000003", "key": "e520 10000 0 0 0 0", "properties": "5"}
TABLET = {"abs": "1000d000003", "key": "1c03 0 0 0 0 0", "properties": POINTER}
MOUSE = {"abs": "0", "key": "1f0000 0 0 0 0", "properties": "0"}
ABSOLUTE_MOUSE = {"abs": "3", "key": "1f0000 0 0 0 0", "properties": "0"}
KEYBOARD = {
    "abs": "100000000",
    "key": "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe",
    "properties": "0",
}
"""Its volume wheel is an absolute axis."""


@pytest.fixture
def add(tmp_path: Path):
    """Plug a device in: what it can do, and the link that udev makes for it."""
    numbers = iter(range(100))

    def add_(can: dict[str, str], link: str = "") -> Path:
        name = f"event{next(numbers)}"
        about = tmp_path / "sys/class/input" / name / "device"
        (about / "capabilities").mkdir(parents=True)
        for what in ("abs", "key"):
            (about / "capabilities" / what).write_text(can[what] + "\n")
        (about / "properties").write_text(can["properties"] + "\n")
        device = tmp_path / "dev/input" / name
        device.parent.mkdir(parents=True, exist_ok=True)
        device.touch()
        if link:
            path = tmp_path / "dev/input" / link
            path.parent.mkdir(exist_ok=True)
            path.symlink_to(f"../{name}")
        return tmp_path / "dev/input" / (link or name)

    return add_


@pytest.mark.parametrize("can", [ILITEK, OLD_DRIVER], ids=["direct", "does not say that it is direct"])
def test_a_touch_screen_is_named_by_its_own_id(add, tmp_path: Path, can):
    link = add(can, "by-id/usb-ILITEK_Multi-Touch-V5100-event-if00")
    assert touch_screens(tmp_path) == [link]


def test_a_screen_that_is_not_on_usb_is_named_by_its_socket(add, tmp_path: Path):
    link = add(ILITEK, "by-path/platform-fe205000.i2c-event")
    assert touch_screens(tmp_path) == [link]


def test_its_own_id_goes_before_its_socket(add, tmp_path: Path):
    link = add(ILITEK, "by-id/usb-ILITEK-event-if00")
    (tmp_path / "dev/input/by-path").mkdir()
    (tmp_path / "dev/input/by-path/pci-0000-event").symlink_to("../event0")
    assert touch_screens(tmp_path) == [link]


def test_without_links_it_is_named_as_the_kernel_does(add, tmp_path: Path):
    device = add(ILITEK)
    assert touch_screens(tmp_path) == [device]


@pytest.mark.parametrize("can", [TOUCHPAD, TABLET, MOUSE, ABSOLUTE_MOUSE, KEYBOARD])
def test_other_devices_are_none(add, tmp_path: Path, can):
    add(can, "by-id/usb-other-event")
    assert touch_screens(tmp_path) == []


def test_several_screens_are_found_among_other_devices(add, tmp_path: Path):
    add(KEYBOARD)
    one = add(ILITEK, "by-id/usb-one-event")
    add(MOUSE)
    two = add(ILITEK, "by-id/usb-two-event")
    assert touch_screens(tmp_path) == [one, two]


def test_a_machine_without_input_has_none(tmp_path: Path):
    assert touch_screens(tmp_path) == []


def test_nonsense_in_sysfs_is_no_touch_screen(add, tmp_path: Path):
    add({"abs": "xyz", "key": "", "properties": "2"})
    assert touch_screens(tmp_path) == []


def test_one_that_may_not_be_read_is_left_to_the_mouse_and_named(add, tmp_path: Path, monkeypatch, caplog):
    link = add(ILITEK, "by-id/usb-one-event")
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    with caplog.at_level(logging.WARNING):
        assert touch_screens(tmp_path) == []
    assert [str(link) in record.getMessage() for record in caplog.records] == [True]


@pytest.mark.parametrize(
    ("quarters", "lower_left", "middle_of_the_right_edge"),
    [(0, (0, 0), (1, 0.5)), (1, (0, 1), (0.5, 0)), (2, (1, 1), (0, 0.5)), (3, (1, 0), (0.5, 1))],
)
def test_touches_turn_with_the_picture(quarters: int, lower_left, middle_of_the_right_edge):
    """As xrandr's left, inverted and right do: X maps absolute devices so, and the kernel knows nothing of it."""
    turn(quarters)
    try:
        assert turned(0.0, 0.0) == lower_left
        assert turned(1.0, 0.5) == middle_of_the_right_edge
    finally:
        turn(0)
