"""Files that are broken, claim too much or are something else: the visitor reads words, the log has one line."""

import io
import logging
import re
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from loading import loaded
from PIL import Image
from rooms import Rooms

from kiosk.engines.playback import PlayState, open_sound
from kiosk.paths import Paths
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.widgets.actions import ListenPill
from kiosk.ui.widgets.film_view import FilmView
from kiosk.ui.widgets.picture import Picture
from kiosk.visit import Layer

BODY = " ".join(["word"] * 80)
KIOSK = "title: Odd\nsummary: One line\nlanguages: [en]\nhome: [pictures, films, sounds, captions]\n"
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
NOT_HEARD = {
    "hush.wav": b"",
    "note.ogg": b"Dear colleague\n" * 20,
    "cut.wav": b"RIFF\xff\xff\xff\xffWAVEfmt ",
    "portrait.mp3": saved(TEAL, "PNG"),
}
NOT_READ = {
    "binary": bytes(range(256)),
    "blank": b"",
    "page": b"Dear colleague, the captions follow.",
    "scan": saved(TEAL, "PNG"),
    "large": b"WEBVTT\n\n" + b"NOTE no caption\n\n" * 300_000,
}
READ = {
    "subrip": b"1\n00:00:00,000 --> 00:00:03,000\n{\\an8}A caption\n",
    "wide": "WEBVTT\n\n00:00.000 --> 00:03.000\nA caption\n".encode("utf-16"),
}
"""Captions as other programs leave them."""
HEARD = {"misnamed-voice.mp3": 1.0, "torn-voice.wav": 0.5}
"""Recordings that are odd and yet can be played: with how much of a whole one."""
HEARD_WITHIN_S = 10.0


def stem(name: str) -> str:
    return name.partition(".")[0]


class Museum:
    """One panel for each odd file."""

    def __init__(self, root: Path, rooms: Rooms) -> None:
        self.paths = Paths(root / "content", root / "state")
        self.things = self.paths.media / "things"
        self.things.mkdir(parents=True)
        self.paths.exhibits.mkdir()
        (self.paths.exhibits / "kiosk.yaml").write_text(KIOSK)
        self.exhibit("pictures", f'layout: media-left, body: "{BODY}", media', (*SHOWN, *NOT_SHOWN))
        film, voice = (rooms.things / name for name in ("film.mp4", "voice.en.wav"))
        # What is whole comes first: whoever opens the exhibit meets none of the others on the way.
        whole = {
            name: film.read_bytes() for name in ("misnamed-film.webm", *(f"{name}.mp4" for name in NOT_READ | READ))
        }
        cut = {"cut-film.mp4": film.read_bytes()[:2000], "recording.mp4": voice.read_bytes()}
        heard = {name: voice.read_bytes()[: int(voice.stat().st_size * share)] for name, share in HEARD.items()}
        self.exhibit("captions", "layout: film, media", tuple(whole))
        self.exhibit("films", "layout: film, media", (*NOT_PLAYED, *cut))
        self.exhibit("sounds", f'layout: text, body: "{BODY}", narration', (*NOT_HEARD, *heard))
        for name, content in (SHOWN | NOT_SHOWN | NOT_PLAYED | cut | whole | NOT_HEARD | heard).items():
            spoken = name in NOT_HEARD or name in heard
            (self.things / (name.replace(".", ".en.") if spoken else name)).write_bytes(content)
            (self.things / f"{stem(name)}.yaml").write_text(SIDECAR)
        for name, content in (NOT_READ | READ).items():
            (self.things / f"{name}.en.vtt").write_bytes(content)
        (self.things / "void.en.vtt").write_bytes(bytes(range(256)))
        (self.things / "letter.en.vtt").write_text("Dear colleague, the captions follow.")
        self.exhibition = loaded(self.paths)

    def exhibit(self, name: str, keys: str, files: tuple[str, ...]) -> None:
        panels = [f"  - {{id: {stem(file)}, title: T, {keys}: things/{stem(file)}}}" for file in files]
        text = "\n".join([f"kind: panels\ntitle: {name}\nsummary: One line\npanels:", *panels, ""])
        (self.paths.exhibits / f"{name}.yaml").write_text(text)


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory, rooms: Rooms) -> Museum:
    return Museum(tmp_path_factory.mktemp("odd"), rooms)


