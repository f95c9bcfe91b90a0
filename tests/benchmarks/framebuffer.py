"""A virtual screen that is read and touched from outside, as by a visitor, whatever program runs on it.

The X server keeps its picture in a file (Xvfb -fbdir), in the format of xwd (X11/XWDFile.h); XTEST makes the touches.
"""

import mmap
import os
import shutil
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from Xlib import X, display
from Xlib.ext import xtest

WIDTH, HEIGHT = 1920, 1080
LOOK_S = 0.003
"""Interval between two reads of the picture; a frame takes several times as long."""
STRIPE_S = 0.008
"""A frame may arrive in stripes: what comes this soon after a change belongs to it."""
ANSWER_SHARE, ANSWER_WITHIN_S = 0.02, 10
"""How much of the screen changes when a tap is answered, and how soon even on a busy machine."""
_HEADER_SIZE, _COLOURS, _COLOUR_BYTES = 0, 76, 12


@dataclass(frozen=True)
class Drag:
    frames: int
    longest_gap_ms: float


class Screen:
    """Places are fractions of the width from the left and of the height from the top."""

    def __init__(self, name: str, pixels: np.ndarray) -> None:
        self.name = name
        self._pixels = pixels
        self._display = display.Display(name)

    def look(self, every: int = 8) -> np.ndarray:
        """A copy of each eighth pixel of each eighth row."""
        return self._pixels[::every, ::every].copy()

    def save(self, path: Path) -> None:
        from PIL import Image

        path.parent.mkdir(parents=True, exist_ok=True)
        blue_first = self._pixels.copy().view(np.uint8).reshape(HEIGHT, WIDTH, 4)
        Image.fromarray(blue_first[..., 2::-1]).save(path)

    def wait_until_still(self, quiet_s: float = 0.8, timeout_s: float = 20) -> None:
        last, began = self.look(4), time.perf_counter()
        changed = began
        while time.perf_counter() - changed < quiet_s:
            now = self.look(4)
            if (now != last).any():
                last, changed = now, time.perf_counter()
            if time.perf_counter() - began > timeout_s:
                raise TimeoutError("the screen does not come to rest")
            time.sleep(LOOK_S)

    def tap(self, x: float, y: float) -> None:
        """Touch, lift, and wait until all that follows is drawn; TimeoutError when nothing follows."""
        self._move(x, y)
        self.wait_until_still()
        before = self.look()
        self._press()
        time.sleep(0.06)
        self._lift()
        lifted = time.perf_counter()
        while (self.look() != before).mean() < ANSWER_SHARE:
            if time.perf_counter() - lifted > ANSWER_WITHIN_S:
                raise TimeoutError(f"nothing happens at {x}, {y}")
            time.sleep(LOOK_S)
        self.wait_until_still()

    def drag(
        self, start: tuple[float, float], end: tuple[float, float], seconds: float = 1.0, hertz: int = 120
    ) -> Drag:
        """Move a finger evenly, and count the different pictures that the screen shows meanwhile."""
        self._move(*start)
        self.wait_until_still()
        shown: list[float] = []
        stop = threading.Event()
        watcher = threading.Thread(target=self._watch, args=(shown, stop))
        watcher.start()
        began = time.perf_counter()
        self._press()
        for step in range(1, int(seconds * hertz) + 1):
            done = step / (seconds * hertz)
            self._move(*(a + (b - a) * done for a, b in zip(start, end, strict=True)))
            time.sleep(max(0.0, began + seconds * done - time.perf_counter()))
        ended = time.perf_counter()
        self._lift()
        stop.set()
        watcher.join()
        times = [began, *(at for at in shown if began < at < ended), ended]
        gaps = [later - sooner for sooner, later in pairwise(times)]
        return Drag(len(times) - 2, 1000 * max(gaps))

    def close(self) -> None:
        self._display.close()

    def _watch(self, shown: list[float], stop: threading.Event) -> None:
        last = self.look()
        while not stop.is_set():
            now = self.look()
            if (now != last).any():
                at = time.perf_counter()
                if not shown or at - shown[-1] > STRIPE_S:
                    shown.append(at)
                last = now
            time.sleep(LOOK_S)

    def _move(self, x: float, y: float) -> None:
        self._fake(X.MotionNotify, x=int(x * WIDTH), y=int(y * HEIGHT))

    def _press(self) -> None:
        self._fake(X.ButtonPress, 1)

    def _lift(self) -> None:
        self._fake(X.ButtonRelease, 1)

    def _fake(self, *event: int, **place: int) -> None:
        xtest.fake_input(self._display, *event, **place)
        self._display.sync()


@contextmanager
def opened(folder: Path) -> Iterator[Screen]:
    """A new screen, its picture in `folder`, for as long as the context lasts."""
    picture = folder / "framebuffer"
    picture.mkdir(parents=True)
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    options = ["-screen", "0", size, "-fbdir", str(picture), "-nolisten", "tcp", "-ac", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *options],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        screen = Screen(f":{number}", _map(picture / "Xvfb_screen0"))
        try:
            yield screen
        finally:
            screen.close()
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(picture)


def _map(file: Path) -> np.ndarray:
    with file.open("rb") as opened_file:
        held = mmap.mmap(opened_file.fileno(), 0, prot=mmap.PROT_READ)
    header_bytes, colours = (struct.unpack_from(">I", held, place)[0] for place in (_HEADER_SIZE, _COLOURS))
    start = header_bytes + colours * _COLOUR_BYTES
    return np.frombuffer(held, np.uint32, WIDTH * HEIGHT, start).reshape(HEIGHT, WIDTH)
