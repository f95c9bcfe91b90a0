"""What is read is what was written: colours, loops and time."""

import gc
import itertools
import weakref

import av
import numpy as np
import pytest

from kiosk.engines.playback.api import FilmFrame, Take, UnreadableError
from kiosk.engines.playback.media_reader import FRAME_BYTES, RATE, FilmReader, SoundReader

COLOURS = [
    (255, 255, 255),
    (0, 0, 0),
    (191, 191, 0),
    (0, 191, 191),
    (0, 191, 0),
    (191, 0, 191),
    (191, 0, 0),
    (0, 0, 191),
    (216, 67, 44),
    (244, 237, 224),
]
BT709, BT601 = (0.2126, 0.0722), (0.299, 0.114)


def encoded(rgb: tuple[int, int, int], matrix: tuple[float, float], *, full: bool) -> tuple[int, int, int]:
    """ITU-R BT.709-6 section 3.2 to 3.4, and BT.601 with its own factors."""
    red, green, blue = (value / 255 for value in rgb)
    kr, kb = matrix
    luma = kr * red + (1 - kr - kb) * green + kb * blue
    differences = (blue - luma) / (2 * (1 - kb)), (red - luma) / (2 * (1 - kr))
    if full:
        return round(255 * luma), *(round(128 + 255 * value) for value in differences)
    return round(16 + 219 * luma), *(round(128 + 224 * value) for value in differences)


def chart(size, matrix, *, full, space, colour_range):
    """Ten bars of flat colour."""
    frame = av.VideoFrame(*size, "yuv420p")
    frame.colorspace, frame.color_range = space, colour_range
    bars = [encoded(colour, matrix, full=full) for colour in COLOURS]
    for number, plane in enumerate(frame.planes):
        bar = plane.width // len(COLOURS)
        row = np.repeat(np.array([values[number] for values in bars], np.uint8), bar)
        row = np.pad(row, (0, plane.line_size - len(row)), mode="edge")
        plane.update(np.tile(row, (plane.height, 1)).tobytes())
    return frame


