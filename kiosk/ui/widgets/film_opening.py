"""Opens films, or a null film that cannot be shown."""

from pathlib import Path

from kiosk.engines.playback import Film, FilmPlayer, NullFilm, SoundPlayer
from kiosk.ui.env import Env


def open_film(
    ui: Env, path: Path | None, sound: SoundPlayer, *, loop: bool = False, leader: FilmPlayer | None = None
) -> FilmPlayer:
    """Open a film; return a NullFilm if the file is missing, or if the kiosk runs without films after crashes."""
    if path is None:
        return NullFilm("the file is not there")
    if ui.careful:
        return NullFilm("the kiosk does without films, after crashes")
    return Film(path, sound, loop=loop, clock=ui.clock, leader=leader)
