"""Files that are broken, claim too much or are something else: the visitor reads words, the log has one line."""

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.tour.driver import Driver
from kiosk.tour.guide import Guide
from kiosk.ui.widgets.film import FilmView
from kiosk.ui.widgets.picture import Picture

BODY = " ".join(["word"] * 80)
KIOSK = "title: Odd\nsummary: One line\nlanguages: [en]\nhome: [pictures, films, sounds]\n"
ALT, TRANSCRIPT = "What it shows in words", "What was said in it"
SIDECAR = f"alt: {ALT}\ncredit: The team\nrights: CC0\ntranscript: {TRANSCRIPT}\n"


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def claiming(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


TEAL = Image.new("RGB", (300, 200), (40, 120, 130))
GREY16 = Image.fromarray(np.full((200, 300), 0x8080, np.uint16))
FRAMES = [TEAL, Image.new("RGB", (300, 200), "red")]
SHOWN = {
    "misnamed.jpg": saved(TEAL, "PNG"),
    "animated.webp": saved(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:], lossless=True),
    "inks.jpg": saved(TEAL.convert("CMYK"), "JPEG"),
    "sixteen.png": saved(GREY16, "PNG"),
}
NOT_SHOWN = {
    "empty.jpg": b"",
    "text.png": b"Dear colleague, the picture follows.\n" * 20,
    "truncated.jpg": saved(TEAL, "JPEG")[:400],
    "torn.png": saved(Image.effect_noise((300, 200), 80), "PNG")[:9000],
    "huge.png": claiming(30_000, 30_000),
    "film.webp": b"\x00\x00\x00\x20ftypisom" + bytes(400),
}
NOT_PLAYED = {
    "void.mp4": b"",
    "letter.mp4": b"Dear colleague, the film follows.\n" * 20,
    "playlist.webm": b"#EXTM3U\n#EXTINF:10,\nhttp://localhost/x.ts\n",
    "picture.mp4": saved(TEAL, "PNG"),
}
NOT_HEARD = {"hush.wav": b"", "note.ogg": b"Dear colleague\n" * 20, "cut.wav": b"RIFF\xff\xff\xff\xffWAVEfmt "}


def stem(name: str) -> str:
    return name.partition(".")[0]


class Museum:
    """One panel for each odd file."""

    def __init__(self, root: Path) -> None:
        self.paths = Paths(root / "content", root / "state")
        self.things = self.paths.media / "things"
        self.things.mkdir(parents=True)
        self.paths.exhibits.mkdir()
        (self.paths.exhibits / "kiosk.yaml").write_text(KIOSK)
        self.exhibit("pictures", f'layout: media-left, body: "{BODY}", media', (*SHOWN, *NOT_SHOWN))
        self.exhibit("films", "layout: film, media", tuple(NOT_PLAYED))
        self.exhibit("sounds", f'layout: text, body: "{BODY}", narration', tuple(NOT_HEARD))
        for name, content in (SHOWN | NOT_SHOWN | NOT_PLAYED | NOT_HEARD).items():
            place = self.things / (name.replace(".", ".en.") if name in NOT_HEARD else name)
            place.write_bytes(content)
            (self.things / f"{stem(name)}.yaml").write_text(SIDECAR)
        (self.things / "void.en.vtt").write_bytes(bytes(range(256)))
        (self.things / "letter.en.vtt").write_text("Dear colleague, the captions follow.")
        found = load(self.paths, cached=False).exhibition
        assert found is not None
        self.exhibition: Exhibition = found

    def exhibit(self, name: str, keys: str, files: tuple[str, ...]) -> None:
        panels = [f"  - {{id: {stem(file)}, title: T, {keys}: things/{stem(file)}}}" for file in files]
        text = "\n".join([f"kind: panels\ntitle: {name}\nsummary: One line\npanels:", *panels, ""])
        (self.paths.exhibits / f"{name}.yaml").write_text(text)


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Museum:
    return Museum(tmp_path_factory.mktemp("odd"))


@pytest.fixture
def guide(hall, museum: Museum) -> Iterator[Guide]:
    hall.close()
    with Driver(museum.paths, museum.exhibition) as driver:
        guide = Guide(driver)
        guide.begin("en")
        yield guide
        assert driver.failures == []


@pytest.mark.parametrize("name", SHOWN)
def test_an_odd_picture_is_shown(guide, name):
    guide.stand("pictures", stem(name))
    pane = guide.find(Picture)
    assert not pane.failed
    colour = guide.driver.picture().getpixel((round(pane.center_x), round(540 - pane.center_y)))
    wanted = (128, 128, 128) if name == "sixteen.png" else (40, 120, 130)
    assert colour == pytest.approx(wanted, abs=12)


@pytest.mark.parametrize("name", NOT_SHOWN)
def test_a_picture_that_cannot_be_shown_is_told_in_words_and_logged_once(guide, name, caplog):
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            guide.stand("pictures", stem(name))
            assert guide.shows(ALT)
            guide.home()
    assert len([record for record in caplog.records if f"/{name} " in record.getMessage()]) == 1


@pytest.mark.parametrize("name", NOT_PLAYED)
def test_a_film_that_cannot_be_played_is_told_in_words(guide, name, caplog):
    with caplog.at_level(logging.WARNING):
        guide.stand("films", stem(name))
    assert guide.find(FilmView).failed
    assert guide.shows(TRANSCRIPT)
    assert len([record for record in caplog.records if f"/{name}" in record.getMessage()]) == 1


@pytest.mark.parametrize("name", NOT_HEARD)
def test_a_narration_that_cannot_be_heard_leaves_the_words_and_the_kiosk(guide, name):
    guide.stand("sounds", stem(name))
    guide.listen()
    guide.driver.advance(3)
    assert guide.shows("word word")
