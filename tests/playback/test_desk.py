"""One volume, ducking, fades and silence, whatever device there is; here none."""

import logging

import pytest

from kiosk.engines.playback import PlayState, SoundEnded, SoundFailed, null_sound
from kiosk.engines.playback.api import Take
from kiosk.engines.playback.desk import DUCK_S, DUCKED, FADE_S, Desk
from kiosk.engines.playback.null import NullOutput, NullVoice


class Recorder(NullOutput):
    """Counts like the null output, and remembers every voice and its gain."""

    def __init__(self, clock):
        super().__init__(clock)
        self.voices: list[RecordedVoice] = []

    def voice(self, take: Take, gain: float):
        self.voices.append(RecordedVoice(take, self._clock, gain))
        return self.voices[-1]

    @property
    def heard(self) -> list[str]:
        return [v.name for v in self.voices if not v.stopped and v.state is PlayState.PLAYING and v.gain > 0]


class RecordedVoice(NullVoice):
    def __init__(self, take: Take, clock, gain: float):
        super().__init__(take, clock)
        self.name, self.gain, self.stopped, self.start_s = take.path.name, gain, False, take.start_s

    def set_gain(self, gain):
        self.gain = gain

    def stop(self):
        super().stop()
        self.stopped = True


@pytest.fixture
def output(clock):
    return Recorder(clock)


@pytest.fixture
def desk(output, clock):
    return Desk(output, clock)


@pytest.fixture
def run(desk, clock):
    """Let seconds pass as the main loop does."""

    def run_(seconds: float) -> list[object]:
        events = []
        for _ in range(round(seconds / 0.05)):
            clock.advance(0.05)
            events += desk.poll()
        return events

    return run_


def test_a_narration_ends_on_time_and_says_so_once(desk, run, make_sound):
    path = make_sound(seconds=2.0)
    desk.narration.play(path)
    assert desk.narration.length_s == pytest.approx(2.0)
    assert run(1.0) == []
    assert desk.narration.position_s == pytest.approx(1.0)
    assert run(2.0) == [SoundEnded("narration", path)]
    assert desk.narration.state is PlayState.ENDED
    assert desk.narration.position_s == pytest.approx(2.0)


def test_a_paused_narration_waits(desk, run, make_sound):
    desk.narration.play(make_sound())
    run(0.5)
    desk.narration.pause()
    run(60)
    assert desk.narration.state is PlayState.PAUSED
    assert desk.narration.position_s == pytest.approx(0.5)
    desk.narration.resume()
    run(0.5)
    assert desk.narration.position_s == pytest.approx(1.0)


def test_seeking_keeps_a_pause_and_replays_after_the_end(desk, run, make_sound):
    desk.narration.play(make_sound(seconds=2.0))
    desk.narration.pause()
    desk.narration.seek(1.5)
    assert desk.narration.state is PlayState.PAUSED
    assert desk.narration.position_s == pytest.approx(1.5)
    desk.narration.resume()
    run(1.0)
    assert desk.narration.state is PlayState.ENDED
    desk.narration.seek(0.0)
    assert desk.narration.state is PlayState.PLAYING


def test_ambient_sinks_under_a_narration_and_rises_after_it(desk, output, run, make_sound):
    desk.ambient.play(make_sound("rain.wav", 60), loop=True)
    run(FADE_S + 0.1)
    rain = output.voices[0]
    assert rain.gain == pytest.approx(1.0)
    desk.narration.play(make_sound("voice.wav", 2.0))
    run(DUCK_S + 0.1)
    assert rain.gain == pytest.approx(DUCKED)
    desk.narration.pause()
    run(DUCK_S + 0.1)
    assert rain.gain == pytest.approx(1.0)
    desk.narration.resume()
    run(2.0 + DUCK_S)
    assert rain.gain == pytest.approx(1.0)


def test_ambient_sinks_under_a_film(desk, output, run, make_sound):
    desk.ambient.play(make_sound("rain.wav", 60), loop=True)
    desk.film.play(make_sound("film.wav", 60))
    run(FADE_S + 0.1)
    assert output.voices[0].gain == pytest.approx(DUCKED)


def test_ambient_fades_from_one_exhibit_to_the_next(desk, output, run, make_sound):
    desk.ambient.play(make_sound("rain.wav"), loop=True)
    run(FADE_S + 0.1)
    desk.ambient.play(make_sound("city.wav"), loop=True)
    run(FADE_S / 2)
    assert output.heard == ["rain.wav", "city.wav"]
    assert output.voices[0].gain == pytest.approx(0.5, abs=0.1)
    assert output.voices[1].gain == pytest.approx(0.5, abs=0.1)
    run(FADE_S)
    assert output.heard == ["city.wav"]
    assert output.voices[0].stopped


