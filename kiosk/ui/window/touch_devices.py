"""Touch screens: one that is unplugged is waited for, and one that is plugged in later is found.

Kivy's provider reads the events. It does not always notice that a device is gone, nor survive every way in which one
comes back, and it leaves the fingers that were on the screen there for ever; this module adds that. To be imported
after Kivy is prepared, before its input starts. tests/ui/test_touch_devices.py compares the classes with Kivy's.
"""

import logging
import os
import select
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.base import EventLoop
from kivy.input import MotionEvent
from kivy.input.factory import MotionEventFactory
from kivy.input.providers import mtdev

from kiosk.ui.window.touch_screens import PROVIDER, touch_screens, turned

CHECK_S = 1.0
"""Seconds between two checks for a device that is gone."""
SEEK_S = 5.0
"""Seconds between two checks for a device that has never been there."""
_GONE = select.POLLERR | select.POLLHUP | select.POLLNVAL
_LOST = "lost"
_log = logging.getLogger(__name__)


class GoneError(OSError):
    """Raised when the device is gone."""


class InputDevice(mtdev.Device):
    """A device that raises GoneError when it is gone."""

    def idle(self, ms: int) -> bool:
        """Wait for up to `ms` milliseconds; return whether there was no event. Raises GoneError."""
        idle = self.wait(ms)
        if not idle:
            asked = select.poll()
            asked.register(self._fd, select.POLLIN)
            # The kernel reports this permanently once the device is unplugged.
            if any(state & _GONE for _, state in asked.poll(0)):
                self.close()
                raise GoneError("it was unplugged, or has lost its power")
        return idle

    def wait(self, ms: int) -> bool:
        """Wait for up to `ms` milliseconds; return whether there was no event."""
        return bool(super().idle(ms))


class Touch(mtdev.MTDMotionEvent):
    """A touch in coordinates of the picture: the device does not know that the picture is rotated."""

    def depack(self, args: dict[str, Any]) -> None:
        """Apply a report of the device."""
        if "x" in args and "y" in args:
            across, up = turned(args["x"], args["y"])
            args = args | {"x": across, "y": up}
        super().depack(args)


class TouchDevice(mtdev.MTDMotionEventProvider):
    """A touch screen that is being read, or waited for."""

    def __init__(self, device: str, args: str) -> None:
        """Take the device name of touches, and the device file; "" for any that no other provider reads."""
        super().__init__(device, args)
        self.screen_open = False
        """Whether a touch screen is open now."""
        self._stopped = threading.Event()
        self._held: dict[int, MotionEvent] = {}

    def stop(self) -> None:
        """Stop reading."""
        self._stopped.set()
        super().stop()

    def update(self, dispatch_fn: Callable[[str, MotionEvent], None]) -> None:
        """Dispatch the queued events; fingers on a lost screen are lifted without effect."""
        while self.queue:
            kind, touch = self.queue.popleft()
            if kind == _LOST:
                self._lift_all(dispatch_fn)
                continue
            if kind == "end":
                self._held.pop(touch.uid, None)
            else:
                self._held[touch.uid] = touch
            dispatch_fn(kind, touch)

    def _lift_all(self, dispatch_fn: Callable[[str, MotionEvent], None]) -> None:
        held, self._held = self._held, {}
        for touch in held.values():
            touch.ud.update(refused=True, moved=True)
            touch.update_time_end()
            dispatch_fn("end", touch)

    def _thread_run(self, **kwargs: Any) -> None:
        warned = False
        while not self._stopped.is_set():
            file = self._find()
            if file:
                self.input_fn, self.screen_open = file, True
                if warned:
                    _log.info("the touch screen %s is there again", file)
                cause = self._read(kwargs | {"input_fn": file})
                self.screen_open = False
                self.queue.append((_LOST, None))
                if not warned and not self._stopped.is_set():
                    _log.warning("the touch screen %s is gone: %s; it is waited for", file, cause)
                warned = True
            self._stopped.wait(CHECK_S if self.input_fn else SEEK_S)

    def _read(self, how: dict[str, Any]) -> str:
        """Read until the device is gone; return the reason."""
        try:
            super()._thread_run(**how)
        except Exception as error:  # noqa: BLE001  Kivy raises bare exceptions, and without this thread there is no touch.
            return str(error)
        return "it may not be read"

    def _find(self) -> str:
        """Return the previous device file, else one that no other provider reads; "" for none."""
        if self.input_fn and os.access(self.input_fn, os.R_OK):
            return str(self.input_fn)
        others = (one for one in EventLoop.input_providers if isinstance(one, TouchDevice) and one.screen_open)
        read = {Path(one.input_fn) for one in others}
        try:
            return next((str(file) for file in touch_screens(quiet=True) if file not in read), "")
        except OSError:
            # Such as too many open files; the next check tries again.
            return ""


mtdev.Device, mtdev.MTDMotionEvent = InputDevice, Touch
MotionEventFactory.register(PROVIDER, TouchDevice)
