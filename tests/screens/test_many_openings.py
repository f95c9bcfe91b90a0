"""Panels opened over and over leave nothing behind; `make bench` opens a thousand with the exhibition's own media."""

import re
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from alive import alive
from kivy.clock import Clock
from kivy.graphics.texture import Texture

from kiosk.content.model import Layout
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.panels.film_panel import FilmPanel
from kiosk.ui.runtime.garbage_collection import AT_REST_S
from kiosk.visit.events import AdvisoryAccepted, PlaceOpened
from kiosk.visit.state import HOME, Place

ROUNDS, SETTLED, VISITS = 6, 4, 3
"""Each panel so often in a visit; visits until everything has its room; and visits that are to need no more."""
MOST_GROWTH = 1.02
ENDING_S = 5.0
OF_ANOTHER_TEST = "libvips worker"
"""Cuts tiles for the tests of deep zoom, in this process, and ends some 15 s after that; no kiosk loads libvips."""


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textures are made, but the screen is not: a software renderer takes memory in steps of 32 MiB for that."""
    monkeypatch.setattr(Driver, "_draw", lambda _driver: None)


def opened(guide: Guide, rounds: int) -> None:
    """Open each panel in turn, let its film or narration begin, end at home and go."""
    driver = guide.driver
    guide.begin("en")
    exhibit = driver.ui.exhibition.exhibits["rooms"]
    for _ in range(rounds):
        for panel in exhibit.panels:
            driver.ui.send(PlaceOpened(Place("rooms", panel.id)))
            if driver.state.asked is not None:
                driver.ui.send(AdvisoryAccepted())
            driver.settle()
            if panel.layout is Layout.FILM:
                view = driver.root.screen.view
                assert isinstance(view, FilmPanel)
                view.ids.film.toggle()
            elif panel.narration:
                driver.ui.media.toggle_narration(panel.narration)
            driver.frame()
            driver.frame()
    driver.ui.send(PlaceOpened(HOME))
    driver.settle()
    guide.leave()


def name_of(thread: Any) -> str:
    try:
        return Path(f"/proc/self/task/{thread.id}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return OF_ANOTHER_TEST  # it has just ended


def open_files() -> list[str]:
    """What each open descriptor leads to; pipes and sockets without their numbers.

    Not /proc and its files: a thread that measures the process may be reading one at this moment.
    """
    found = []
    for descriptor in Path("/proc/self/fd").iterdir():
        # That of the listing itself has gone.
        with suppress(OSError):
            found.append(str(descriptor.readlink()))
    return sorted(re.sub(r"\d+", "", name) for name in found if Path("/proc") not in (Path(name), *Path(name).parents))


def left(guide: Guide) -> dict[str, object]:
    """What could grow, once nobody is there and the kiosk has done its own collecting."""
    guide.driver.advance(2 * AT_REST_S)
    for thread in threading.enumerate():
        if thread.name == "kiosk-film":
            # A film that was left ends with the picture at hand.
            thread.join(ENDING_S)
    process = psutil.Process()
    return {
        "widgets": len(list(guide.driver.root.walk())),
        "calls that wait": len(Clock.get_events()),
        "textures": alive(Texture),
        "descriptors": open_files(),
        "threads": sum(name != OF_ANOTHER_TEST for name in map(name_of, process.threads())),
    }


def test_panels_with_media_opened_over_and_over_leave_nothing_behind(small: Guide, undrawn: None):
    for _ in range(SETTLED):
        opened(small, ROUNDS)
        before = left(small)
    held = psutil.Process().memory_info().rss
    for _ in range(VISITS):
        opened(small, ROUNDS)
        assert left(small) == before
    assert psutil.Process().memory_info().rss <= held * MOST_GROWTH
