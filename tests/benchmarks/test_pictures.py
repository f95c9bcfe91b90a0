"""Decoding and showing the exhibition's pictures in the places they have, against Pillow's own draft: `make bench`."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from table import Comparison, written

from kiosk.content import library
from kiosk.content.model import PanelSet
from kiosk.imaging import Fit
from kiosk.imaging.decode import decode
from kiosk.imaging.picture import place
from kiosk.paths import Paths
from kiosk.visit.state import Place

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
TURNS = int(os.environ.get("BENCH_TURNS", "5"))
Asked = tuple[Path, tuple[int, int], str]


@pytest.fixture
def asked(tmp_path: Path) -> list[Asked]:
    """What the panels of the exhibition ask for at 1920 x 1080: files, boxes and how they are filled."""
    from kiosk.ui.window import WindowOptions, prepare

    if "kivy" not in sys.modules:
        prepare(WindowOptions(size=(1920, 1080)), tmp_path)
    from kiosk.tour.driver import Driver
    from kiosk.tour.guide import Guide
    from kiosk.visit.events import AdvisoryAccepted, PlaceOpened

    paths = Paths(ROOT, tmp_path)
    exhibition = library.load(paths).exhibition
    assert exhibition is not None
    found: dict[Asked, None] = {}
    with Driver(paths, exhibition) as driver:
        Guide(driver).begin("en")
        request = driver.ui.pictures.loader.request

        def noted(path: Path, box: tuple[int, int], on_done: Callable, *, fit: Fit = Fit.CONTAIN, **more):
            found[path, box, fit] = None
            return request(path, box, on_done, fit=fit, **more)

        driver.ui.pictures.loader.request = noted
        for exhibit in exhibition.exhibits.values():
            for panel in exhibit.panels if isinstance(exhibit, PanelSet) else ():
                driver.ui.send(PlaceOpened(Place(exhibit.id, panel.id)))
                if driver.state.asked is not None:
                    driver.ui.send(AdvisoryAccepted())
                driver.settle()
    return [each for each in found if min(each[1]) > 16]


def drafted(path: Path, box: tuple[int, int], fit: str) -> None:
    """Decode as Pillow itself does, at the smallest scale that is not below the place."""
    with Image.open(path) as image:
        placing = place(image.size, box, Fit(fit))
        scale = placing.width / (placing.right - placing.left)
        image.draft("RGB", (round(image.width * scale), round(image.height * scale)))
        image.load()


def shown(path: Path, box: tuple[int, int], fit: str) -> None:
    from kivy.clock import Clock
    from kivy.graphics.opengl import glFinish

    from kiosk.ui.pictures import upload

    upload(decode(path, box, Fit(fit)))
    glFinish()
    Clock.tick()  # in which Kivy lets go of textures


def elapsed_ms(work: Callable[..., None], *args: object) -> float:
    began = time.perf_counter()
    work(*args)
    return 1000 * (time.perf_counter() - began)


def test_a_picture_is_there_about_as_soon_as_pillow_has_drafted_it(asked: list[Asked]) -> None:
    each = []
    for path, box, fit in asked:
        cost = Comparison(f"{path.stem} in {box[0]} x {box[1]}, ms")
        for turn in range(TURNS + 1):
            bare, kiosk = elapsed_ms(drafted, path, box, fit), elapsed_ms(shown, path, box, fit)
            if turn:
                cost.bare.append(bare)
                cost.kiosk.append(kiosk)
        each.append(cost)
    print(f"\n{written(sorted(each, key=lambda cost: cost.ratio), 'Pillow')}")  # noqa: T201
    middle = statistics.median(cost.ratio for cost in each)
    print(f"of {len(each)} pictures in the middle: {middle:.2f}")  # noqa: T201
    assert middle <= 1.3
