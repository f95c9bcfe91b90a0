"""Detection of touch screens, by names that stay the same when they are plugged in again."""

import ctypes
import logging
import os
from pathlib import Path

# Numbers of the kernel's input-event-codes.h.
_PROP_DIRECT = 0x01
_ABS_MT_POSITION_X, _ABS_MT_POSITION_Y = 0x35, 0x36
_BTN_TOOL_PEN, _BTN_TOOL_FINGER, _BTN_TOUCH = 0x140, 0x145, 0x14A
_LONG_BITS = 64
"""sysfs writes a bitmap in words of the kernel's long; the kiosk runs on 64-bit machines only."""

PROVIDER = "touch"
"""The name of the provider in touch_devices in Kivy's configuration."""
_log = logging.getLogger(__name__)
_quarters = 0


def touch_screens(root: Path = Path("/"), *, quiet: bool = False) -> list[Path]:
    """Return the device file of each touch screen that can be read, below `root`; a line in the log for the others.

    With `quiet` nothing is logged, for repeated calls.
    """
    found = []
    for about in sorted((root / "sys/class/input").glob("event*")):
        if not _is_touch_screen(about / "device"):
            continue
        device = _stable_name(root, about.name)
        if os.access(device, os.R_OK):
            found.append(device)
        elif not quiet:
            _log.warning("%s may not be read: its touches come as a mouse's (mend: add the user to `input`)", device)
    return found


def have_mtdev(*, quiet: bool = False) -> bool:
    """Return whether the library for multi-touch is installed; logs a warning unless `quiet`."""
    try:
        ctypes.CDLL("libmtdev.so.1")
    except OSError:
        if not quiet:
            _log.warning("no touch of more than one finger: libmtdev is not installed (mend: install libmtdev1)")
        return False
    return True


def turn(quarters: int) -> None:
    """Set by how many quarter turns to the left the picture is rotated; touches are rotated with it."""
    global _quarters  # noqa: PLW0603  There is one screen.
    _quarters = quarters % 4


def turned(across: float, up: float) -> tuple[float, float]:
    """Return the position on the picture of a position on the screen, both as shares from the lower left."""
    for _ in range(_quarters):
        across, up = up, 1.0 - across
    return across, up


def _is_touch_screen(about: Path) -> bool:
    """Return whether the capabilities are those of a touch screen, judged as by udev's input_id."""
    places = _bits(about / "capabilities" / "abs")
    if not {_ABS_MT_POSITION_X, _ABS_MT_POSITION_Y} <= places:
        return False
    # Older drivers do not set the direct property; a touchpad has the finger tool, a tablet the pen.
    keys = _bits(about / "capabilities" / "key")
    touched = _BTN_TOUCH in keys and not keys & {_BTN_TOOL_FINGER, _BTN_TOOL_PEN}
    return _PROP_DIRECT in _bits(about / "properties") or touched


def _bits(file: Path) -> set[int]:
    """Read a bitmap of sysfs: words in hexadecimal, the most significant first; empty if it cannot be read."""
    try:
        words = [int(word, 16) for word in file.read_text(encoding="ascii").split()]
    except (OSError, ValueError):
        return set()
    bitmap = sum(word << _LONG_BITS * place for place, word in enumerate(reversed(words)))
    return {bit for bit in range(bitmap.bit_length()) if bitmap >> bit & 1}


def _stable_name(root: Path, event: str) -> Path:
    """Return udev's link by the id of the device, else by its port, else the bare device, which may be renumbered."""
    device = root / "dev/input" / event
    for folder in ("by-id", "by-path"):
        for link in sorted((root / "dev/input" / folder).glob("*")):
            if link.resolve() == device.resolve():
                return link
    return device


__all__ = ["PROVIDER", "have_mtdev", "touch_screens", "turn", "turned"]
