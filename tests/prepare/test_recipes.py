"""Media that are too large, too loud or hard to play are converted; others stay as they are."""

import av
import numpy as np
import pytest
from PIL import Image, ImageCms
from workpieces import make_film, make_tone

from kiosk.content.prepared import TILES
from kiosk.curator.prepare import CannotPrepareError
from kiosk.curator.prepare.films import FILMS
from kiosk.curator.prepare.loudness import SOUNDS, measure
from kiosk.curator.prepare.tiling import PICTURES
from kiosk.engines.imaging import Fit
from kiosk.engines.imaging.decode import decode
from kiosk.engines.imaging.pyramid import Area, Pyramid
from kiosk.engines.playback.media_reader import FilmReader


@pytest.fixture
def form(tmp_path, done):
    """Prepare a file, and return its form."""

    def make(recipe, original):
        place = tmp_path / f"form{recipe.ending}"
        recipe.judge(original).make(original, place, done)
        return place

    return make


# Sounds.


@pytest.mark.parametrize("amplitude", [0.9, 0.3, 0.03])
def test_a_sound_comes_to_23_lufs_and_keeps_its_length(tmp_path, form, amplitude):
    flac = form(SOUNDS, make_tone(tmp_path / "a.wav", amplitude))
    assert measure(flac).lufs == pytest.approx(-23, abs=0.3)
    with av.open(str(flac)) as container:
        assert container.duration / av.time_base == pytest.approx(3.0, abs=0.002)


def test_peaks_of_a_soft_sound_are_held_back(tmp_path, form):
    make_tone(tmp_path / "a.wav", 0.004, seconds=4)
    data = bytearray((tmp_path / "a.wav").read_bytes())
    data[100_000:100_002] = (30_000).to_bytes(2, "little")
    (tmp_path / "a.wav").write_bytes(data)
    assert measure(form(SOUNDS, tmp_path / "a.wav")).peak_db <= -0.9


@pytest.mark.parametrize("amplitude", [0.1, 0.0])
def test_a_sound_of_the_right_loudness_and_silence_stay(tmp_path, amplitude):
    assert SOUNDS.judge(make_tone(tmp_path / "a.wav", amplitude)) is None


# Films.


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"pixels": "yuv444p"}, "yuv444p"),
        ({"codec": "mpeg4"}, "mpeg4 becomes H.264"),
        ({"rate": 100}, "100 pictures a second"),
        ({"size": (2560, 64)}, "2560 x 64 is reduced"),
        ({"size": (64, 1984)}, "64 x 1984 is reduced"),
    ],
)
def test_a_film_that_is_hard_to_play_becomes_one_that_is_not(tmp_path, form, options, reason):
    original = make_film(tmp_path / "a.mp4", **options)
    assert reason in FILMS.judge(original).reason
    made = form(FILMS, original)
    assert FILMS.judge(made) is None
    with FilmReader(original) as before, FilmReader(made) as after:
        assert after.duration_s == pytest.approx(before.duration_s, abs=0.05)
        first, last = list(after.frames())[:: max(1, sum(1 for _ in after.frames()) - 1)][:2]
        assert after.paint(first, None).rgba[0] <= 4
        assert after.paint(last, None).rgba[0] >= 235
        width, height = after.shown_size(first[1])
        assert (max(width, height) <= 1920, min(width, height) <= 1080) == (True, True)


def test_a_film_that_plays_well_stays(tmp_path):
    assert FILMS.judge(make_film(tmp_path / "a.mp4")) is None


@pytest.mark.parametrize("recipe", [PICTURES, FILMS, SOUNDS])
@pytest.mark.parametrize("content", [b"", b"hello", b"\xff\xd8\xff\xe0" + bytes(50), b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_no_medium_is_said(tmp_path, recipe, content):
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with pytest.raises(CannotPrepareError, match=r"\w"):
        recipe.judge(path)


# Pictures.


def quarters(size, mode="RGB"):
    image = Image.new("RGB", size, "white")
    width, height = size[0] // 2, size[1] // 2
    image.paste((255, 0, 0), (0, 0, width, height))
    image.paste((0, 255, 0), (width, 0, size[0], height))
    image.paste((0, 0, 255), (0, height, width, size[1]))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("a.jpg", "RGB", {}),
        ("a.jpg", "CMYK", {}),
        ("a.jpg", "RGB", {"exif": {0x0112: 6}}),
        ("a.png", "RGBA", {}),
        ("a.png", "P", {}),
        ("a.webp", "RGB", {}),
        ("a.jpg", "RGB", {"icc_profile": b"no profile"}),
        ("a.jpg", "RGB", {"icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()}),
    ],
)
def test_the_whole_and_the_tiles_look_like_the_original(tmp_path, form, name, mode, options):
    if "exif" in options:
        exif = Image.Exif()
        exif.update(options["exif"])
        options = {"exif": exif}
    quarters((4300, 120), mode).save(tmp_path / name, **options)
    folder = form(PICTURES, tmp_path / name)
    wanted = decode(tmp_path / name, (400, 400))
    whole = decode(next(folder.glob("whole.*")), (400, 400))
    assert (whole.width, whole.height) == (wanted.width, wanted.height)
    # libvips treats CMYK without a profile as print colours, Pillow as inverted RGB.
    near = 40 if mode == "CMYK" else 6
    assert np.abs(pixels(whole) - pixels(wanted)).mean() < near
    pyramid = Pyramid.read(folder / TILES)
    assert (pyramid.width, pyramid.height) == wanted.source_size
    stitched = np.zeros((pyramid.height, pyramid.width, 4), np.int16)
    for tile in pyramid.inside(pyramid.top, Area(0, 0, pyramid.width, pyramid.height)):
        shown, area, cut = (
            pixels(decode(pyramid.path(tile), pyramid.pixels(tile))),
            pyramid.area(tile),
            pyramid.cut(tile),
        )
        assert shown.shape[1::-1] == pyramid.pixels(tile)
        left, top = round(cut.left * shown.shape[1]), round(cut.top * shown.shape[0])
        stitched[area.top : area.bottom, area.left : area.right] = shown[top:, left:][
            : area.bottom - area.top, : area.right - area.left
        ]
    original = decode(tmp_path / name, (5000, 5000), Fit.CONTAIN)
    assert np.abs(stitched - pixels(original)).mean() < near


def pixels(picture):
    return np.frombuffer(picture.rgba, np.uint8).reshape(picture.height, picture.width, 4).astype(np.int16)


def test_sixteen_bits_become_eight(tmp_path, form):
    grey = np.linspace(0, 65535, 4300, dtype=np.uint16)[None, :].repeat(40, 0)
    Image.fromarray(grey).save(tmp_path / "a.png")
    whole = pixels(decode(form(PICTURES, tmp_path / "a.png") / "whole.jpg", (4096, 4096)))
    assert whole[20, 2048, 0] == pytest.approx(128, abs=3)


def test_a_picture_of_one_texture_stays(tmp_path):
    quarters((4096, 50)).save(tmp_path / "a.png")
    assert PICTURES.judge(tmp_path / "a.png") is None
