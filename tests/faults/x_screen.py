"""A real X server without a screen, with simulated touches and keys, and recognition of colours."""

import os
import select
import shutil
import subprocess
import threading
from collections.abc import Callable

import numpy as np
import own_time
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

Colour = tuple[int, int, int]
Box = tuple[int, ...]
"""Left, top, right, bottom."""
TOLERANCE = 0.2
PAUSE = threading.Event()
GRID = 4
"""Colours are looked for at every fourth pixel of every fourth row."""
HARDLY = 2000
DARK = 50
"""A pixel whose strongest channel is weaker than this has no colour."""


class XScreen:
    """An Xvfb of one size; coordinates of `see` and `tap` are pixels from the top left."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as names:
            assert select.select([names], [], [], 20)[0], "Xvfb does not start"
            # The whole line: the server writes it in two parts, and is killed by a pipe that is closed in between.
            self.name = f":{names.readline().strip()}"
        self.display = Display(self.name)
        self.root = self.display.screen().root

    def change_mode(self, width: int, height: int) -> None:
        """Change the size, as by xrandr or another monitor; never larger than the first."""
        self.width, self.height = width, height
        resources = self.root.xrandr_get_screen_resources()
        for crtc in resources.crtcs:
            self.display.xrandr_set_crtc_config(crtc, 0, 0, 0, 0, 1, [])
        self.root.xrandr_set_screen_size(width, height, width // 4, height // 4)
        self.display.sync()

    def close(self) -> None:
        self.display.close()
        self._server.terminate()
        self._server.wait()

    def break_down(self) -> None:
        """Kill the server, as when it or its graphics driver crashes."""
        self._server.kill()
        self._server.wait()

    def see(self) -> np.ndarray:
        """Return what is on the screen: rows of pixels, red green blue."""
        image = self.root.get_image(0, 0, self.width, self.height, X.ZPixmap, 0xFFFFFFFF)
        pixels = np.frombuffer(image.data, np.uint8).reshape(self.height, self.width, 4)
        return pixels[:, :, 2::-1]

    def where(self, colour: Colour) -> Box | None:
        """Return left, top, right and bottom of what has a colour, bright or dimmed; None when hardly anything has."""
        pixels = self.see()[::GRID, ::GRID].astype(np.float32)
        strongest = pixels.max(axis=2, keepdims=True)
        wanted = np.array(colour) / max(colour)
        alike = (np.abs(pixels / np.maximum(strongest, 1) - wanted) < TOLERANCE).all(axis=2) & (
            strongest[..., 0] > DARK
        )
        if alike.sum() * GRID**2 < HARDLY:
            return None
        rows, columns = np.nonzero(alike.any(axis=1))[0], np.nonzero(alike.any(axis=0))[0]
        return tuple(int(at) * GRID for at in (columns[0], rows[0], columns[-1], rows[-1]))

    def look_for(self, colour: Colour, timeout_s: float = 10.0) -> Box:
        """Wait until a colour is seen."""
        found: list[Box] = []

        def seen() -> bool:
            found[:] = [place] if (place := self.where(colour)) else []
            return bool(found)

        self.until(seen, f"{colour} is not seen", timeout_s)
        return found[0]

    def see_at_rest(self) -> np.ndarray:
        """Return what is on the screen once nothing moves any more."""
        seen = [self.see()]

        def still() -> bool:
            PAUSE.wait(0.3)
            seen.append(self.see())
            return bool((seen.pop(0) == seen[0]).all())

        self.until(still, "the screen does not come to rest")
        return seen[0]

    def until(self, seen: Callable[[], bool], otherwise: str, timeout_s: float = 10.0) -> None:
        """Wait until a condition is true."""
        over = own_time.now() + timeout_s
        while not seen():
            assert own_time.now() < over, otherwise
            PAUSE.wait(0.05)

    def tap(self, x: int, y: int) -> None:
        """Press and release."""
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self.display, X.ButtonPress, 1)
        xtest.fake_input(self.display, X.ButtonRelease, 1)
        self.display.sync()

    def key(self, *names: str) -> None:
        """Press keys together, as "Control_L", "e", and release them."""
        codes = [self.display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        for code in codes:
            xtest.fake_input(self.display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self.display, X.KeyRelease, code)
        self.display.sync()


def have_xvfb() -> bool:
    return shutil.which("Xvfb") is not None
