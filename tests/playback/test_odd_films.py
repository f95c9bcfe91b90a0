"""Films as recorders and editors leave them: without a length, beginning black."""

import av
import numpy as np
import pytest

from kiosk.engines.playback import PlayState, null_sound
from kiosk.engines.playback.media_reader import FilmReader
from kiosk.engines.playback.poster import first_lit


@pytest.fixture
def sound(clock):
    return null_sound(clock)


@pytest.fixture
def show(clock, settle, number_of):
    def show_(film, seconds):
        shown = []
        for _ in range(round(seconds / 0.02)):
            clock.advance(0.02)
            settle(film)
            if frame := film.frame():
                shown.append(number_of(frame))
        return shown

    return show_


@pytest.fixture
def make_live(tmp_path, make_film):
    """A film that is written like a live recording: neither a length nor an index in it."""

    def make(codec="libx264", ending="mkv", sound_s=None):
        whole = make_film("whole.mkv", codec=codec, sound_s=sound_s, options={"g": "10", "qp": "1"})
        path = tmp_path / f"live.{ending}"
        with (
            av.open(str(whole)) as source,
            av.open(str(path), "w", format="matroska", options={"live": "1"}) as target,
        ):
            streams = {one.index: target.add_stream_from_template(one) for one in source.streams}
            for packet in source.demux():
                if packet.size:
                    packet.stream = streams[packet.stream_index]
                    target.mux(packet)
        with av.open(str(path)) as live:
            assert not live.duration
            assert not any(stream.duration for stream in live.streams)
        return path

    return make


LIVE = pytest.mark.parametrize(
    ("codec", "sound_s"), [("libx264", None), ("libx264", 2.0), ("libvpx", None), ("libvpx-vp9", 2.0), ("mpeg4", 2.0)]
)


@LIVE
def test_a_film_without_a_length_has_that_of_its_packets(make_live, open_film, sound, codec, sound_s):
    film = open_film(make_live(codec, sound_s=sound_s), sound)
    film.frame()
    assert film.duration_s == pytest.approx(2.0, abs=0.1)


@LIVE
def test_a_film_without_a_length_loops(make_live, open_film, sound, show, codec, sound_s):
    film = open_film(make_live(codec, sound_s=sound_s), sound, loop=True)
    film.frame()
    film.play()
    shown = show(film, 5.0)
    assert film.state is PlayState.PLAYING
    assert len(shown) >= 110
    assert sum(number <= 2 for number in shown) >= 4


@LIVE
def test_a_film_without_a_length_can_be_sought(make_live, open_film, sound, settle, number_of, codec, sound_s):
    film = open_film(make_live(codec, sound_s=sound_s), sound)
    film.frame()
    for second in (1.6, 0.4, 1.2):
        film.seek(second)
        settle(film)
        assert number_of(film.frame()) == pytest.approx(second * 25, abs=2)
        assert film.position_s == pytest.approx(second)


def test_a_film_without_a_length_plays_and_ends_at_its_end(make_live, open_film, sound, show):
    film = open_film(make_live(), sound)
    film.frame()
    film.play()
    assert show(film, 2.4)[-1] == pytest.approx(49, abs=1)
    assert film.state is PlayState.ENDED


def test_a_film_without_a_length_that_breaks_off_lasts_as_long_as_it_can_be_read(make_live, open_film, sound, show):
    path = make_live()
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    film = open_film(path, sound, loop=True)
    film.frame()
    assert 0.5 < film.duration_s < 1.9
    film.play()
    show(film, 3.0)
    assert film.state is PlayState.PLAYING


# Films that begin black.


def beginning_black(black, tint=150, size=(64, 48)):
    def paint(number):
        shade = 0 if number < black else tint
        rgb = np.full((size[1], size[0], 3), shade, np.uint8)
        return av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")

    return paint


def brightness(frame):
    return sum(frame.rgba[:400]) / 400 - 255 / 4


