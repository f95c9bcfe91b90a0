"""A picture of 100 megapixels close up: every view ends sharp, coarse first and never black, within the budget."""

import math
import random
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kivy.core.window import Window
from loading import loaded
from PIL import Image

from kiosk.engines.imaging import AverageColours
from kiosk.files import identity
from kiosk.paths import Paths
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.layers import picture_view
from kiosk.ui.layers.picture_view import TILES_BYTES, Single, Tiled
from kiosk.ui.layers.viewer import ViewerSurface
from kiosk.ui.widgets.picture import Picture
from kiosk.visit import Layer
from kiosk.visit.events import LayerOpened

pyvips = pytest.importorskip("pyvips")

SIZE = (12_500, 8_000)
CONTROLS_PX = 190
"""At the foot of the screen: the buttons and the caption, left out of comparisons."""
KIOSK = "title: Close up\nsummary: One line\nlanguages: [en]\nhome: [rooms]\n"
ROOMS = f"""\
kind: panels
title: Rooms
summary: One line
panels:
  - {{id: large, layout: media-left, title: Large, body: "{" ".join(["word"] * 80)}", media: maps/large}}
  - {{id: plain, layout: media-left, title: Plain, body: "{" ".join(["word"] * 80)}", media: maps/plain}}
  - {{id: torn, layout: media-left, title: Torn, body: "{" ".join(["word"] * 80)}", media: maps/torn}}
"""
SIDECAR = "alt: {alt}\ncredit: The team\nrights: CC0\n"


class Museum:
    """A folder with an exhibition of one large picture, one that needs no tiles and one that is torn."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root / "content", root / "state")
        maps = self.paths.media / "maps"
        maps.mkdir(parents=True)
        self.paths.exhibits.mkdir()
        (self.paths.exhibits / "kiosk.yaml").write_text(KIOSK)
        (self.paths.exhibits / "rooms.yaml").write_text(ROOMS)
        for name, alt in (("large", "Waves"), ("plain", "A grey square"), ("torn", "A picture that was torn")):
            (maps / f"{name}.yaml").write_text(SIDECAR.format(alt=alt))
        self.large = maps / "large.jpg"
        waves(*SIZE).jpegsave(str(self.large), Q=95, subsample_mode="off")
        Image.new("RGB", (1600, 1200), (90, 120, 150)).save(maps / "plain.jpg")
        (maps / "torn.jpg").write_bytes((maps / "plain.jpg").read_bytes()[:300])
        self.exhibition = loaded(self.paths)


def waves(width: int, height: int) -> "pyvips.Image":
    """Waves in three colours, from a few pixels to a thousand long, each in its own direction: detail at any zoom."""
    y, x = np.mgrid[0 : height // 4, 0 : width // 4].astype(np.float32)
    bands = []
    for band in range(3):
        waves = [
            np.sin((x * math.cos(turn) + y * math.sin(turn)) * (math.tau / length))
            for turn, length in ((band + step * 1.3, 6 * 3**step * (1 + band / 5)) for step in range(6))
        ]
        bands.append(sum(waves[1:], waves[0]) * 15 + 100)
    part = pyvips.Image.new_from_array(np.dstack(bands).astype(np.uint8), interpretation="srgb")
    # No two places are alike.
    slope = pyvips.Image.xyz(width, height)[0] * (50 / width)
    return (part.replicate(4, 4) + slope).cast("uchar").copy(interpretation="srgb")


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Museum:
    from kiosk.curator.prepare import Preparation, PreparationOutcome

    museum = Museum(tmp_path_factory.mktemp("deep"))
    outcomes = [result.outcome for result in Preparation(museum.paths, museum.exhibition).work(lambda _share: None)]
    assert outcomes.count(PreparationOutcome.MADE) == 1
    return museum


@pytest.fixture
def guide(hall, museum: Museum) -> Iterator[Guide]:
    hall.close()
    with Driver(museum.paths, museum.exhibition) as driver:
        guide = Guide(driver)
        guide.begin("en")
        yield guide
        assert driver.failures == []


@pytest.fixture
def textures(monkeypatch) -> list[weakref.ref]:
    """All textures that were made for close-ups, alive or not."""
    made: list[weakref.ref] = []
    plain = picture_view.upload

    def upload(picture):
        texture = plain(picture)
        made.append(weakref.ref(texture))
        return texture

    monkeypatch.setattr(picture_view, "upload", upload)
    return made


def alive_bytes(textures: list[weakref.ref]) -> int:
    return sum(texture.width * texture.height * 4 for one in textures if (texture := one()) is not None)


def look_closer(guide: Guide, panel: str) -> ViewerSurface:
    guide.stand("rooms", panel)
    guide.open(Layer.VIEWER)
    return guide.driver.root.layer.ids.table


def go(guide: Guide, table: ViewerSurface, zoom: float, across: float, down: float) -> None:
    table.zoom, table.across, table.down = table._bounded(zoom, across, down)
    guide.driver.settle()


def shown(guide: Guide) -> np.ndarray:
    return np.asarray(guide.driver.picture(), np.float32)[:-CONTROLS_PX]


def resized(original: Image.Image, table: ViewerSurface, kernel: Image.Resampling) -> np.ndarray:
    """The same view, made of the original directly; the picture begins on a whole pixel of the screen."""
    view = table._view()
    seen = replace(view, left=round(view.left), top=round(view.top)).seen()
    width, height = Window.size
    box = (max(seen.left, 0), max(seen.top, 0), min(seen.right, SIZE[0]), min(seen.bottom, SIZE[1]))
    scale = view.scale
    size = (round((box[2] - box[0]) * scale), round((box[3] - box[1]) * scale))
    part = original.resize(size, kernel, box=box, reducing_gap=None)
    whole = Image.new("RGB", (width, height), (20, 18, 15))
    whole.paste(part, (round(max(-seen.left, 0) * scale), round(max(-seen.top, 0) * scale)))
    return np.asarray(whole, np.float32)[:-CONTROLS_PX]


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """Mean difference away from the edge of the picture and the button in the corner."""
    return float(np.abs(one - other)[80:-8, 8:-8].mean())


def coarser(picture: np.ndarray) -> np.ndarray:
    """What the next coarser level would look like."""
    image = Image.fromarray(picture.astype(np.uint8))
    half = image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX)
    return np.asarray(half.resize(image.size, Image.Resampling.BILINEAR), np.float32)


def darkest(guide: Guide, table: ViewerSurface) -> float:
    """The brightest channel of the darkest pixel of the picture, beside the buttons; the ground's is 20."""
    seen, view = shown(guide), table._view()
    left, right = max(0, round(view.left)), min(Window.width - 220, round(view.left + SIZE[0] * view.scale))
    top, bottom = max(0, round(Window.height - view.top)), round(Window.height - view.top + SIZE[1] * view.scale)
    return float(seen[top + 2 : bottom - 2, left + 2 : right - 2].max(axis=2).min())