@pytest.mark.parametrize(
    ("size", "matrix", "full", "space", "colour_range"),
    [
        ((1280, 64), BT709, False, 1, 1),
        ((1280, 64), BT709, True, 1, 2),
        ((320, 64), BT709, False, 1, 1),
        ((320, 64), BT601, False, 6, 1),
        ((1280, 64), BT709, False, 2, 0),
        ((320, 64), BT601, False, 2, 0),
    ],
    ids=["HD", "full range", "small HD", "SD", "HD that says nothing", "SD that says nothing"],
)
def test_colours_are_shown_as_they_were_meant(make_film, size, matrix, full, space, colour_range):
    def paint(number):
        return chart(size, matrix, full=full, space=space, colour_range=colour_range)

    names = {1: "bt709", 6: "smpte170m"}
    options = {"qp": "0", "color_range": "pc" if full else "tv"}
    options |= {"colorspace": names[space]} if space in names else {}
    path = make_film(pictures=3, size=size, paint=paint, options=options)
    with FilmReader(path) as film:
        moment = next(film.frames())
        assert worst_colour(film.paint(moment, None)) <= 3
        assert worst_colour(film.paint(moment, (size[0] // 2, size[1]))) <= 3


def worst_colour(frame: FilmFrame) -> int:
    """Return how far any channel of any bar of the chart is from what it should be."""
    pixels = np.frombuffer(frame.rgba, np.uint8).reshape(frame.height, frame.width, 4)
    assert (pixels[..., 3] == 255).all()
    bar = frame.width // len(COLOURS)
    shown = pixels[frame.height // 2, bar // 2 :: bar, :3][: len(COLOURS)].astype(int)
    return int(np.abs(shown - np.array(COLOURS)).max())


def test_rows_are_packed_whatever_the_width(make_film):
    path = make_film(size=(50, 38))
    with FilmReader(path) as film:
        frame = film.paint(next(film.frames()), (33, 33))
    assert (frame.width, frame.height) == (33, 25)
    assert len(frame.rgba) == 33 * 25 * 4


def test_frames_begin_with_the_one_shown_at_the_start(make_film):
    with FilmReader(make_film()) as film:
        for start_s, first in [(0.0, 0.0), (0.99, 0.96), (1.0, 1.0), (1.99, 1.96)]:
            assert next(film.frames(start_s))[0] == pytest.approx(first)


def read_all(take: Take, pieces: int = 10_000) -> np.ndarray:
    with SoundReader(take) as sound:
        parts = itertools.islice(iter(lambda: sound.read(4096), b""), pieces)
        return np.frombuffer(b"".join(parts), "<i2").reshape(-1, 2)


def test_a_sound_is_read_whole(make_sound):
    assert len(read_all(Take(make_sound(seconds=2.0)))) == 2 * RATE


def test_a_sound_is_read_from_any_place(make_sound):
    path = make_sound(seconds=2.0)
    whole = read_all(Take(path))
    assert (read_all(Take(path, start_s=0.7)) == whole[round(0.7 * RATE) :]).all()


def test_a_loop_joins_without_a_missing_or_an_extra_moment(make_sound):
    path = make_sound(seconds=0.5)
    once = read_all(Take(path))
    looped = read_all(Take(path, loop=True), 30)
    assert (looped[: 4 * len(once)] == np.tile(once, (4, 1))).all()


@pytest.mark.parametrize("length_s", [0.3, 0.7])
def test_a_pass_is_cut_or_filled_to_its_length(make_sound, length_s):
    path = make_sound(seconds=0.5)
    assert len(read_all(Take(path, length_s=length_s))) == round(length_s * RATE)
    looped = read_all(Take(path, loop=True, length_s=length_s), 40)
    length = round(length_s * RATE)
    assert (looped[length : 2 * length] == looped[:length]).all()


def test_the_sound_of_a_film_is_as_long_as_its_pictures(make_film):
    path = make_film(sound_s=1.7)
    with FilmReader(path) as film:
        duration_s = film.duration_s
    assert duration_s == pytest.approx(2.0)
    assert len(read_all(Take(path, length_s=duration_s))) == 2 * RATE


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100])
def test_other_rates_take_the_same_time(tmp_path, rate):
    path = tmp_path / "mono.flac"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("flac", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, rate), "<i2"), format="s16", layout="mono")
        frame.sample_rate = rate
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert len(read_all(Take(path))) == pytest.approx(RATE, abs=64)


@pytest.mark.parametrize("content", [b"", b"Dear curator", b"RIFF\0\0\0\0WAVEfmt ", b"OggS" + bytes(200)])
def test_what_is_no_sound_is_refused(tmp_path, content):
    path = tmp_path / "voice.ogg"
    path.write_bytes(content)
    with pytest.raises(UnreadableError):
        read_all(Take(path))


def test_a_film_without_sound_is_no_sound(make_film):
    with pytest.raises(UnreadableError, match="no sound"):
        SoundReader(Take(make_film()))


def test_a_piece_of_sound_is_four_bytes_a_moment(make_sound):
    with SoundReader(Take(make_sound())) as sound:
        assert len(sound.read(1000)) == 1000 * FRAME_BYTES


@pytest.mark.parametrize("moments", [1, 200_000])
def test_what_decodes_a_sound_is_freed_as_it_is_closed(make_sound, moments, uncollected):
    reader = SoundReader(Take(make_sound(seconds=1.0)))
    reader.read(moments)
    freed = weakref.ref(reader)
    reader.close()
    del reader
    assert freed() is None


def test_what_decodes_a_film_is_freed_as_it_is_closed(make_film, uncollected):
    with FilmReader(make_film()) as reader:
        moments = reader.frames()
        reader.paint(next(moments), None)
        moments.close()
        freed = weakref.ref(reader)
    del reader, moments
    assert freed() is None


@pytest.fixture
def uncollected():
    """As in the kiosk during a visit: Python's collector does not come by."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
