"""Asks the X server who has the keyboard and the mouse, on a connection of its own: SDL cannot tell."""

import ctypes
import logging
import os
from typing import Any

_ASYNCHRONOUS = 1
_SUCCESS = 0
_NOW = _NOTHING = 0

_log = logging.getLogger(__name__)


class Grabs:
    """A look at what is taken. Whoever asks has what is free for a moment, and gives it back."""

    def __init__(self, x: Any, display: int) -> None:
        """Take Xlib, and an open connection."""
        self._x, self._display = x, ctypes.c_void_p(display)
        self._root = ctypes.c_ulong(x.XDefaultRootWindow(self._display))

    @staticmethod
    def open() -> "Grabs | None":
        """Connect to the X server; None where there is none."""
        if not os.environ.get("DISPLAY"):
            return None
        try:
            x = ctypes.CDLL("libX11.so.6")
        except OSError as error:
            _log.info("the X server cannot be asked who has the keyboard: %s", error)
            return None
        x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = ctypes.c_ulong, [ctypes.c_void_p]
        display = x.XOpenDisplay(None)
        return Grabs(x, display) if display else None

    def taken(self) -> tuple[bool, bool]:
        """Tell of keyboard and mouse whether somebody has them, or keeps everybody from them."""
        x, display, root = self._x, self._display, self._root
        keyboard = x.XGrabKeyboard(display, root, 0, _ASYNCHRONOUS, _ASYNCHRONOUS, ctypes.c_ulong(_NOW))
        if keyboard == _SUCCESS:
            x.XUngrabKeyboard(display, ctypes.c_ulong(_NOW))
        nothing, now = ctypes.c_ulong(_NOTHING), ctypes.c_ulong(_NOW)
        mouse = x.XGrabPointer(display, root, 0, 0, _ASYNCHRONOUS, _ASYNCHRONOUS, nothing, nothing, now)
        if mouse == _SUCCESS:
            x.XUngrabPointer(display, now)
        x.XSync(display, 0)
        return keyboard != _SUCCESS, mouse != _SUCCESS

    def close(self) -> None:
        """End the connection."""
        self._x.XCloseDisplay(self._display)
