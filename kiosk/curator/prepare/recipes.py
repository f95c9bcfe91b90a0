"""The type of a recipe for prepared forms, and the recipe of each kind of medium."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeAlias

from kiosk.content.model import MediumKind

Progress: TypeAlias = Callable[[float], None]
"""Called with the finished share, from 0 to 1."""


_MODULES = {
    MediumKind.PICTURE: ("kiosk.curator.prepare.tiling", "PICTURES"),
    MediumKind.FILM: ("kiosk.curator.prepare.films", "FILMS"),
    MediumKind.SOUND: ("kiosk.curator.prepare.loudness", "SOUNDS"),
}


class CannotPrepareError(Exception):
    """No form can be made of a file; the text is the cause."""


class Make(Protocol):
    """A function that makes the form of an original at a path that does not exist yet."""

    def __call__(self, original: Path, place: Path, progress: Progress) -> None:
        """Make the form. Raises `CannotPrepareError` and OSError; the caller then removes what was written."""


@dataclass(frozen=True, slots=True)
class Work:
    """A form to be made."""

    reason: str
    """Why the original cannot be shown as it is."""
    make: Make


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the originals of one kind are prepared."""

    name: str
    """Name with a version: forms of older versions are made again."""
    ending: str
    """Extension of the form; "" for a folder."""
    judge: Callable[[Path], Work | None]
    """Returns what must be made from an original, None where it needs nothing. Raises `CannotPrepareError`."""


def recipe_of(kind: MediumKind) -> Recipe:
    """Return the recipe of a kind of medium."""
    # Each imports a large library, which an exhibition without such media does not need.
    module, name = _MODULES[kind]
    recipe: Recipe = getattr(import_module(module), name)
    return recipe