def test_ambient_that_already_plays_goes_on(desk, output, run, make_sound):
    path = make_sound("rain.wav")
    for _ in range(3):
        desk.ambient.play(path, loop=True)
        run(0.5)
    assert len(output.voices) == 1


def test_ambient_fades_out_when_it_is_stopped(desk, output, run, make_sound):
    desk.ambient.play(make_sound("rain.wav", 60), loop=True)
    run(FADE_S + 0.1)
    desk.ambient.stop()
    assert desk.ambient.state is PlayState.IDLE
    assert output.heard == ["rain.wav"]
    run(FADE_S + 0.1)
    assert output.heard == []
    assert desk.poll_interval_s == 0.5


def test_silence_is_at_once_and_without_events(desk, output, run, make_sound):
    desk.ambient.play(make_sound("rain.wav"), loop=True)
    run(FADE_S)
    desk.ambient.play(make_sound("city.wav"), loop=True)
    desk.narration.play(make_sound("voice.wav"))
    desk.film.play(make_sound("film.wav"))
    desk.silence()
    assert output.heard == []
    assert all(voice.stopped for voice in output.voices)
    assert run(10) == []
    assert desk.narration.state is desk.ambient.state is desk.film.state is PlayState.IDLE


def test_the_volume_holds_for_every_channel_and_within_its_bounds(desk, output, make_sound):
    desk.narration.play(make_sound())
    desk.volume = 0.5
    assert output.voices[0].gain == pytest.approx(0.25)
    desk.volume = 7
    assert desk.volume == 1.0
    desk.volume = -1
    assert output.voices[0].gain == 0.0


@pytest.mark.parametrize("content", [b"", b"Dear curator", b"RIFF\0\0\0\0WAVEfmt "])
def test_a_broken_sound_fails_with_one_line_and_an_event(desk, run, tmp_path, caplog, content):
    path = tmp_path / "voice.wav"
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING, "kiosk.engines.playback"):
        desk.narration.play(path)
        events = run(1.0)
        desk.narration.play(path)
        events += run(1.0)
    assert events == 2 * [SoundFailed("narration", path, "it is missing, or not a sound")]
    assert desk.narration.state is PlayState.FAILED
    assert len(caplog.records) == 1
    assert str(path) in caplog.text


def test_a_missing_sound_fails_quietly(desk, run, tmp_path):
    desk.narration.play(tmp_path / "missing.ogg")
    assert [type(event) for event in run(0.1)] == [SoundFailed]
    desk.narration.seek(3)
    assert desk.narration.state is PlayState.FAILED


def test_a_film_s_sound_is_as_long_as_the_film(desk, run, make_sound):
    desk.film.play(make_sound(seconds=1.0), length_s=3.0)
    run(2.0)
    assert desk.film.state is PlayState.PLAYING
    run(1.5)
    assert desk.film.state is PlayState.ENDED


def test_a_loop_counts_on(desk, run, make_sound):
    desk.film.play(make_sound(seconds=1.0), loop=True)
    run(3.5)
    assert desk.film.position_s == pytest.approx(3.5)


class Plug:
    """A device that a test plugs in and out."""

    def __init__(self):
        self.next = None
        self.asked: list[bool] = []
        self.closed = False

    def change(self, *, quiet):
        self.asked.append(quiet)
        output, self.next = self.next, None
        return output

    def close(self):
        self.closed = True


def test_sounds_move_to_a_device_that_appears_and_keep_their_places(clock, make_sound):
    plug, found = Plug(), Recorder(clock)
    desk = Desk(NullOutput(clock), clock, plug)
    desk.ambient.play(make_sound("rain.wav", 60), loop=True)
    desk.narration.play(make_sound("voice.wav", 60))
    desk.narration.pause()
    clock.advance(5)
    plug.next = found
    desk.poll()
    assert [(voice.name, voice.start_s) for voice in found.voices] == [("voice.wav", 0.0), ("rain.wav", 5.0)]
    assert desk.narration.state is PlayState.PAUSED
    assert plug.asked == [True]
    desk.close()
    assert plug.closed


def test_a_playing_narration_is_not_quiet(clock, make_sound):
    plug = Plug()
    desk = Desk(NullOutput(clock), clock, plug)
    desk.narration.play(make_sound())
    desk.poll()
    assert plug.asked == [False]


def test_without_a_device_the_desk_names_none(clock):
    assert null_sound(clock).device is None
