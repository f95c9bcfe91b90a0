"""Films: each picture when it is due, whatever the file is."""

import itertools
import logging
import os
import struct
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from kiosk.engines.playback import Film, NullFilm, PlayState, decoding, media_reader, null_sound
from kiosk.engines.playback.api import UnreadableError


@pytest.fixture
def sound(clock):
    return null_sound(clock)


@pytest.fixture
def show(clock, settle, number_of):
    """Let seconds pass and return the numbers of the pictures shown, as a main loop of 50 frames a second sees them."""

    def show_(film: Film, seconds: float) -> list[int]:
        shown = []
        for _ in range(round(seconds / 0.02)):
            clock.advance(0.02)
            settle(film)
            frame = film.frame()
            if frame:
                shown.append(number_of(frame))
        return shown

    return show_


@pytest.mark.parametrize("sound_s", [None, 2.0])
def test_a_film_shows_its_poster_then_every_picture_in_time_and_ends(
    make_film, open_film, sound, show, sound_s, number_of
):
    film = open_film(make_film(sound_s=sound_s), sound)
    assert film.state is PlayState.OPENING
    poster = film.frame()
    assert number_of(poster) == 0
    assert film.state is PlayState.PAUSED
    assert film.size == (64, 48) == (poster.width, poster.height)
    assert film.duration_s == pytest.approx(2.0, abs=0.05)
    assert film.has_sound is bool(sound_s)
    film.play()
    assert show(film, 2.2) == list(range(1, 50))
    assert film.state is PlayState.ENDED
    assert film.position_s == pytest.approx(2.0, abs=0.05)


def test_a_film_asked_to_play_while_it_opens_plays_when_it_is_open(make_film, sound, clock, settle):
    film = Film(make_film(), sound, clock=clock)
    film.play()
    assert film.state is PlayState.OPENING
    settle(film)
    film.frame()
    assert film.state is PlayState.PLAYING
    film.close()


def test_the_film_s_sound_plays_with_it(make_film, open_film, sound, show):
    film = open_film(make_film(sound_s=2.0), sound)
    film.frame()
    assert sound.film.state is PlayState.IDLE
    film.play()
    assert sound.film.state is PlayState.PLAYING
    show(film, 0.5)
    assert sound.film.position_s == pytest.approx(film.position_s)
    film.pause()
    assert sound.film.state is PlayState.IDLE
    film.play()
    assert sound.film.position_s == pytest.approx(0.5)
    film.close()
    assert sound.film.state is PlayState.IDLE


def test_a_film_pauses_where_it_is_and_goes_on_from_there(make_film, open_film, sound, show, clock):
    film = open_film(make_film(), sound)
    film.frame()
    film.play()
    before = show(film, 0.5)
    film.pause()
    clock.advance(60)
    assert show(film, 1.0) == []
    film.play()
    after = show(film, 0.5)
    assert before + after == list(range(1, len(before + after) + 1))


def test_seeking_shows_the_picture_of_that_time_though_paused(make_film, open_film, sound, settle, number_of):
    film = open_film(make_film(), sound)
    film.frame()
    for seconds, number in [(1.3, 32), (0.5, 12), (0.0, 0), (99, 49)]:
        film.seek(seconds)
        settle(film)
        assert number_of(film.frame()) == number
        assert film.state is PlayState.PAUSED
    film.step(-1.0)
    settle(film)
    assert number_of(film.frame()) == pytest.approx(25, abs=1)


def test_a_paused_film_says_when_a_picture_is_on_its_way(make_film, open_film, sound, settle):
    film = open_film(make_film(), sound)
    assert film.pending
    film.frame()
    assert not film.pending
    for ask in (lambda: film.seek(1.0), lambda: film.fit(32, 24), lambda: film.seek(99)):
        ask()
        assert film.pending
        settle(film)
        assert film.frame()
        assert not film.pending


