"""The interfaces of sound and film.

Every device has a null twin with the same clock, so that a kiosk without an audio device still shows the position of
a narration, and its end.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

Clock: TypeAlias = Callable[[], float]
"""A monotonic clock in seconds, from any origin."""


class UnreadableError(Exception):
    """A file cannot be read as a film or a sound; the message is the cause."""


class PlayState(StrEnum):
    """The state of a sound or a film."""

    IDLE = "idle"
    OPENING = "opening"
    """A film is being opened; its size and length are not known yet."""
    PLAYING = "playing"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SoundEnded:
    """A sound played to its end."""

    channel: str
    path: Path


@dataclass(frozen=True, slots=True)
class SoundFailed:
    """A sound could not be played; the log already names the cause."""

    channel: str
    path: Path
    cause: str


SoundEvent: TypeAlias = SoundEnded | SoundFailed


class SoundChannel(Protocol):
    """One channel, which plays at most one sound."""

    @property
    def state(self) -> PlayState:
        """The present state."""

    @property
    def path(self) -> Path | None:
        """The sound of the last `play`, None after `stop`."""

    @property
    def position_s(self) -> float:
        """Seconds since the beginning of the file; for a loop it keeps growing past the length."""

    @property
    def length_s(self) -> float | None:
        """Seconds of one pass, None while nothing plays or when the length is unknown."""

    def play(self, path: Path, *, loop: bool = False, start_s: float = 0.0, length_s: float | None = None) -> None:
        """Play a file from `start_s` instead of what plays; with `length_s` it is cut, or padded with silence."""

    def pause(self) -> None:
        """Pause; does nothing when nothing plays."""

    def resume(self) -> None:
        """Resume after a pause."""

    def seek(self, position_s: float) -> None:
        """Seek, playing or paused as before; after the end it plays again."""

    def stop(self) -> None:
        """Stop, and forget what played."""


class SoundPlayer(Protocol):
    """All sound of the kiosk: four channels under one volume."""

    @property
    def narration(self) -> SoundChannel:
        """The narration."""

    @property
    def ambient(self) -> SoundChannel:
        """Fades in and out, and is ducked to a quarter while narration or a film is heard."""

    @property
    def film(self) -> SoundChannel:
        """The sound of the film that is shown."""

    @property
    def speech(self) -> SoundChannel:
        """The speech that reads the screen aloud."""

    @property
    def device(self) -> str | None:
        """The name of the audio device, None when there is none."""

    @property
    def volume(self) -> float:
        """The perceived volume from 0 to 1: half sounds half as loud."""

    @volume.setter
    def volume(self, volume: float) -> None:
        """Set the volume; values are clamped."""

    @property
    def poll_interval_s(self) -> float:
        """How soon `poll` should be called again: short while something fades, long while nothing plays."""

    def poll(self) -> tuple[SoundEvent, ...]:
        """Advance the fades and return the events since the last call. Never blocks."""

    def silence(self) -> None:
        """Stop every channel at once, without fades or events."""

    def length_s(self, path: Path) -> float | None:
        """Return the seconds of a sound file, without decoding it; None when unknown."""

    def close(self) -> None:
        """Stop everything and free the device."""


@dataclass(frozen=True, slots=True)
class FilmFrame:
    """One picture of a film, ready to be shown."""

    width: int
    height: int
    rgba: bytes
    """Four bytes a pixel, rows from the top, sRGB, opaque."""
    time_s: float
    """Seconds since the beginning of the film."""


class FilmPlayer(Protocol):
    """One opened film; its sound plays on the film channel, and the pictures are synchronised to it."""

    @property
    def state(self) -> PlayState:
        """The present state."""

    @property
    def failure(self) -> str:
        """The reason why the film cannot be shown, empty when it can."""

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height as it should be seen, in pixels; None while it is being opened."""

    @property
    def duration_s(self) -> float | None:
        """The length in seconds; None while it is being opened or when unknown."""

    @property
    def position_s(self) -> float:
        """The position in seconds, as of the last `frame`."""

    @property
    def has_sound(self) -> bool:
        """Whether it has sound."""

    @property
    def pending(self) -> bool:
        """Whether `frame` is still to be called though nothing plays: a requested picture is being decoded."""

    def fit(self, width: int, height: int) -> None:
        """Make frames no larger than this box of pixels; the proportions stay."""

    def frame(self) -> FilmFrame | None:
        """Return the picture that is due, None while the one shown is still right. Call it before each drawing."""

    def wait(self, timeout_s: float) -> bool:
        """Wait until the picture that is due is decoded, or all are; return False after the timeout."""

    def play(self) -> None:
        """Play from the present position; after the end, from the beginning."""

    def pause(self) -> None:
        """Pause picture and sound."""

    def seek(self, position_s: float) -> None:
        """Seek, playing or paused as before."""

    def step(self, seconds: float) -> None:
        """Skip forward or back (negative) by some seconds, within the film."""

    def close(self) -> None:
        """Stop the sound and free everything, within a second."""


class Voice(Protocol):
    """One sound on an output device, which plays from the start."""

    @property
    def state(self) -> PlayState:
        """The present state."""

    @property
    def failure(self) -> str:
        """The reason why it could not be played, empty when it can."""

    @property
    def position_s(self) -> float:
        """Seconds since the beginning of the file, growing over all loops."""

    def set_gain(self, gain: float) -> None:
        """Set the amplitude, from 0 to 1."""

    def pause(self) -> None:
        """Pause."""

    def resume(self) -> None:
        """Resume after a pause."""

    def stop(self) -> None:
        """Stop finally, within 100 ms."""


@dataclass(frozen=True, slots=True)
class Take:
    """The part of a sound file to be played."""

    path: Path
    loop: bool = False
    start_s: float = 0.0
    length_s: float | None = None
    """The length of one pass; None for that of the file."""


class Output(Protocol):
    """An audio device, or its null twin."""

    @property
    def name(self) -> str | None:
        """The name of the device, None for the null twin."""

    def voice(self, take: Take, gain: float) -> Voice:
        """Start to play, at an amplitude from 0 to 1; a failure is reported by the voice's state."""

    def close(self) -> None:
        """Stop all voices and free the device."""


class AudioDevice(Protocol):
    """Finds the output to use."""

    def change(self, *, quiet: bool) -> Output | None:
        """Return an output to switch to, None to stay; `quiet` means that nothing would be interrupted."""

    def close(self) -> None:
        """Stop searching."""
