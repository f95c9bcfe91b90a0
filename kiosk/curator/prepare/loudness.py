"""Preparation of sounds at one loudness, -23 LUFS as measured by EBU R 128.

FFmpeg's filter ebur128 (ITU-R BS.1770) measures. The gain is constant over a sound; only peaks that would clip are
limited.
"""

from dataclasses import dataclass
from itertools import chain
from math import isfinite, log10
from pathlib import Path

import av
from av.error import FFmpegError

from kiosk.curator.prepare.recipes import CannotPrepareError, Progress, Recipe, Work
from kiosk.engines.playback.api import UnreadableError
from kiosk.engines.playback.downmix import STEREO, FilterChain
from kiosk.engines.playback.media_reader import open_container

TARGET_LUFS = -23.0
TOLERANCE_LU = 1.0
"""The tolerance of EBU R 128; a smaller change is inaudible, and encoding once more would not be."""
PEAK_DB = -1.0
"""Highest true peak of a finished programme."""
SILENCE_LUFS = -70.0
"""The absolute threshold of the measurement: a softer sound counts as silence and is left alone."""
_HELD_BACK_DB = -2.0
"""The limit for samples, so that the true peak between them stays below its own limit."""
FLAC_RATE = 48_000


@dataclass(frozen=True, slots=True)
class Loudness:
    """The measured loudness of a sound."""

    lufs: float
    """Integrated loudness."""
    peak_db: float
    """True peak, in dB of full scale."""

    @property
    def right(self) -> bool:
        """Whether it needs no change."""
        return self.lufs <= SILENCE_LUFS or abs(self.gain_db) <= TOLERANCE_LU

    @property
    def gain_db(self) -> float:
        """The gain that brings it to the target."""
        return TARGET_LUFS - self.lufs

    def filters(self) -> list[tuple[str, str]]:
        """Return FFmpeg's filters, with their options, that bring it to the target."""
        louder = [("volume", f"volume={self.gain_db:.2f}dB:precision=float")]
        if self.peak_db + self.gain_db > PEAK_DB:
            louder.append(("alimiter", f"limit={10 ** (_HELD_BACK_DB / 20):.4f}:level=false:latency=true"))
        return louder


def measure(path: Path) -> Loudness | None:
    """Return the loudness of a file as the kiosk plays it; None without sound. Raises `CannotPrepareError`."""
    try:
        with open_container(path) as container:
            if not container.streams.audio:
                return None
            stream = container.streams.audio[0]
            meter = FilterChain(stream, [STEREO, ("ebur128", "metadata=1:peak=true")])
            read: dict[str, str] = {}
            for frame in chain(container.decode(stream), [None]):
                for measured in meter.through(frame):
                    read |= {key: value for key, value in measured.metadata.items() if key.startswith("lavfi.r128.")}
    except (UnreadableError, FFmpegError, OSError, ValueError) as error:
        raise CannotPrepareError(str(error)) from error
    return _loudness(read)


def _loudness(read: dict[str, str]) -> Loudness:
    peaks = (float(value) for key, value in read.items() if key.startswith("lavfi.r128.true_peaks_ch"))
    peak = max(peaks, default=0.0)
    lufs = float(read.get("lavfi.r128.I", SILENCE_LUFS))
    return Loudness(lufs if isfinite(lufs) else SILENCE_LUFS, 20 * log10(peak) if peak > 0 else SILENCE_LUFS)


def loudness_change(loudness: Loudness) -> str:
    """Return what is done to a sound of another loudness, for people."""
    return f"its loudness of {loudness.lufs:.1f} LUFS (the unit of broadcasters) becomes {TARGET_LUFS:.0f}"


def _judge(original: Path) -> Work | None:
    loudness = measure(original)
    if loudness is None:
        raise CannotPrepareError("it has no sound")
    if loudness.right:
        return None

    def make(original: Path, place: Path, progress: Progress) -> None:
        _level(original, place, loudness, progress)

    return Work(loudness_change(loudness), make)


def _level(original: Path, place: Path, loudness: Loudness, progress: Progress) -> None:
    """Write the sound as FLAC, which is lossless and keeps the length of a loop exact to the sample."""
    shape = ("aformat", f"sample_fmts=s16:sample_rates={FLAC_RATE}")
    try:
        with open_container(original) as container, av.open(str(place), "w", format="flac") as output:
            stream = container.streams.audio[0]
            length_s = (container.duration or 0) / av.time_base
            written = output.add_stream("flac", rate=FLAC_RATE, layout="stereo")
            written.codec_context.open()
            level = FilterChain(stream, [STEREO, *loudness.filters(), shape], written.codec_context.frame_size)
            for frame in chain(container.decode(stream), [None]):
                for done in level.through(frame):
                    output.mux(written.encode(done))
                if frame is not None and frame.time is not None and length_s:
                    progress(min(frame.time / length_s, 1.0))
            output.mux(written.encode(None))
    except (UnreadableError, FFmpegError, ValueError) as error:
        raise CannotPrepareError(str(error)) from error


SOUNDS = Recipe("sound-2", ".flac", _judge)
"""The sound at -23 LUFS."""
