"""Decoding and showing the exhibition's pictures in the places they have, against Pillow's own draft: `make bench`.

The first time a picture is scaled for its place; from then on, whenever the kiosk starts, it is shown as it was kept.
"""

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
from kiosk.engines.imaging import DecodedPicture, Fit, ScaledCache
from kiosk.engines.imaging.decode import decode
from kiosk.engines.imaging.picture import place
from kiosk.engines.imaging.scaled_cache import Key
from kiosk.files import identity
from kiosk.paths import Paths
from kiosk.visit.state import Place

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
TURNS = int(os.environ.get("BENCH_TURNS", "5"))
Asked = tuple[Path, tuple[int, int], str]


@pytest.fixture
def asked(tmp_path: Path) -> list[Asked]:
    """What the panels of the exhibition ask for at 1920 x 1080: files, boxes and how they are filled."""
    from kiosk.ui.window.window import WindowOptions, prepare

    if "kivy" not in sys.modules:
        prepare(WindowOptions(size=(1920, 1080)), tmp_path)
    from kiosk.rehearsal.tour.driver import Driver
    from kiosk.rehearsal.tour.guide import Guide
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


def shown(forms: ScaledCache, path: Path, box: tuple[int, int], fit: str) -> DecodedPicture:
    """Do what a thread of the loader does for a place, and upload what comes of it."""
    from kivy.clock import Clock
    from kivy.graphics.opengl import glFinish

    from kiosk.ui.media.picture_textures import upload

    picture = forms.find(key(path, box, fit)) or decode(path, box, Fit(fit))
    upload(picture)
    glFinish()
    Clock.tick()  # in which Kivy lets go of textures
    return picture


def key(path: Path, box: tuple[int, int], fit: str) -> Key:
    return path, identity(path), box, Fit(fit)


def elapsed_ms(work: Callable[..., object], *args: object) -> float:
    began = time.perf_counter()
    work(*args)
    return 1000 * (time.perf_counter() - began)


def test_a_picture_is_there_about_as_soon_as_pillow_has_drafted_it(asked: list[Asked], tmp_path: Path) -> None:
    none, forms = ScaledCache(), ScaledCache(tmp_path / "pictures")
    first, later = [], []
    for path, box, fit in asked:
        name = f"{path.stem} in {box[0]} x {box[1]}"
        first.append(Comparison(f"{name}, the first time, ms"))
        later.append(Comparison(f"{name}, ms", at_most=1.3))
        forms.keep(key(path, box, fit), shown(none, path, box, fit))
        for turn in range(TURNS + 1):
            bare = elapsed_ms(drafted, path, box, fit)
            for kept, cost in ((none, first[-1]), (forms, later[-1])):
                kiosk = elapsed_ms(shown, kept, path, box, fit)
                if turn:
                    cost.bare.append(bare)
                    cost.kiosk.append(kiosk)
    for costs in (first, later):
        print(f"\n{written(sorted(costs, key=lambda cost: cost.ratio), 'Pillow')}")  # noqa: T201
        print(f"of {len(costs)} pictures in the middle: {middle(costs):.2f}")  # noqa: T201
    assert middle(first) <= 1.3
    assert [cost.name for cost in later if not cost.holds] == []


def middle(costs: list[Comparison]) -> float:
    return statistics.median(cost.ratio for cost in costs)