@pytest.fixture
def guide(hall, museum: Museum) -> Iterator[Guide]:
    hall.close()
    with Driver(museum.paths, museum.exhibition) as driver:
        guide = Guide(driver)
        guide.begin("en")
        yield guide
        assert driver.failures == []


@pytest.fixture
def listener(hall, museum: Museum, monkeypatch) -> Iterator[Guide]:
    """A visitor before a kiosk with a sound card: SDL's that takes everything and plays nothing."""
    hall.close()
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    with Driver(museum.paths, museum.exhibition, sound=open_sound) as driver:
        guide = Guide(driver)
        guide.begin("en")
        assert passes(guide, lambda: driver.ui.media.sound.device == "dummy")
        yield guide
        assert driver.failures == []


def passes(guide: Guide, holds: Callable[[], bool]) -> bool:
    """Let frames pass, in the time that the sound card's thread goes by, until something holds."""
    end = time.monotonic() + HEARD_WITHIN_S
    while not holds() and time.monotonic() < end:
        guide.driver.frame()
        time.sleep(0.005)
    return holds()


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


def lines_about(name: str, caplog) -> list[str]:
    return [record.getMessage() for record in caplog.records if f"/{name} " in record.getMessage()]


@pytest.mark.parametrize("name", [*NOT_PLAYED, "cut-film.mp4", "recording.mp4"])
def test_a_film_that_cannot_be_played_is_told_in_words_and_logged_once(guide, name, caplog):
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            guide.stand("films", stem(name))
            assert guide.find(FilmView).failed
            assert guide.shows(TRANSCRIPT)
            guide.home()
    (line,) = lines_about(name, caplog)
    assert re.search(r"cannot be shown: .+", line)


def test_a_film_that_is_named_wrongly_is_played(guide):
    guide.stand("captions", "misnamed-film")
    guide.tap("Play")
    guide.wait(1)
    assert guide.find(FilmView).state == "playing"


@pytest.mark.parametrize("name", NOT_READ)
def test_a_film_plays_without_captions_that_cannot_be_read_and_they_are_logged_once(guide, name, caplog):
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            guide.stand("captions", name)
            guide.tap("Play")
            guide.wait(1)
            film = guide.find(FilmView)
            assert (film.state, film.caption) == ("playing", "")
            guide.tap("Pause")
            guide.open(Layer.TRANSCRIPT)
            assert guide.shows(TRANSCRIPT)
            guide.home()
    (line,) = lines_about(f"{name}.en.vtt", caplog)
    assert re.search(r"cannot be read as captions: .+", line)


@pytest.mark.parametrize("name", READ)
def test_captions_of_other_programs_are_shown_without_their_marks(guide, name):
    guide.stand("captions", name)
    guide.tap("Play")
    guide.wait(1)
    assert guide.find(FilmView).caption == "A caption"


@pytest.mark.parametrize("name", NOT_HEARD)
def test_a_narration_that_cannot_be_heard_leaves_its_words_and_is_logged_once(listener, name, caplog):
    media = listener.driver.ui.media
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            listener.stand("sounds", stem(name))
            listener.listen()
            assert passes(listener, lambda: media.state == "idle")
            assert listener.shows("word word")
            assert listener.find(ListenPill).words.startswith("Listen")
            listener.home()
    (line,) = lines_about(name.replace(".", ".en."), caplog)
    assert re.search(r"cannot be played: .+", line)
    assert listener.driver.state.playing == frozenset()


@pytest.mark.parametrize("name", HEARD)
def test_a_narration_that_is_named_wrongly_or_cut_short_is_heard_as_far_as_it_goes(listener, name):
    listener.stand("sounds", stem(name))
    listener.listen()
    media = listener.driver.ui.media
    assert passes(listener, lambda: media.state == "idle")
    assert media.sound.narration.state is PlayState.ENDED
    assert media.sound.narration.position_s == pytest.approx(3 * HEARD[name], abs=0.05)
