"""Real films and sounds, made small; a clock that only moves when told; no device unless a test asks for one."""

import math
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from kiosk.engines.playback import Film, FilmFrame
from kiosk.engines.playback.decoding import film_room

RATE = 48_000


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def tone(seconds: float, hertz: float = 440.0) -> np.ndarray:
    times = np.arange(round(seconds * RATE)) / RATE
    mono = (np.sin(2 * math.pi * hertz * times) * 12_000).astype("<i2")
    return np.repeat(mono, 2)


@pytest.fixture
def make_sound(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str = "tone.wav", seconds: float = 2.0, hertz: float = 440.0) -> Path:
        path = tmp_path / name
        with wave.open(str(path), "wb") as file:
            file.setparams((2, 2, RATE, 0, "NONE", ""))
            file.writeframes(tone(seconds, hertz).tobytes())
        return path

    return make


@pytest.fixture
def make_film(tmp_path: Path) -> Callable[..., Path]:
    """Films of flat pictures: picture n is grey at 23 + 4 n. Each can be told from the next, and none is black."""

    def make(
        name: str = "film.mp4",
        pictures: int = 50,
        size: tuple[int, int] = (64, 48),
        sound_s: float | None = None,
        codec: str = "libx264",
        paint: Callable[[int], av.VideoFrame] | None = None,
        options: dict[str, str] | None = None,
    ) -> Path:
        path = tmp_path / name
        with av.open(str(path), "w") as container:
            video = container.add_stream(codec, rate=25, options=options or {"qp": "1", "g": "10"})
            video.width, video.height, video.pix_fmt = *size, "yuv420p"
            audio = container.add_stream("aac", rate=RATE) if sound_s else None
            for number in range(pictures):
                frame = paint(number) if paint else grey(number, size)
                container.mux(video.encode(frame))
            container.mux(video.encode(None))
            if audio and sound_s:
                frame = av.AudioFrame.from_ndarray(tone(sound_s).reshape(1, -1), format="s16", layout="stereo")
                frame.sample_rate = RATE
                container.mux(audio.encode(frame))
                container.mux(audio.encode(None))
        return path

    return make


def grey(number: int, size: tuple[int, int]) -> av.VideoFrame:
    frame = av.VideoFrame(*size, "yuv420p")
    for plane, value in zip(frame.planes, (min(16 + 23 + 4 * number, 235), 128, 128), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


@pytest.fixture
def number_of() -> Callable[[FilmFrame], int]:
    """Say which picture of `make_film` a frame is."""

    def number(frame: FilmFrame) -> int:
        return round((frame.rgba[len(frame.rgba) // 8 * 4] * 219 / 255 - 23) / 4)

    return number


@pytest.fixture
def open_film(clock: Clock) -> Iterator[Callable[..., Film]]:
    """Films that are opened up to their poster, and closed at the end of the test."""
    films: list[Film] = []

    def open_(path: Path, sound: object, **options: object) -> Film:
        film = Film(path, sound, clock=clock, **options)
        films.append(film)
        wait(film)
        return film

    yield open_
    for film in films:
        film.close()


def wait(film: Film, timeout_s: float = 30.0) -> None:
    """Wait until the film's thread can do no more: its queue is full, or all is read."""

    decoding = film._decoding

    def settled() -> bool:
        size = len(decoding._queue[0].rgba) if decoding._queue else 1
        return decoding._all_read or (decoding._start_s is None and len(decoding._queue) >= film_room(size))

    with decoding._changed:
        assert decoding._changed.wait_for(settled, timeout_s), (film.state, film.failure, len(decoding._queue))


@pytest.fixture
def settle() -> Callable[[Film], None]:
    return wait


@pytest.fixture
def done() -> Callable[[float], None]:
    """Takes a progress, which must stay between none and all."""

    def check(share: float) -> None:
        assert 0 <= share <= 1

    return check
