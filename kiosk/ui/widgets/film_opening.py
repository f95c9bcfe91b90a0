"""Opens films, or does without them."""

from pathlib import Path

from kiosk.engines.playback import Film, FilmPlayer, NullFilm, SoundPlayer
from kiosk.ui.env import Env


def open_film(
    ui: Env, path: Path | None, sound: SoundPlayer, *, loop: bool = False, leader: FilmPlayer | None = None
) -> FilmPlayer:
    """Open a film; one that is not there, and any film after crashes, is one that cannot be shown."""
    if path is None:
        return NullFilm("the file is not there")
    if ui.careful:
        return NullFilm("the kiosk does without films, after crashes")
    return Film(path, sound, loop=loop, clock=ui.clock, leader=leader)
