"""What is measured is what is played: the mixer's output has the loudness that the preparing aims at."""

import threading
import time
from itertools import chain

import av
import numpy as np
import pytest
from av.filter import Graph

from kiosk.curator.prepare.films import FILMS
from kiosk.curator.prepare.loudness import SOUNDS, TARGET_LUFS, measure
from kiosk.engines.playback import PlayState, open_sound
from kiosk.engines.playback.api import Take
from kiosk.engines.playback.media_reader import RATE, SoundReader

TONE = np.sin(np.arange(RATE * 2) * 2 * np.pi * 997 / RATE)
NOISE = np.random.default_rng(7).uniform(-1, 1, (8, RATE * 2))
ALL = {"mono": 1, "stereo": 2, "3.0": 3, "quad": 4, "5.0": 5, "5.1": 6, "5.1(side)": 6, "7.1": 8, "6.1": 7}


def make_sound(path, layout, amplitude, speaking=None):
    """A sound with noise in all channels, or a tone in the channels that are named."""
    count = ALL[layout]
    names = [channel.name for channel in av.AudioLayout(layout).channels]
    data = NOISE[:count] if speaking is None else np.zeros((count, len(TONE)))
    for name in speaking or ():
        data[names.index(name)] = TONE
    with av.open(str(path), "w") as container:
        codec = {".mp4": "aac", ".flac": "flac"}[path.suffix]
        if path.suffix == ".mp4":
            pictures = container.add_stream("libx264", rate=25)
            pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
        sound = container.add_stream(codec, rate=RATE, layout=layout)
        if path.suffix == ".mp4":
            for _ in range(50):
                container.mux(pictures.encode(av.VideoFrame(64, 48, "yuv420p")))
            container.mux(pictures.encode(None))
        samples = np.ascontiguousarray((data * amplitude * 32767).astype("<i2").T.reshape(1, -1))
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout=layout)
        frame.sample_rate = RATE
        container.mux(sound.encode(frame))
        container.mux(sound.encode(None))
    return path


def lufs(pcm):
    """EBU R 128 of 16-bit stereo at 48 kHz, by FFmpeg's own meter."""
    samples = np.frombuffer(pcm, "<i2").reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="stereo")
    frame.sample_rate = RATE
    graph = Graph()
    first = graph.add_abuffer(sample_rate=RATE, format="s16", layout="stereo")
    meter, last = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    first.link_to(meter)
    meter.link_to(last)
    graph.configure()
    found = {}
    for pushed in chain([frame], [None]):
        graph.push(pushed)
        while True:
            try:
                found |= graph.pull().metadata
            except (av.error.BlockingIOError, av.error.EOFError):
                break
    return float(found["lavfi.r128.I"])


def played(path):
    with SoundReader(Take(path)) as reader:
        return reader.read(RATE * 60)