@pytest.mark.parametrize("black", [1, 2, 30, 240])
@pytest.mark.parametrize("sound_s", [None, 2.0])
def test_a_film_that_begins_black_shows_its_first_picture_that_is_not(make_film, open_film, sound, black, sound_s):
    film = open_film(make_film(pictures=250, paint=beginning_black(black), sound_s=sound_s), sound)
    assert brightness(film.frame()) > 80
    assert (film.state, film.position_s) == (PlayState.PAUSED, 0.0)
    assert not film.pending


def test_the_film_itself_still_begins_black(make_film, open_film, sound, clock, settle):
    film = open_film(make_film(pictures=80, paint=beginning_black(30)), sound)
    film.frame()
    film.play()
    seen = []
    for _ in range(150):
        clock.advance(0.02)
        settle(film)
        if frame := film.frame():
            seen.append(brightness(frame) > 80)
    assert seen[:25] == [False] * 25
    assert film.state is PlayState.PLAYING
    assert seen[-40:] == [True] * 40


def test_a_film_that_plays_at_once_shows_no_picture_of_later(make_film, sound, clock, settle):
    from kiosk.engines.playback import Film

    film = Film(make_film(pictures=80, paint=beginning_black(30)), sound, clock=clock)
    film.play()
    settle(film)
    first = film.frame()
    film.close()
    assert brightness(first) < 10


def test_the_picture_stays_when_the_film_is_shown_at_another_size(make_film, open_film, sound, settle):
    film = open_film(make_film(pictures=80, paint=beginning_black(30)), sound)
    film.frame()
    for box in ((32, 24), (48, 36)):
        film.fit(*box)
        settle(film)
        frame = film.frame()
        assert (brightness(frame) > 80, frame.width) == (True, box[0])


def test_whoever_goes_back_to_the_beginning_sees_it_again(make_film, open_film, sound, settle):
    film = open_film(make_film(pictures=80, paint=beginning_black(30)), sound)
    film.frame()
    film.seek(1.0)
    settle(film)
    assert brightness(film.frame()) < 10
    film.seek(0.0)
    settle(film)
    assert brightness(film.frame()) > 80


@pytest.mark.parametrize("tint", [0, 8])
def test_a_film_that_is_all_black_shows_black(make_film, open_film, sound, tint):
    film = open_film(make_film(pictures=80, paint=beginning_black(80, tint)), sound)
    assert brightness(film.frame()) < 10


def test_an_ordinary_film_is_read_once_for_its_first_picture(make_film, open_film, sound, monkeypatch):
    opened = []
    begin = FilmReader.__init__
    monkeypatch.setattr(FilmReader, "__init__", lambda self, path: (opened.append(path), begin(self, path))[1])
    film = open_film(make_film(paint=beginning_black(0)), sound)
    assert brightness(film.frame()) > 80
    assert len(opened) == 1


def test_the_search_ends_at_its_bound_and_when_nobody_waits_any_more(make_film, monkeypatch):
    path = make_film(pictures=80, paint=beginning_black(60))
    assert first_lit(path, None, lambda: False)[0] == pytest.approx(2.4)
    assert first_lit(path, None, lambda: True) is None
    monkeypatch.setattr("kiosk.engines.playback.poster.SEARCH_S", 2.0)
    assert first_lit(path, None, lambda: False) is None


def test_small_words_on_black_are_no_picture_and_a_dim_one_is(make_film):
    def paint(number):
        rgb = np.zeros((180, 320, 3), np.uint8)
        if number < 10:
            rgb[80:84, 150:170] = 255
        elif number >= 20:
            rgb[:] = 70
        return av.VideoFrame.from_ndarray(rgb, format="rgb24").reformat(format="yuv420p")

    path = make_film(size=(320, 180), pictures=40, paint=paint)
    assert first_lit(path, None, lambda: False)[0] == pytest.approx(0.8)
