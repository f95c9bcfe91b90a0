"""A sound lasts as long as its content does, whatever it is named and whatever its header leaves out."""

import shutil

import av
import numpy as np
import pytest

from kiosk.engines.playback import null_sound
from kiosk.engines.playback.durations import duration_s

RATE = 48_000


def written(path, codec, form, seconds=3, options=None):
    noise = np.random.default_rng(1)
    with av.open(str(path), "w", format=form, options=options or {}) as container:
        stream = container.add_stream(codec, rate=RATE, layout="stereo")
        if codec == "libmp3lame":
            # Variable: soft seconds take fewer bytes.
            stream.codec_context.qscale = True
            stream.codec_context.options = {"global_quality": "472"}
        for second in range(seconds):
            loud = 0.0001 if second < seconds // 2 else 0.5
            samples = (noise.uniform(-1, 1, (1, RATE * 2)) * loud * 32767).astype("<i2")
            frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="stereo")
            frame.sample_rate, frame.pts = RATE, second * RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


KINDS = {
    "m4a": ("aac", "ipod", {}),
    "fragmented m4a": ("aac", "mp4", {"movflags": "frag_keyframe+empty_moov"}),
    "mp3": ("libmp3lame", "mp3", {}),
    "mp3 without a header": ("libmp3lame", "mp3", {"write_xing": "0", "id3v2_version": "0"}),
    "mp3 with tags and no header": ("libmp3lame", "mp3", {"write_xing": "0"}),
    "aac": ("aac", "adts", {}),
    "opus": ("libopus", "ogg", {}),
    "flac": ("flac", "flac", {}),
    "wav": ("pcm_s16le", "wav", {}),
    "webm": ("libopus", "webm", {}),
    "webm without a length": ("libopus", "webm", {"live": "1"}),
}


@pytest.mark.parametrize("ending", ["mp3", "ogg", "wav", "flac", "opus"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_has_its_true_length_whatever_its_name(tmp_path, kind, ending):
    codec, form, options = KINDS[kind]
    path = written(tmp_path / f"sound.{ending}", codec, form, options=options)
    assert duration_s(path) == pytest.approx(3.0, abs=0.08)
    assert null_sound().length_s(path) == pytest.approx(3.0, abs=0.08)


def test_a_long_mp3_whose_rate_varies_has_its_true_length(tmp_path):
    path = written(tmp_path / "a.mp3", "libmp3lame", "mp3", seconds=40, options={"write_xing": "0"})
    assert duration_s(path) == pytest.approx(40.0, abs=0.1)


@pytest.mark.parametrize("claimed", [0, 0xFFFFFFFF, 0x7FFFFFFF])
def test_a_wav_whose_recorder_crashed_lasts_as_long_as_its_samples(tmp_path, claimed):
    path = written(tmp_path / "a.wav", "pcm_s16le", "wav")
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[4:8] = data[at : at + 4] = claimed.to_bytes(4, "little")
    path.write_bytes(data)
    assert duration_s(path) == pytest.approx(3.0, abs=0.08)


@pytest.mark.parametrize("content", [b"", b"hello", b"ID3", b"ID3\x04\0\0\x7f\x7f\x7f\x7f", b"RIFF", b"\xff\xfb"])
def test_what_is_no_sound_has_no_length(tmp_path, content):
    (tmp_path / "a.mp3").write_bytes(content)
    assert duration_s(tmp_path / "a.mp3") is None


def test_a_file_that_is_replaced_has_the_new_length(tmp_path):
    path = written(tmp_path / "a.wav", "pcm_s16le", "wav")
    assert duration_s(path) == pytest.approx(3.0)
    shutil.copy(written(tmp_path / "b.wav", "pcm_s16le", "wav", seconds=1), path)
    assert duration_s(path) == pytest.approx(1.0)
