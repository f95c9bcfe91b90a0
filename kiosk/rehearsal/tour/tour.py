"""The tour: a picture of every stop in each language, and a page with all of them."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kivy.core.window import Window
from PIL import Image

from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.rehearsal.tour.driver import Driver, NeverSettledError
from kiosk.rehearsal.tour.guide import Guide
from kiosk.rehearsal.tour.itinerary import itinerary, quick
from kiosk.rehearsal.tour.picture_page import Shot, write_report
from kiosk.rehearsal.tour.staff_stops import staff_devices
from kiosk.rehearsal.tour.stops import Stop
from kiosk.rehearsal.tour.visitor import LostError

PNG_LEVEL = 3
"""Compression level from 0 to 9; more would take longer than the visits."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TourPlan:
    """The options of a tour."""

    out: Path
    languages: tuple[str, ...]
    """The first is shown at every stop, the others at short stops only."""
    say: Callable[[str], None] = print
    quick: bool = False
    """Whether it shows the exhibits only, without the kiosk's own screens and settings."""


def take(paths: Paths, exhibition: Exhibition, plan: TourPlan) -> list[Shot]:
    """Visit all stops, write their pictures and index.html, and return a shot for each stop."""
    plan.out.mkdir(parents=True, exist_ok=True)
    for old in [*plan.out.glob("[0-9]*-*.png"), plan.out / "index.html"]:
        old.unlink(missing_ok=True)
    with (
        staff_devices() as devices,
        Driver(paths, exhibition, backstage=devices) as driver,
        ThreadPoolExecutor(1) as saver,
    ):
        shots = list(_Tour(Guide(driver), plan, saver).shots())
    title, size = exhibition.settings.title.source, (round(Window.width), round(Window.height))
    index = write_report(plan.out, title, size, shots, exhibition.endonyms)
    plan.say(f"{sum(not shot.failure for shot in shots)} pictures: {index}")
    return shots


class _Tour:
    """A run over all stops, one visit per language."""

    def __init__(self, guide: Guide, plan: TourPlan, saver: ThreadPoolExecutor) -> None:
        self._guide, self._plan, self._saver = guide, plan, saver
        exhibition = guide.driver.ui.exhibition
        self._stops = quick(exhibition) if plan.quick else itinerary(exhibition, plan.languages[0])
        self._saving: list[Future[None]] = []

    def shots(self) -> Iterator[Shot]:
        """Visit all stops in all languages."""
        for place, language in enumerate(self._plan.languages):
            self._guide.language = language
            for number, stop in enumerate(self._stops, start=1):
                if stop.short or place == 0:
                    yield self._shot(number, stop)
        for saved in self._saving:
            saved.result()

    def _shot(self, number: int, stop: Stop) -> Shot:
        began = time.monotonic()
        language = self._guide.language
        name = f"{number:02d}-{stop.name}-{language}.png"
        failure = self._go(stop)
        if not failure:
            self._saving.append(self._saver.submit(_save, self._guide.driver.picture(), self._plan.out / name))
        seconds = time.monotonic() - began
        self._plan.say(f"{name}: {failure or f'{seconds:.1f} s'}")
        return Shot("" if failure else name, language, stop.about, seconds, failure)

    def _go(self, stop: Stop) -> str:
        """Go to a stop; return why it could not be reached, "" where it was."""
        guide = self._guide
        failures = len(guide.driver.failures)
        try:
            if stop.before:
                guide.leave()
            elif stop.fresh or not guide.visiting:
                guide.begin(guide.language)
            stop.reach(guide)
            guide.driver.settle()
            cause = ""
        except NeverSettledError as moving:
            cause = f"the screen never settles: {moving}"
        except LostError as lost:
            cause = str(lost)
        # The failure of a screen explains why nothing was found on it.
        if len(guide.driver.failures) > failures:
            cause = f"a screen failed: {guide.driver.failures[failures]!r}"
        return self._lost(cause) if cause else ""

    def _lost(self, cause: str) -> str:
        """End the visit, so that the next stop starts a new one."""
        try:
            self._guide.leave()
        except (LostError, NeverSettledError) as error:
            _log.warning("the visit cannot be ended: %s", error)
        return cause


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, compress_level=PNG_LEVEL)


def lost(shots: Sequence[Shot]) -> list[str]:
    """Return the stops that were not reached, with the causes."""
    return [f"{shot.about} ({shot.language}): {shot.failure}" for shot in shots if shot.failure]
