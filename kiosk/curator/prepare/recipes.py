"""What a recipe for a prepared form is."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeAlias

from kiosk.content.model import MediumKind

Progress: TypeAlias = Callable[[float], None]
"""Is told how much is done, from 0 to 1."""


_MODULES = {
    MediumKind.PICTURE: ("kiosk.curator.prepare.tiling", "PICTURES"),
    MediumKind.FILM: ("kiosk.curator.prepare.films", "FILMS"),
    MediumKind.SOUND: ("kiosk.curator.prepare.loudness", "SOUNDS"),
}


class CannotPrepareError(Exception):
    """No form can be made of a file; the text is the cause."""


class Make(Protocol):
    """Makes the form of an original at a place where nothing is yet."""

    def __call__(self, original: Path, place: Path, progress: Progress) -> None:
        """Make it whole. Raises `CannotPrepareError` and OSError; what is left at the place then is thrown away."""


@dataclass(frozen=True, slots=True)
class Work:
    """Something to be made."""

    reason: str
    """Why the original is not shown as it is."""
    make: Make


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the originals of one kind are prepared."""

    name: str
    """With its version: a form that an older version made is made anew."""
    ending: str
    """Of the form's name; "" for a folder."""
    judge: Callable[[Path], Work | None]
    """Tells what is to be made of an original, None when it is good as it is. Raises `CannotPrepareError`."""


def recipe_of(kind: MediumKind) -> Recipe:
    """Return how a kind of medium is prepared."""
    # Each brings a large library, which an exhibition without such media does without.
    module, name = _MODULES[kind]
    recipe: Recipe = getattr(import_module(module), name)
    return recipe