def test_a_film_can_go_back_while_it_plays_and_replay_after_its_end(make_film, open_film, sound, show):
    film = open_film(make_film(sound_s=2.0), sound)
    film.frame()
    film.play()
    show(film, 1.5)
    film.step(-1.0)
    assert show(film, 0.1)[0] == pytest.approx(13, abs=1)
    show(film, 3.0)
    assert film.state is PlayState.ENDED
    film.play()
    assert film.state is PlayState.PLAYING
    assert show(film, 0.3)[0] <= 1


@pytest.mark.parametrize("sound_s", [None, 2.0])
def test_a_loop_goes_on_without_a_gap(make_film, open_film, sound, show, sound_s):
    film = open_film(make_film(sound_s=sound_s), sound, loop=True)
    film.frame()
    film.play()
    shown = show(film, 6.5)
    length = round(film.duration_s * 25)
    assert film.state is PlayState.PLAYING
    assert len(shown) >= 150
    drift = [abs((n + 1) % length - number) for n, number in enumerate(shown)]
    assert sum(min(d, length - d) > 3 for d in drift) == 0
    assert 0 <= film.position_s < film.duration_s


@pytest.mark.parametrize("rate", [0.99, 1.0, 1.01])
def test_the_pictures_stay_with_the_sound_over_ten_loops(make_film, open_film, clock, settle, number_of, rate):
    """A sound card's clock is never quite the computer's: one that goes by the latter ends 200 ms off."""
    device = null_sound(lambda: clock() * rate)
    film = open_film(make_film(sound_s=2.0), device, loop=True)
    film.frame()
    film.play()
    worst_s, loops, last = 0.0, 0, 0.0
    while loops < 10:
        clock.advance(0.02)
        settle(film)
        frame = film.frame()
        heard_s = device.film.position_s % film.duration_s
        loops, last = loops + (heard_s < last), heard_s
        if frame:
            # How far what is heard lies outside of the time for which this picture stands.
            early_s, late_s = number_of(frame) / 25 - heard_s, heard_s - (number_of(frame) + 1) / 25
            off_s = max(0.0, early_s, late_s)
            worst_s = max(worst_s, min(off_s, film.duration_s - off_s))
    assert worst_s < 0.04


def test_a_slow_main_loop_sees_fewer_pictures_and_never_old_ones(make_film, open_film, sound, clock, settle, number_of):
    film = open_film(make_film(), sound)
    film.frame()
    film.play()
    shown = []
    for _ in range(8):
        clock.advance(0.2)
        for _ in range(3):
            settle(film)
            if frame := film.frame():
                shown.append(number_of(frame))
    assert shown == sorted(shown)
    assert shown[-1] == pytest.approx(40, abs=1)


def test_frames_are_made_at_the_size_they_are_shown(make_film, open_film, sound, settle):
    film = open_film(make_film(size=(320, 180)), sound)
    film.fit(100, 100)
    settle(film)
    frame = film.frame()
    assert (frame.width, frame.height) == (100, 56)
    assert len(frame.rgba) == 100 * 56 * 4
    film.fit(4000, 4000)
    settle(film)
    frame = film.frame()
    assert (frame.width, frame.height) == (320, 180)


def test_a_film_that_is_silenced_waits_where_it_is(make_film, open_film, sound, show):
    film = open_film(make_film(sound_s=2.0), sound)
    film.frame()
    film.play()
    show(film, 0.5)
    sound.silence()
    show(film, 0.5)
    assert film.state is PlayState.PAUSED
    assert film.position_s == pytest.approx(0.5, abs=0.05)


BROKEN = {
    "empty": b"",
    "a letter": b"Dear curator, the film follows by post.\n",
    "a playlist": b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n",
    "noise": os.urandom(50_000),
    "a header alone": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_no_film_fails_with_one_line(tmp_path, open_film, sound, caplog, content):
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING, "kiosk"):
        film = open_film(path, sound)
        film.play()
        assert film.frame() is None
    assert film.state is PlayState.FAILED
    assert film.failure
    assert not film.pending
    assert len(caplog.records) == 1
    assert str(path) in caplog.text