@pytest.fixture
def through_the_mixer(monkeypatch, tmp_path):
    """Plays a file on SDL's device that writes what is heard to a file, and gives that."""
    heard = tmp_path / "heard.raw"
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(heard))

    def play(path, channel="narration"):
        desk, over, pause = open_sound(), time.monotonic() + 30, threading.Event()
        while not desk.device:
            assert time.monotonic() < over
            desk.poll()
            pause.wait(0.005)
        strip = getattr(desk, channel)
        strip.play(path)
        while strip.state is not PlayState.ENDED:
            assert time.monotonic() < over
            assert strip.state is not PlayState.FAILED
            desk.poll()
            pause.wait(0.005)
        desk.close()
        return heard.read_bytes()[: heard.stat().st_size // 4 * 4]

    return play


@pytest.mark.parametrize(
    ("layout", "speaking"),
    [("mono", None), ("stereo", None), ("5.1", None), ("7.1", None), ("5.1", ["FC"]), ("7.1", ["FC"])],
    ids=["mono", "stereo", "5.1", "7.1", "5.1 centre", "7.1 centre"],
)
def test_the_mixer_puts_out_what_the_preparing_aims_at(tmp_path, done, through_the_mixer, layout, speaking):
    original = make_sound(tmp_path / "a.flac", layout, 0.2, speaking)
    prepared = tmp_path / "prepared.flac"
    SOUNDS.judge(original).make(original, prepared, done)
    assert lufs(through_the_mixer(prepared)) == pytest.approx(TARGET_LUFS, abs=1.0)


@pytest.mark.parametrize(
    ("layout", "speaking"), [("5.1", ["FC"]), ("7.1", None)], ids=["5.1 centre", "7.1 in all channels"]
)
def test_a_film_that_is_not_prepared_leaves_the_mixer_as_loud_as_it_was_measured(
    tmp_path, through_the_mixer, layout, speaking
):
    film = make_sound(tmp_path / "a.mp4", layout, 0.05, speaking)
    assert lufs(through_the_mixer(film, "film")) == pytest.approx(measure(film).lufs, abs=1.0)


@pytest.mark.parametrize("speaking", [None, ["FC"], ["FL"]], ids=["all", "centre", "left"])
@pytest.mark.parametrize("layout", ["3.0", "5.0", "5.1", "5.1(side)", "6.1", "7.1"])
def test_a_sound_of_many_channels_is_played_as_loud_as_it_was_measured(tmp_path, layout, speaking):
    sound = make_sound(tmp_path / "a.flac", layout, 0.05, speaking)
    assert lufs(played(sound)) == pytest.approx(measure(sound).lufs, abs=0.3)


@pytest.mark.parametrize("layout", ["5.1", "7.1"])
def test_speech_in_the_centre_is_as_loud_as_the_same_in_stereo(tmp_path, layout):
    stereo = make_sound(tmp_path / "stereo.flac", "stereo", 0.1, ["FL", "FR"])
    centre = make_sound(tmp_path / "centre.flac", layout, 0.1 * 2**0.5, ["FC"])
    assert lufs(played(centre)) == pytest.approx(lufs(played(stereo)), abs=0.3)


def test_a_film_in_surround_is_prepared_to_stereo_at_the_aim(tmp_path, done):
    film = make_sound(tmp_path / "a.mp4", "5.1", 0.2, ["FC"])
    form = tmp_path / "form.mp4"
    FILMS.judge(film).make(film, form, done)
    with av.open(str(form)) as container:
        assert container.streams.audio[0].layout.name == "stereo"
    assert lufs(played(form)) == pytest.approx(TARGET_LUFS, abs=1.0)


def test_a_downmix_that_would_be_too_large_is_held_back_and_not_clipped(tmp_path):
    sound = make_sound(tmp_path / "a.flac", "5.1", 0.9, ["FL", "FR", "FC", "BL", "BR"])
    samples = np.abs(np.frombuffer(played(sound), "<i2").astype(int))
    assert 0.9 * 32767 < samples.max() < 0.995 * 32767


@pytest.mark.parametrize("layout", ["mono", "stereo", "5.1", "7.1"])
def test_a_pass_keeps_its_length_and_its_loops_join(tmp_path, layout):
    sound = make_sound(tmp_path / "a.flac", layout, 0.2)
    assert len(played(sound)) == len(TONE) * 4
    with SoundReader(Take(sound, loop=True)) as reader:
        two = np.frombuffer(reader.read(len(TONE) * 2), "<i2").reshape(-1, 2).astype(int)
    assert np.abs(two[: len(TONE)] - two[len(TONE) :]).max() <= 2


def test_a_sound_that_changes_its_channels_within_the_file_is_played_whole(tmp_path):
    parts = [make_sound(tmp_path / f"{number}.mp4", layout, 0.1) for number, layout in enumerate(["5.1", "stereo"])]
    joined = tmp_path / "joined.aac"
    with joined.open("wb") as file:
        for number, part in enumerate(parts):
            adts = tmp_path / f"{number}.aac"
            with av.open(str(part)) as source, av.open(str(adts), "w", format="adts") as target:
                stream = target.add_stream_from_template(source.streams.audio[0])
                for packet in source.demux(audio=0):
                    if packet.dts is not None:
                        packet.stream = stream
                        target.mux(packet)
            file.write(adts.read_bytes())
    assert len(played(joined)) / 4 / RATE == pytest.approx(4.0, abs=0.2)
