"""Pictures become textures once, ahead of time where they can, and within a budget."""

import time

import pytest
from kivy.clock import Clock
from kivy.graphics.texture import Texture

from kiosk.content.model import MediumKind
from kiosk.engines.imaging import DecodedPicture, Loader
from kiosk.ui.media import picture_textures as module
from kiosk.ui.media.picture_textures import PictureTextures
from kiosk.ui.widgets.picture import FADE_S
from kiosk.ui.widgets.picture import Picture as PictureWidget

SIDE = 64
BYTES = SIDE * SIDE * 4


class Originals:
    """Stands for no picture but itself."""

    def picture(self, path):
        return path


@pytest.fixture
def shelf(hall, exhibition, monkeypatch):
    """Pictures of one size, of which two are kept; with the names of those that were decoded."""
    hall.enter(exhibition)
    monkeypatch.setattr(module, "KEPT_BYTES", 2 * BYTES)
    decoded = []

    def decode(path, *_):
        decoded.append(path.name)
        return DecodedPicture(SIDE, SIDE, bytes(BYTES), (1, 2, 3), (SIDE, SIDE), opaque=True)

    found = PictureTextures(Originals(), Loader(decoder=decode))
    yield found, decoded
    found.loader.close()


def taken(pictures):
    """Let all that is on its way arrive."""
    over = time.monotonic() + 30
    while pictures.pending:
        assert time.monotonic() < over
        pictures.wait(1.0)
        pictures.loader.poll()


def ask(pictures, path, got):
    return pictures.request(path, (SIDE, SIDE), "cover", lambda texture, _size: got.append(texture))


def ask_in_turn(pictures, folder, names):
    """Ask for one picture after the other; give their textures."""
    got = []
    for name in names:
        ask(pictures, folder / name, got)
        taken(pictures)
    return got


def test_what_was_prefetched_is_there_at_once(shelf, tmp_path):
    pictures, decoded = shelf
    got = []
    pictures.prefetch(tmp_path / "a", (SIDE, SIDE), "cover")
    taken(pictures)
    assert ask(pictures, tmp_path / "a", got) is None
    assert got[0].size == (SIDE, SIDE)
    assert pictures.prefetch(tmp_path / "a", (SIDE, SIDE), "cover") is None
    assert decoded == ["a"]


def test_two_who_wait_for_one_picture_share_its_texture(shelf, tmp_path):
    pictures, decoded = shelf
    got = []
    for _ in range(2):
        ask(pictures, tmp_path / "a", got)
    taken(pictures)
    assert got[0] is got[1]
    assert decoded == ["a"]


def test_the_least_recently_used_goes_when_nobody_shows_it(shelf, tmp_path):
    pictures, decoded = shelf
    for names in ("abac", "acb"):
        # Their textures are not held on to.
        ask_in_turn(pictures, tmp_path, names)
    assert decoded == ["a", "b", "c", "b"]


def test_what_is_shown_is_never_made_twice(shelf, tmp_path):
    pictures, decoded = shelf
    shown = ask_in_turn(pictures, tmp_path, "abca")
    assert shown[0] is shown[3]
    assert decoded == ["a", "b", "c"]


@pytest.mark.parametrize(("waits_s", "fades"), [(0.0, False), (FADE_S / 2, False), (2 * FADE_S, True)])
def test_a_picture_fades_in_by_itself_only_when_what_is_around_it_has_done_so(guide, monkeypatch, waits_s, fades):
    guide.begin("en")
    ui = guide.driver.ui
    arrive = []
    monkeypatch.setattr(ui.pictures, "request", lambda _path, _box, _fit, done: arrive.append(done))
    medium = next(medium.id for medium in ui.exhibition.media.values() if medium.kind is MediumKind.PICTURE)
    picture = PictureWidget(medium=medium, size=(SIDE, SIDE))
    Clock.tick_draw()
    guide.driver.time.pass_(waits_s)
    arrive[0](Texture.create(size=(SIDE, SIDE)), (SIDE, SIDE))
    assert picture.fading == (0.0 if fades else 1.0)
    guide.wait(2 * FADE_S)
    assert picture.fading == 1.0