def test_a_missing_film_and_a_pipe_fail_at_once(tmp_path, open_film, sound):
    os.mkfifo(tmp_path / "pipe.mp4")
    for name in ("missing.mp4", "pipe.mp4"):
        film = open_film(tmp_path / name, sound)
        film.frame()
        assert film.state is PlayState.FAILED


def test_a_sound_in_the_place_of_a_film_fails(make_sound, open_film, sound):
    film = open_film(make_sound("film.mp4"), sound)
    film.frame()
    assert film.failure == "it has no pictures"


def test_a_film_without_its_index_fails(make_film, open_film, sound):
    path = make_film()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    film = open_film(path, sound)
    film.frame()
    assert film.state is PlayState.FAILED


def test_a_film_cut_short_shows_what_there_is_and_ends(make_film, open_film, sound, show):
    path = make_film("cut.webm", codec="libvpx", options={"g": "5"})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    film = open_film(path, sound)
    film.frame()
    film.play()
    shown = show(film, 5.0)
    assert shown
    assert shown == list(range(1, len(shown) + 1))
    assert film.state is PlayState.ENDED


def test_a_film_damaged_in_the_middle_neither_hangs_nor_raises(make_film, open_film, sound, show):
    path = make_film(options={"qp": "20", "g": "10"})
    data = bytearray(path.read_bytes())
    start = data.index(b"mdat")
    for at in range(start + 200, start + 1200, 3):
        data[at] ^= 0xA5
    path.write_bytes(bytes(data))
    film = open_film(path, sound)
    film.frame()
    film.play()
    show(film, 3.0)
    assert film.state is PlayState.ENDED
    film.play()
    assert show(film, 3.0)
    assert film.state is PlayState.ENDED


def test_a_decoder_that_gives_up_ends_the_film_and_is_logged_once(
    make_film, open_film, sound, show, monkeypatch, caplog
):
    whole = media_reader.FilmReader.frames

    def some(self, start_s=0.0):
        yield from itertools.islice(whole(self, start_s), 10)
        raise MemoryError

    monkeypatch.setattr(media_reader.FilmReader, "frames", some)
    film = open_film(make_film(), sound, loop=True)
    film.frame()
    film.play()
    assert show(film, 1.0) == list(range(1, 10))
    assert film.state is PlayState.ENDED
    film.play()
    assert show(film, 1.0) == list(range(10))
    assert film.state is PlayState.ENDED
    assert [record.getMessage() for record in caplog.records] == [f"{film.path} cannot be shown: MemoryError: "]


def test_a_hung_decoder_is_left_behind(make_film, open_film, sound, monkeypatch, caplog):
    let, hung = threading.Event(), threading.Event()

    def hang(self, moment, box):
        hung.set()
        let.wait(10)
        raise UnreadableError("at last")

    monkeypatch.setattr(decoding, "_CLOSE_S", 0.05)
    monkeypatch.setattr(media_reader.FilmReader, "paint", hang)
    film = Film(make_film(), sound)
    assert hung.wait(30)
    film.close()
    assert "hangs" in caplog.text
    let.set()
    film._decoding._thread.join(30)


def test_a_header_that_lies_about_the_size_costs_no_memory(make_film, open_film, sound):
    path = make_film("huge.mp4", codec="mpeg4", options={"g": "10"})
    data = path.read_bytes()
    at = data.index(b"mp4v", data.index(b"stsd")) + 28
    assert struct.unpack(">HH", data[at : at + 4]) == (64, 48)
    path.write_bytes(data[:at] + struct.pack(">HH", 30_000, 30_000) + data[at + 4 :])
    before = psutil.Process().memory_info().rss
    open_film(path, sound).frame()
    assert psutil.Process().memory_info().rss - before < 100 * 2**20


def test_a_film_of_more_pixels_than_any_screen_is_refused(make_film, open_film, sound, monkeypatch):
    monkeypatch.setattr(media_reader, "MAX_PIXELS", 64 * 48 - 1)
    film = open_film(make_film(), sound)
    film.frame()
    assert film.state is PlayState.FAILED
    assert film.size is None