def test_200_views_of_100_megapixels_stay_within_the_budget_and_end_sharp(guide, museum, textures):
    table, chance = look_closer(guide, "large"), random.Random(7)
    picture = table.picture
    assert isinstance(picture, Tiled)
    original = Image.open(museum.large)
    original.load()
    most_used = most_alive = 0
    for number in range(200):
        zoom = table.most ** chance.random()
        go(guide, table, zoom, chance.random(), chance.random())
        most_used = max(most_used, picture.used_bytes)
        most_alive = max(most_alive, alive_bytes(textures))
        assert picture.sharp
        assert picture.plan.level == picture._pyramid.level(table._view().scale)
        if number % 25 == 0:
            wanted = resized(original, table, Image.Resampling.BICUBIC)
            off, blurred = difference(shown(guide), wanted), difference(coarser(wanted), wanted)
            # Enlarged, there is nothing to be sharper with than the picture's own pixels.
            assert off < (blurred if table._view().scale < 1 else 3.5), (number, zoom, off, blurred)
    assert most_used <= TILES_BYTES
    assert most_alive <= TILES_BYTES
    guide.close()
    guide.driver.advance(2)
    assert alive_bytes(textures) == 0


def test_a_view_is_coarse_at_once_and_never_black(guide):
    table = look_closer(guide, "large")
    chance = random.Random(3)
    for _ in range(20):
        table.zoom, table.across, table.down = table._bounded(table.most ** chance.random(), chance.random(), 0.5)
        table._draw()
        assert darkest(guide, table) > 45


def test_buttons_and_double_taps_zoom_tiles_as_they_zoom_a_plain_picture(guide):
    for panel, kind in (("large", Tiled), ("plain", Single)):
        table = look_closer(guide, panel)
        assert isinstance(table.picture, kind)
        guide.tap("Zoom in")
        assert table.zoom == pytest.approx(1.6)
        guide.tap("Whole picture")
        assert table.zoom == pytest.approx(1.0)
        guide.close()


def test_a_tile_that_is_torn_leaves_the_coarse_picture_in_its_place(guide, museum):
    table = look_closer(guide, "large")
    go(guide, table, table.most / 2, 0.31, 0.77)
    torn = table.picture._pyramid.path(table.picture.plan.tiles[0])
    whole = torn.read_bytes()
    guide.close()
    try:
        torn.write_bytes(whole[:200])
        table = look_closer(guide, "large")
        go(guide, table, table.most / 2, 0.31, 0.77)
        assert darkest(guide, table) > 45
    finally:
        torn.write_bytes(whole)


def test_a_picture_that_is_torn_is_told_in_words(guide):
    guide.stand("rooms", "torn")
    guide.driver.ui.send(LayerOpened(Layer.VIEWER, "maps/torn"))
    guide.driver.settle()
    assert guide.shows("A picture that was torn")


def test_the_panel_shows_a_large_picture_from_its_reduced_form(guide, museum):
    guide.stand("rooms", "large")
    asked = guide.driver.ui.prepared.picture(museum.large)
    assert asked.name == "whole.jpg"
    assert max(Image.open(asked).size) == 4096


def test_the_picture_of_a_neighbour_is_ready_before_its_panel_is_opened(guide, museum):
    guide.stand("rooms", "large")
    guide.driver.advance(1)
    guide.driver.settle()
    box = guide.find(Picture).size
    plain = museum.paths.media / "maps" / "plain.jpg"
    at_once = []
    size = (round(box[0]), round(box[1]))
    guide.driver.ui.pictures.request(plain, size, "cover", lambda texture, _size: at_once.append(texture))
    assert at_once


def test_the_tones_of_all_pictures_are_learnt_at_rest_and_known_at_the_next_start(guide, museum):
    plain = museum.paths.media / "maps" / "plain.jpg"

    def known() -> tuple[int, int, int] | None:
        # Decoding goes by the processor's time, not by the driver's.
        guide.driver.ui.pictures.wait(30)
        return AverageColours(museum.paths.state / "tones.json", museum.paths.root).get(plain, identity(plain))

    guide.leave()
    assert guide.driver.until(known, within_s=60)
    assert known() == pytest.approx((90, 120, 150), abs=4)
