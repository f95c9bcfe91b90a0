"""A touch screen that can be plugged in and out: a named pipe with events in the format of the kernel."""

import os
import select
import struct
import time
from pathlib import Path
from types import SimpleNamespace

EVENT = struct.Struct("llHHi")
"""struct input_event of linux/input.h, on a 64-bit machine."""
EV_SYN, EV_ABS = 0, 3
SLOT, X, Y, TRACKING = 0x2F, 0x35, 0x36, 0x39
MOST = 1000
"""Coordinates run from 0 to this, from the top left."""


class Plug:
    """The cable of the touch screen."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing: int | None = None
        self._finger = 0

    def plug_in(self) -> None:
        os.mkfifo(self.path)

    def open(self, within_s: float = 30.0) -> bool:
        """Wait until a process reads the device; return whether one does."""
        over = time.monotonic() + within_s
        while time.monotonic() < over:
            try:
                self._writing = os.open(self.path, os.O_WRONLY | os.O_NONBLOCK)
            except OSError:
                time.sleep(0.05)
            else:
                return True
        return False

    def pull_out(self) -> None:
        self.path.unlink()
        if self._writing is not None:
            os.close(self._writing)
            self._writing = None

    def down(self, x: float, y: float) -> None:
        """Put a finger down, in fractions of the screen from the top left."""
        self._finger += 1
        self._send((SLOT, 0), (TRACKING, self._finger), (X, round(x * MOST)), (Y, round(y * MOST)))

    def up(self) -> None:
        self._send((TRACKING, -1))

    def _send(self, *values: tuple[int, int]) -> None:
        assert self._writing is not None
        events = [EVENT.pack(0, 0, EV_ABS, code, value) for code, value in values]
        os.write(self._writing, b"".join([*events, EVENT.pack(0, 0, EV_SYN, 0, 0)]))


def read_pipes() -> None:
    """Let the kiosk read such pipes instead of evdev through libmtdev; to be called once Kivy is prepared."""
    from kivy.input.providers import mtdev

    from kiosk.ui.window import touch_devices

    class Pipe(touch_devices.InputDevice):  # type: ignore[misc]
        def __init__(self, filename: str) -> None:
            self._fd = os.open(filename, os.O_NONBLOCK | os.O_RDONLY)

        def close(self) -> None:
            os.close(self._fd)
            self._fd = -1

        def wait(self, ms: int) -> bool:
            return not select.select([self._fd], [], [], ms / 1000)[0]

        def get(self) -> SimpleNamespace | None:
            try:
                read = os.read(self._fd, EVENT.size)
            except BlockingIOError:
                return None
            if len(read) < EVENT.size:
                return None
            *_, kind, code, value = EVENT.unpack(read)
            return SimpleNamespace(type=kind, code=code, value=value)

        def get_abs(self, _axis: int) -> SimpleNamespace:
            return SimpleNamespace(minimum=0, maximum=MOST)

    mtdev.Device = Pipe
