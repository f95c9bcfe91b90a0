"""Sound, film and captions. Importing this loads neither pygame nor PyAV: they come with the first film or device."""

from kiosk.playback.api import (
    FilmPlayer,
    Frame,
    PlayState,
    SoundChannel,
    SoundEnded,
    SoundEvent,
    SoundFailed,
    SoundPlayer,
)
from kiosk.playback.film import Film
from kiosk.playback.null import NullFilm, null_sound
from kiosk.playback.sound import open_sound

__all__ = [
    "Film",
    "FilmPlayer",
    "Frame",
    "NullFilm",
    "PlayState",
    "SoundChannel",
    "SoundEnded",
    "SoundEvent",
    "SoundFailed",
    "SoundPlayer",
    "null_sound",
    "open_sound",
]
