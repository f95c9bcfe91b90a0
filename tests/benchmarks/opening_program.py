"""Open panels with media over and over, and print the resources in use afterwards as JSON.

Run: `opening_program.py STATE TIMES`.

Pictures, films and narration are those of the exhibition that ships; the sound plays on SDL's device that only counts.
"""

import gc
import itertools
import json
import os
import sys
import time
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "offscreen"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import psutil

from kiosk.content.library import load
from kiosk.content.model import Exhibition, Layout, PanelSet
from kiosk.operations.health.allocator import give_back_all, give_back_large_blocks
from kiosk.paths import Paths
from kiosk.ui.window.window import WindowOptions, prepare
from kiosk.visit.state import HOME, Place

ROOT = Path(__file__).parents[2]
PLAYED_S = 0.2
"""So long each film and narration plays before the visitor goes on."""
EVERY = 10
"""After so many panels, what is left is looked at on the home screen."""
ENDING_S = 5.0


def places(exhibition: Exhibition) -> list[Place]:
    """All panels with a picture, a film or a narration, those of neighbours never in a row."""
    panels = [
        (Place(each.id, panel.id), panel)
        for each in exhibition.exhibits.values()
        if isinstance(each, PanelSet)
        for panel in each.panels
    ]
    told = [place for place, panel in panels if panel.media or panel.narration or panel.layout is Layout.COMPARE]
    return told[::2] + told[1::2]


def main(state: Path, times: int) -> dict[str, list[int]]:
    give_back_large_blocks()
    paths = Paths(ROOT, state)
    exhibition = load(paths).exhibition
    assert exhibition is not None
    prepare(WindowOptions(size=(1920, 1080)), state)
    from kivy.graphics.opengl import glFinish

    from kiosk.engines.playback import open_sound
    from kiosk.rehearsal.tour.driver import Driver
    from kiosk.rehearsal.tour.guide import Guide
    from kiosk.visit.events import AdvisoryAccepted, PlaceOpened

    process = psutil.Process()
    left: dict[str, list[int]] = {"resident": [], "descriptors": [], "threads": []}
    with Driver(paths, exhibition, sound=open_sound) as driver:
        Guide(driver).begin(exhibition.settings.languages[0])
        told = places(exhibition)
        for number, place in enumerate(itertools.islice(itertools.cycle(told), times), start=1):
            driver.ui.send(PlaceOpened(place))
            if driver.state.asked is not None:
                driver.ui.send(AdvisoryAccepted())
            driver.settle()
            assert driver.state.place == place
            played(driver)
            # A renderer that is not waited for takes some MiB a frame, and gives them back many frames later.
            glFinish()
            if number % EVERY == 0:
                driver.ui.send(PlaceOpened(HOME))
                driver.settle()
                rest(process, left)
        assert driver.failures == []
    return left


def rest(process: psutil.Process, left: dict[str, list[int]]) -> None:
    """Measure on the home screen, once the threads of the last film and sound have ended and closed their files."""
    # As the kiosk does after so many panels, when the visitor rests.
    gc.collect()
    give_back_all()
    threads, descriptors = (min(left[what], default=0) for what in ("threads", "descriptors"))
    end = time.monotonic() + ENDING_S
    while (process.num_threads() > threads or process.num_fds() > descriptors) and time.monotonic() < end:
        time.sleep(0.05)
    left["resident"].append(process.memory_info().rss)
    left["descriptors"].append(process.num_fds())
    left["threads"].append(process.num_threads())


def played(driver) -> None:
    """Wait until the media of the panel play."""
    screen = driver.root.screen
    if driver.film() is not None:
        screen.view.ids.film.toggle()
    elif screen.view.panel.narration:
        driver.ui.media.toggle_narration(screen.view.panel.narration)
    driver.advance(PLAYED_S)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201 - what it is run for
    os._exit(0)
