"""Open a folder's timeline offscreen, and print the time and memory as JSON: `timeline_program.py FOLDER [afresh]`.

`afresh` reads and validates the files again even when what was read before was kept.
"""

import ctypes
import gc
import json
import os
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["SDL_VIDEODRIVER"] = "offscreen"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from kiosk.content.library import load
from kiosk.paths import Paths
from kiosk.ui.window.window import WindowOptions, prepare

if TYPE_CHECKING:
    from kiosk.rehearsal.tour.driver import Driver

FRAMES = 300
PAN_PX = 7
DAY_PX = 5.0
"""How large a day is while the view is dragged: a dozen cards are on the screen, whatever their number in all."""
KEPT_AFTER = 60
"""Frames after which everything that is kept for the next frame is there."""


def memory_mib(driver: "Driver") -> float:
    """Return the memory of the process, without free memory and memory shared with other processes."""
    gc.collect()
    driver.settle()  # Kivy deletes vertices and textures that nobody draws any more at a tick of its clock.
    ctypes.CDLL(None).malloc_trim(0)
    told = re.search(
        r"^Anonymous: +(\d+) kB", Path("/proc/self/smaps_rollup").read_text(encoding="ascii"), re.MULTILINE
    )
    assert told
    return int(told[1]) / 2**10


def main(folder: Path, *, afresh: bool) -> dict[str, float]:
    paths = Paths(folder, folder / "state")
    began = time.process_time()
    exhibition = load(paths, cached=not afresh).exhibition
    read = time.process_time() - began

    prepare(WindowOptions(size=(1920, 1080)), paths.state)
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    from kiosk.rehearsal.tour.driver import Driver
    from kiosk.visit.events import PlaceOpened, Woken
    from kiosk.visit.state import Place

    driver = Driver(paths, exhibition)
    visit = driver.app.visit
    visit.send(Woken("en"))
    driver.settle()

    began = time.process_time()
    for exhibit in exhibition.exhibits:
        first = visit.machine.outline.find(Place(exhibit))
        visit.machine.outline.reading_s(first)
    modelled, model_mib = time.process_time() - began, memory_mib(driver)
    began = time.process_time()
    visit.send(PlaceOpened(Place("time")))
    driver.frame()
    shown = time.process_time() - began
    driver.settle()

    strip = driver.root.screen.ids.strip
    middle = strip.deck.series.days[len(strip.deck.series) // 2]
    strip.show(strip.axis.placed(middle, 0, DAY_PX))
    strip.draw()
    layouts, frames = [], []
    for number in range(FRAMES):
        strip.axis = strip.axis.pan(-PAN_PX)
        began = time.process_time()
        strip.draw()
        drawn = time.process_time()
        Window.dispatch("on_draw")
        glFinish()
        if number >= KEPT_AFTER:
            layouts.append(drawn - began)
            frames.append(time.process_time() - began)
        driver.frame()
    return {
        "read_s": read,
        "opened_s": modelled + shown,
        "layout_us": 1e6 * statistics.median(layouts),
        "frame_ms": 1e3 * statistics.median(frames),
        "screen_mib": memory_mib(driver) - model_mib,
    }


if __name__ == "__main__":
    result = main(Path(sys.argv[1]), afresh="afresh" in sys.argv[2:])
    print(json.dumps(result))  # noqa: T201 - what it is run for
    os._exit(0)