def test_a_film_whose_sound_is_broken_goes_on_without_it(make_film, open_film, sound, show, tmp_path):
    film = open_film(make_film(sound_s=2.0), sound)
    film.frame()
    assert film.has_sound
    film._decoding.duration_s = None
    film._pacer._path = tmp_path / "vanished.mp4"
    film.play()
    assert show(film, 0.5)[-1] == pytest.approx(12, abs=2)
    assert film.state is PlayState.PLAYING
    assert not film.has_sound


def test_a_hundred_films_leave_no_thread_and_no_open_file(make_film, sound, clock):
    path = make_film(pictures=10, sound_s=0.4)
    process = psutil.Process()
    for number in range(105):
        if number == 5:
            before = process.num_fds(), threading.active_count(), process.num_threads()
        film = Film(path, sound, clock=clock)
        film.play()
        if number % 2:
            film.frame()
        film.close()
    assert (process.num_fds(), threading.active_count()) == before[:2]
    assert process.num_threads() <= before[2] + 2


def test_a_film_that_cannot_be_is_a_film_all_the_same():
    film = NullFilm("no films in safe mode")
    film.play()
    film.fit(10, 10)
    film.seek(3)
    film.step(-3)
    assert film.frame() is None
    assert film.state is PlayState.FAILED
    film.close()


def test_importing_playback_loads_neither_pygame_nor_pyav(tmp_path: Path):
    heavy = ("av", "pygame", "kivy", "PIL")
    code = f"import sys, kiosk.engines.playback; sys.exit(any(name in sys.modules for name in {heavy}))"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_waiting_ends_when_the_picture_that_is_due_is_decoded(make_film, clock, number_of):
    film = Film(make_film(pictures=50), null_sound(clock), clock=clock)
    try:
        assert film.wait(30)
        film.frame()
        film.play()
        clock.advance(0.2)
        assert film.wait(30)
        frame = film.frame()
        assert frame is not None
        assert number_of(frame) == 5
    finally:
        film.close()


def test_a_film_that_never_opened_waits_for_nothing_whatever_is_asked_of_it(sound, tmp_path):
    path = tmp_path / "letter.mp4"
    path.write_bytes(b"Dear colleague, the film follows.")
    film = Film(path, sound)
    film._decoding._thread.join(30)
    film.fit(100, 100)
    assert film.wait(0.5)
    film.frame()
    assert film.state is PlayState.FAILED
    assert not film.pending
    film.close()


def test_a_film_that_follows_shows_the_picture_of_its_leader_s_time_and_is_not_heard(
    make_film, open_film, sound, clock, settle, number_of
):
    leader = open_film(make_film(sound_s=2.0), sound)
    follower = open_film(make_film("signed.mp4", sound_s=2.0), sound, leader=leader)
    assert not follower.has_sound
    acts = {10: Film.play, 60: lambda film: film.seek(0.5), 80: Film.pause, 100: Film.play}
    shown = {leader: 0, follower: 0}
    for number in range(140):
        clock.advance(0.02)
        for film in (leader, follower):
            acts.get(number, lambda _film: None)(film)
            settle(film)
            frame = film.frame()
            shown[film] = number_of(frame) if frame else shown[film]
        assert sound.film.path in (None, leader.path)
        assert abs(shown[leader] - shown[follower]) <= 1


def test_a_film_that_follows_ends_by_itself_and_comes_back_with_its_leader(make_film, open_film, sound, clock, settle):
    leader = open_film(make_film(), sound)
    follower = open_film(make_film("signed.mp4", pictures=25), sound, leader=leader)
    leader.play()
    follower.play()
    for _ in range(70):
        clock.advance(0.02)
        for film in (leader, follower):
            settle(film)
            film.frame()
    assert follower.state is PlayState.ENDED
    assert leader.state is PlayState.PLAYING
    leader.seek(0.2)
    follower.seek(0.2)
    assert follower.state is PlayState.PAUSED
