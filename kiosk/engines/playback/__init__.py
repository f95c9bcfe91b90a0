"""Sound, film and captions. Importing this loads neither pygame nor PyAV: the first device or film does."""

from kiosk.engines.playback.api import (
    FilmFrame,
    FilmPlayer,
    PlayState,
    SoundChannel,
    SoundEnded,
    SoundEvent,
    SoundFailed,
    SoundPlayer,
)
from kiosk.engines.playback.film import Film
from kiosk.engines.playback.null import NullFilm, null_sound
from kiosk.engines.playback.sound import open_sound

__all__ = [
    "Film",
    "FilmFrame",
    "FilmPlayer",
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
