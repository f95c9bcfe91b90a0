"""Sound through pygame's mixer, on SDL's dummy device and on the one that writes what is heard into a file."""

import threading
import time
from types import SimpleNamespace

import numpy as np
import own_time
import pytest

from kiosk.engines.playback import PlayState, SoundEnded, SoundFailed, open_sound
from kiosk.engines.playback.api import Take
from kiosk.engines.playback.mixer import BUFFER, MixerVoice
from kiosk.engines.playback.sound import CLOSING_S, LOOK_S, RETRY_S, MixerDevice, devices_present

RATE = 48_000


def poll_until(desk, done, timeout_s=30.0):
    """Poll as the main loop does, in real time, until something is so."""
    events, over, pause = [], time.monotonic() + timeout_s, threading.Event()
    while not done(events):
        assert time.monotonic() < over, events
        pause.wait(0.005)
        events += desk.poll()
    return events


@pytest.fixture
def desk(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    desk = open_sound()
    poll_until(desk, lambda _: desk.device)
    yield desk
    desk.close()


@pytest.fixture
def heard(monkeypatch, tmp_path):
    """A desk, and a function that closes it and returns what was heard."""
    path = tmp_path / "heard.raw"
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(path))
    desk = open_sound()
    poll_until(desk, lambda _: desk.device)

    def close():
        desk.close()
        whole = path.read_bytes()
        return np.frombuffer(whole[: len(whole) // 4 * 4], "<i2").reshape(-1, 2)[:, 0].astype(int)

    yield desk, close
    desk.close()


def test_opening_does_not_wait_for_the_device(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    begun = own_time.now()
    desk = open_sound()
    assert own_time.now() - begun < 0.05
    assert desk.device is None
    poll_until(desk, lambda _: desk.device == "dummy")
    desk.close()


def test_a_sound_takes_its_time_and_ends(desk, make_sound):
    path = make_sound(seconds=0.5)
    begun, own = time.monotonic(), own_time.now()
    desk.narration.play(path)
    events = poll_until(desk, bool)
    assert events == [SoundEnded("narration", path)]
    assert time.monotonic() - begun > 0.2
    assert own_time.now() - own < 0.8
    assert desk.narration.position_s == pytest.approx(0.5, abs=0.01)


def test_pause_holds_and_resume_goes_on(desk, make_sound):
    desk.narration.play(make_sound(seconds=5.0))
    poll_until(desk, lambda _: desk.narration.position_s > 0.1)
    desk.narration.pause()
    held = desk.narration.position_s
    threading.Event().wait(0.1)
    assert desk.narration.position_s == held
    assert desk.narration.state is PlayState.PAUSED
    desk.narration.resume()
    poll_until(desk, lambda _: desk.narration.position_s > held + 0.05)


def test_a_broken_sound_fails_and_the_next_one_plays(desk, make_sound, tmp_path, caplog):
    broken = tmp_path / "voice.ogg"
    broken.write_text("Dear curator")
    desk.narration.play(broken)
    events = poll_until(desk, bool)
    assert [type(event) for event in events] == [SoundFailed]
    assert len([record for record in caplog.records if str(broken) in record.getMessage()]) == 1
    desk.narration.play(make_sound(seconds=0.1))
    assert [type(event) for event in poll_until(desk, bool)] == [SoundEnded]


def test_pieces_and_loops_join_without_a_gap(heard, make_sound):
    """A sine of 480 Hz has a period of 100 moments: what is heard must repeat so, over pieces and loops."""
    desk, close = heard
    desk.film.play(make_sound(seconds=0.5, hertz=480), loop=True)
    poll_until(desk, lambda _: desk.film.position_s > 2.2)
    sound = close()
    loud = np.flatnonzero(np.abs(sound) > 100)
    steady = sound[loud[0] + 200 : loud[0] + 200 + 2 * RATE]
    assert len(steady) == 2 * RATE
    assert np.abs(steady[100:] - steady[:-100]).max() <= 4


def test_silence_is_heard_within_a_tenth_of_a_second(heard, make_sound):
    desk, close = heard
    desk.film.play(make_sound(seconds=3.0))
    desk.narration.play(make_sound("voice.wav", 3.0))
    poll_until(desk, lambda _: desk.film.position_s > 0.3)
    begun, own = time.monotonic(), own_time.now()
    mixed_s = desk.film.position_s
    desk.silence()
    waited_s = time.monotonic() - begun - (own_time.now() - own)
    threading.Event().wait(0.3)
    sound = close()
    loud = np.flatnonzero(np.abs(sound) > 100)
    assert (loud[-1] - loud[0]) / RATE - mixed_s < 0.1 + waited_s


class HastyChannel:
    """A channel that has played whatever it got before anybody asks, as when the machine was busy meanwhile."""

    def queue(self, sound):
        """Take a piece."""

    def get_queue(self):
        return None

    def get_busy(self):
        return False

    def set_volume(self, gain):
        """Play nothing, at any volume."""


@pytest.mark.parametrize("seconds", [0.05, 1.5, 4.0])
def test_a_sound_ends_though_it_was_played_before_its_end_was_read(make_sound, seconds):
    mixer = SimpleNamespace(Channel=lambda _number: HastyChannel(), Sound=lambda buffer: buffer)
    voice = MixerVoice(mixer, 0, Take(make_sound(seconds=seconds)), 1.0)
    for _ in range(10):
        if not voice.feed():
            break
    assert voice.state is PlayState.ENDED
    assert voice.position_s == pytest.approx(seconds)
    voice.close()


def test_a_stopped_voice_cannot_disturb_the_one_that_takes_its_place(desk, make_sound):
    first = make_sound("first.wav", 0.1)
    desk.narration.play(first)
    poll_until(desk, bool)
    desk.film.play(make_sound("second.wav", 0.5))
    poll_until(desk, lambda _: desk.film.position_s > 0.1)
    desk.narration.stop()
    desk.volume = 0.3
    poll_until(desk, lambda events: any(event.channel == "film" for event in events))
    assert desk.film.position_s == pytest.approx(0.5, abs=0.01)


def test_seeking_wildly_neither_hangs_nor_leaks(desk, make_sound):
    path = make_sound(seconds=5.0)
    desk.ambient.play(path, loop=True)
    threads = threading.active_count()
    for number in range(200):
        desk.narration.play(path)
        desk.narration.seek(number % 5)
        desk.narration.pause()
        desk.narration.resume()
        desk.poll()
        if number % 20 == 0:
            desk.silence()
    poll_until(desk, lambda _: desk.narration.position_s > 4.2)
    assert threading.active_count() == threads
    desk.silence()
    poll_until(desk, lambda _: not desk.output._voices)


class Room:
    """The devices of a kiosk, and a way to open them that does not."""

    def __init__(self, clock):
        self.present = ""
        self.opened = 0
        self.device = MixerDevice(clock, lambda: self.present)
        self.device._open = self.open
        self.works = True

    def open(self):
        self.opened += 1
        self.device._found = object() if self.works else None

    def change(self, *, quiet=True):
        """Ask as often as it takes for a device that is being opened."""
        output = self.device.change(quiet=quiet)
        if self.device._opening:
            self.device._opening.join(CLOSING_S)
            output = self.device.change(quiet=quiet)
        return output


@pytest.fixture
def room(clock):
    return Room(clock)


def test_a_device_that_appears_later_is_found_within_ten_seconds(room, clock):
    assert room.change() is None
    room.present = "HDMI"
    clock.advance(LOOK_S - 1)
    assert room.change() is None
    clock.advance(2)
    assert room.change() is not None
    assert room.opened == 1
    clock.advance(3600)
    assert room.change() is None
    assert room.opened == 1


def test_a_narration_is_not_interrupted_for_a_new_device(room, clock):
    room.present = "HDMI"
    assert room.change(quiet=False) is None
    assert room.opened == 0


def test_a_lost_device_gives_way_to_silence_at_the_next_look(room, clock, caplog):
    room.present = "USB"
    room.change()
    room.present = ""
    clock.advance(LOOK_S)
    lost = room.change(quiet=False)
    assert lost is not None
    assert lost.name is None
    assert len(caplog.records) == 1
    room.present = "USB"
    clock.advance(LOOK_S)
    assert room.change() is not None


def test_a_changed_device_is_opened_anew_when_it_is_quiet(room, clock):
    room.present = "HDMI"
    room.change()
    room.present = "HDMI\nUSB"
    clock.advance(LOOK_S)
    assert room.change(quiet=False) is None
    clock.advance(LOOK_S)
    assert room.change().name is None
    assert room.change() is not None
    assert room.opened == 2


def test_a_device_that_will_not_open_is_tried_again_seldom(room, clock):
    room.present, room.works = "broken", False
    for _ in range(60):
        room.change()
        clock.advance(LOOK_S)
    assert room.opened == 600 // RETRY_S


def test_no_device_is_one_line_in_the_log(monkeypatch, clock, caplog):
    monkeypatch.delenv("SDL_AUDIODRIVER", raising=False)
    monkeypatch.setattr("kiosk.engines.playback.sound.devices_present", lambda: "")
    desk = open_sound(clock)
    for _ in range(10):
        clock.advance(60)
        desk.poll()
    assert desk.device is None
    assert len(caplog.records) == 1


def test_the_driver_named_in_the_environment_counts_as_present(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    assert devices_present() == "dummy"
    assert BUFFER / RATE < 0.03
