"""What the kiosk asks of sound and film, whatever plays them.

Every device has a null twin with the same clock, so that a kiosk without an audio device still shows how far a
narration is and when it ends.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeAlias

Clock: TypeAlias = Callable[[], float]
"""Gives seconds that only grow, from any origin."""


class UnreadableError(Exception):
    """A file cannot be read as a film or a sound; the text is the cause."""


class PlayState(StrEnum):
    """How far a sound or a film is."""

    IDLE = "idle"
    OPENING = "opening"
    """A film is being opened; nothing is known of it yet."""
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
    """One place on the desk, where at most one sound plays."""

    @property
    def state(self) -> PlayState:
        """Whether it plays, and if not, why."""

    @property
    def path(self) -> Path | None:
        """The sound of the last `play`, None after `stop`."""

    @property
    def position_s(self) -> float:
        """Seconds since the beginning of the file; of a loop it goes on growing past the length."""

    @property
    def length_s(self) -> float | None:
        """Seconds of one pass, None while nothing plays or when the file does not say."""

    def play(self, path: Path, *, loop: bool = False, start_s: float = 0.0, length_s: float | None = None) -> None:
        """Play a file from `start_s` in place of what plays; `length_s` cuts it, or fills it with silence, to that."""

    def pause(self) -> None:
        """Hold; nothing happens when nothing plays."""

    def resume(self) -> None:
        """Go on after a pause."""

    def seek(self, position_s: float) -> None:
        """Go on from another place, playing or paused as before; after the end it plays again."""

    def stop(self) -> None:
        """Stop, and forget what played."""


class SoundPlayer(Protocol):
    """All sound of the kiosk: four channels under one volume."""

    @property
    def narration(self) -> SoundChannel:
        """The voice that tells."""

    @property
    def ambient(self) -> SoundChannel:
        """Fades in and out, and sinks to a quarter while narration or a film is heard."""

    @property
    def film(self) -> SoundChannel:
        """The sound of the film that is shown."""

    @property
    def speech(self) -> SoundChannel:
        """The voice that reads the screen aloud."""

    @property
    def device(self) -> str | None:
        """The name of the device that sounds, None when there is none."""

    @property
    def volume(self) -> float:
        """From 0 to 1, as heard: half sounds half as loud."""

    @volume.setter
    def volume(self, volume: float) -> None:
        """Set it; values outside are brought inside."""

    @property
    def poll_interval_s(self) -> float:
        """How soon `poll` should be called again: short while something fades, long while nothing plays."""

    def poll(self) -> tuple[SoundEvent, ...]:
        """Move the fades on and say what has happened since the last call. Never blocks."""

    def silence(self) -> None:
        """Stop every channel at once, without fades or events."""

    def length_s(self, path: Path) -> float | None:
        """Seconds a sound file lasts, without decoding it; None when it does not say."""

    def close(self) -> None:
        """Stop everything and free the device."""


@dataclass(frozen=True, slots=True)
class FilmFrame:
    """One picture of a film, to be shown as it is."""

    width: int
    height: int
    rgba: bytes
    """Four bytes a pixel, rows from the top, sRGB, opaque."""
    time_s: float
    """Seconds since the beginning of the film."""


class FilmPlayer(Protocol):
    """One opened film; its sound plays on the film channel, and the pictures follow that."""

    @property
    def state(self) -> PlayState:
        """Whether it plays, and if not, why."""

    @property
    def failure(self) -> str:
        """Why the film cannot be shown, empty when it can."""

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height as it should be seen, in pixels; None while it is being opened."""

    @property
    def duration_s(self) -> float | None:
        """Seconds it lasts; None while it is being opened or when the file does not say."""

    @property
    def position_s(self) -> float:
        """Seconds within the film, as of the last `frame`."""

    @property
    def has_sound(self) -> bool:
        """Whether anything is to be heard."""

    @property
    def pending(self) -> bool:
        """Whether `frame` is still to be called though nothing plays: a picture that was asked for is on its way."""

    def fit(self, width: int, height: int) -> None:
        """Make frames no larger than this box of pixels; the proportions stay."""

    def frame(self) -> FilmFrame | None:
        """Hand out the picture that is due, None while the one shown stays right. Call it before each drawing."""

    def wait(self, timeout_s: float) -> bool:
        """Wait until the picture that is due is decoded, or all are; tell whether that came in time."""

    def play(self) -> None:
        """Play from here, from the beginning after the end."""

    def pause(self) -> None:
        """Hold picture and sound."""

    def seek(self, position_s: float) -> None:
        """Go on from another place, playing or paused as before."""

    def step(self, seconds: float) -> None:
        """Go back (negative) or on by some seconds, within the film."""

    def close(self) -> None:
        """Stop the sound and free everything, within a second."""


class Voice(Protocol):
    """One sound on an output device; made playing."""

    @property
    def state(self) -> PlayState:
        """Whether it plays, and if not, why."""

    @property
    def failure(self) -> str:
        """Why it could not be played, empty when it can."""

    @property
    def position_s(self) -> float:
        """Seconds since the beginning of the file, growing over the loops."""

    def set_gain(self, gain: float) -> None:
        """Set the amplitude, from 0 to 1."""

    def pause(self) -> None:
        """Hold."""

    def resume(self) -> None:
        """Go on after a pause."""

    def stop(self) -> None:
        """Stop for good, within 100 ms."""


@dataclass(frozen=True, slots=True)
class Take:
    """What of a sound file is to be played."""

    path: Path
    loop: bool = False
    start_s: float = 0.0
    length_s: float | None = None
    """The length of one pass; None for the file's own."""


class Output(Protocol):
    """A device that sounds, or one that only counts."""

    @property
    def name(self) -> str | None:
        """The name of the device, None when nothing is heard."""

    def voice(self, take: Take, gain: float) -> Voice:
        """Begin to play, at an amplitude from 0 to 1; a failure shows in the voice's state."""

    def close(self) -> None:
        """Stop all voices and free the device."""


class AudioDevice(Protocol):
    """Looks after which output there is."""

    def change(self, *, quiet: bool) -> Output | None:
        """Return an output to move to, None to stay; `quiet` says that nothing would be interrupted."""

    def close(self) -> None:
        """Stop looking."""
