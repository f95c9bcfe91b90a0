"""Reads the touch screens; one that goes is waited for, and one that comes later is found.

Kivy's provider reads events. It neither notices for certain that a device has gone nor lives through every way in
which one comes back, and it leaves the fingers that were on the screen there for ever; that is what is added here.
To be imported once Kivy is prepared, before its input begins.
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

LOOK_S = 1.0
"""Seconds between two looks for a device that is gone."""
SEEK_S = 5.0
"""Seconds between two looks for a device that has never been there."""
_GONE = select.POLLERR | select.POLLHUP | select.POLLNVAL
_LOST = "lost"
_log = logging.getLogger(__name__)


class GoneError(OSError):
    """The device is not there any more."""


class InputDevice(mtdev.Device):
    """A device that says when it has gone."""

    def idle(self, ms: int) -> bool:
        """Wait for so many milliseconds; return whether nothing has come. Raises GoneError."""
        idle = self.wait(ms)
        if not idle:
            asked = select.poll()
            asked.register(self._fd, select.POLLIN)
            # The kernel answers so for good once the device is pulled out.
            if any(state & _GONE for _, state in asked.poll(0)):
                self.close()
                raise GoneError("it was unplugged, or has lost its power")
        return idle

    def wait(self, ms: int) -> bool:
        """Wait for so many milliseconds; return whether nothing has come."""
        return bool(super().idle(ms))


class Touch(mtdev.MTDMotionEvent):
    """A finger on a screen, told by where it is on the picture: the device does not know that the picture is turned."""

    def depack(self, args: dict[str, Any]) -> None:
        """Take what the device reports."""
        if "x" in args and "y" in args:
            across, up = turned(args["x"], args["y"])
            args = args | {"x": across, "y": up}
        super().depack(args)


class TouchDevice(mtdev.MTDMotionEventProvider):
    """One touch screen, or the wait for one."""

    def __init__(self, device: str, args: str) -> None:
        """Take the name that touches have, and the device file; "" for any that nobody else reads."""
        super().__init__(device, args)
        self.screen_open = False
        """Whether there is a screen that can be touched now."""
        self._over = threading.Event()
        self._held: dict[int, MotionEvent] = {}

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        super().stop()

    def update(self, dispatch_fn: Callable[[str, MotionEvent], None]) -> None:
        """Hand over what has come; a finger on a screen that is lost has lifted, and has meant nothing."""
        while self.queue:
            kind, touch = self.queue.popleft()
            if kind == _LOST:
                self._let_go(dispatch_fn)
                continue
            if kind == "end":
                self._held.pop(touch.uid, None)
            else:
                self._held[touch.uid] = touch
            dispatch_fn(kind, touch)

    def _let_go(self, dispatch_fn: Callable[[str, MotionEvent], None]) -> None:
        held, self._held = self._held, {}
        for touch in held.values():
            touch.ud.update(refused=True, moved=True)
            touch.update_time_end()
            dispatch_fn("end", touch)

    def _thread_run(self, **kwargs: Any) -> None:
        complained = False
        while not self._over.is_set():
            file = self._find()
            if file:
                self.input_fn, self.screen_open = file, True
                if complained:
                    _log.info("the touch screen %s is there again", file)
                cause = self._read(kwargs | {"input_fn": file})
                self.screen_open = False
                self.queue.append((_LOST, None))
                if not complained and not self._over.is_set():
                    _log.warning("the touch screen %s is gone: %s; it is waited for", file, cause)
                complained = True
            self._over.wait(LOOK_S if self.input_fn else SEEK_S)

    def _read(self, how: dict[str, Any]) -> str:
        """Read until the device is gone; say why."""
        try:
            super()._thread_run(**how)
        except Exception as error:  # noqa: BLE001  Kivy raises bare exceptions, and this thread is a visitor's only hand.
            return str(error)
        return "it may not be read"

    def _find(self) -> str:
        """Return the device file: that of before, else one that nobody reads; "" when there is none."""
        if self.input_fn and os.access(self.input_fn, os.R_OK):
            return str(self.input_fn)
        others = (one for one in EventLoop.input_providers if isinstance(one, TouchDevice) and one.screen_open)
        read = {Path(one.input_fn) for one in others}
        try:
            return next((str(file) for file in touch_screens(quiet=True) if file not in read), "")
        except OSError:
            # As when the process may open no more files; it will look again.
            return ""


mtdev.Device, mtdev.MTDMotionEvent = InputDevice, Touch
MotionEventFactory.register(PROVIDER, TouchDevice)
