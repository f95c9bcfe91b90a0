"""Finds the poster of a film that begins black."""

from collections.abc import Callable
from pathlib import Path

from kiosk.engines.playback.api import FilmFrame, UnreadableError
from kiosk.engines.playback.media_reader import FilmReader

SEARCH_S = 20.0
SEARCH_PICTURES = 1200
"""A film that stays black for longer than either limit shows its first picture."""


def first_lit(
    path: Path, box: tuple[int, int] | None, given_up: Callable[[], bool], from_s: float = 0.0
) -> tuple[float, FilmFrame] | None:
    """Return the first picture from a time on that is not black, with its time; None when the search ends first.

    The picture is no larger than the box, and counts as one of the film's beginning. `given_up` is called before each
    picture.
    """
    try:
        with FilmReader(path) as reader:
            for number, moment in enumerate(reader.frames(from_s)):
                if given_up() or number >= SEARCH_PICTURES or moment[0] > SEARCH_S:
                    return None
                if not reader.is_black(moment):
                    painted = reader.paint(moment, box)
                    return moment[0], FilmFrame(painted.width, painted.height, painted.rgba, 0.0)
    except UnreadableError:
        # The player of the film reports the error.
        return None
    return None
