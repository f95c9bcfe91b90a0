"""Synthesise the exhibition's ambient sound: wind over water and a low, slow chord, as a loop.

Everything is built in the frequency domain or from whole numbers of cycles, so that the loop has no audible seam. The
seed is fixed.
"""

from __future__ import annotations

import subprocess

import house
import numpy as np
from numpy.typing import NDArray

RATE = 44100
SECONDS = 72
SEED = 19790107
GAIN_DB = -12  # results in -32 LUFS: softer than a voice, louder than the hum of a gallery

Sound = NDArray[np.float64]


def ambient(seconds: float = SECONDS) -> Sound:
    """Return the sound as an array of two channels by samples, between -1 and 1."""
    count = round(seconds * RATE)
    chance = np.random.default_rng(SEED)
    left, right = (_wind(chance, count) + _water(chance, count) for _ in range(2))
    chord = _chord(chance, count)
    mixed = np.stack([0.7 * left + 0.3 * right + chord, 0.3 * left + 0.7 * right + np.roll(chord, RATE // 90)])
    loud: Sound = mixed / np.abs(mixed).max() * 0.5
    return loud


def _noise(chance: np.random.Generator, count: int, low: float, high: float, slope: float) -> Sound:
    """Return periodic noise between two frequencies in hertz with a spectral slope; its root mean square is 1."""
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    shape = np.zeros_like(frequencies)
    inside = frequencies > 0
    octaves = np.log2(frequencies[inside] / np.sqrt(low * high))
    shape[inside] = np.exp(-0.5 * (octaves / (np.log2(high / low) / 2)) ** 2) * (frequencies[inside] / low) ** -slope
    spectrum = shape * np.exp(2j * np.pi * chance.random(frequencies.size))
    made: Sound = np.fft.irfft(spectrum, count)
    even: Sound = made / np.sqrt((made**2).mean())
    return even


def _swell(chance: np.random.Generator, count: int, periods: tuple[int, ...]) -> Sound:
    """Return a slow wave between 0 and 1 with a whole number of periods per loop."""
    turn = np.arange(count) / count * 2 * np.pi
    waves = sum((np.sin(turn * p + chance.random() * 2 * np.pi) for p in periods), np.zeros(count))
    swell: Sound = (waves - waves.min()) / (waves.max() - waves.min())
    return swell


def _wind(chance: np.random.Generator, count: int) -> Sound:
    gusts = 0.25 + 0.75 * _swell(chance, count, (2, 5, 7))
    return _noise(chance, count, 120, 520, 0.5) * gusts * 0.55 + _noise(chance, count, 500, 1500, 0.6) * gusts**2 * 0.12


def _water(chance: np.random.Generator, count: int) -> Sound:
    laps = _swell(chance, count, (9, 13, 17)) ** 3
    return _noise(chance, count, 700, 2600, 0.9) * laps * 0.16


def _chord(chance: np.random.Generator, count: int) -> Sound:
    seconds = count / RATE
    turn = np.arange(count) / count * 2 * np.pi
    made = np.zeros(count)
    for hertz, level, periods in (
        (55.0, 0.5, (1, 2)),
        (82.5, 0.36, (1, 3)),
        (110.0, 0.24, (2, 3)),
        (164.8, 0.12, (3, 4)),
        (220.0, 0.05, (2, 5)),
    ):
        breath = 0.35 + 0.65 * _swell(chance, count, periods)
        made += np.sin(turn * round(hertz * seconds) + chance.random() * 2 * np.pi) * level * breath
    return made * 0.8


def encode(sound: Sound, *output: str) -> None:
    """Encode a sound with ffmpeg; `output` holds its options and the output file."""
    command = [
        "ffmpeg",
        "-y",
        "-loglevel",
        "error",
        "-f",
        "f64le",
        "-ar",
        str(RATE),
        "-ac",
        str(sound.shape[0]),
        "-i",
        "-",
        *output,
    ]
    subprocess.run(command, input=np.ascontiguousarray(sound.T).tobytes(), check=True)


if __name__ == "__main__":
    path = house.variant("audio", "ambient", "ogg", house.SOURCE_LANGUAGE)
    # A constant gain: loudnorm's varying gain would make the seam audible.
    encode(ambient(), "-af", f"volume={GAIN_DB}dB", "-c:a", "libvorbis", "-q:a", "1", "-fflags", "+bitexact", str(path))
