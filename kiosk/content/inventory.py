"""What files the content has, with their sizes and times: what is read, and what tells whether a cache still holds."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kiosk.paths import Paths

_NOT_CONTENT = ("media/make",)
"""Scripts that make the shipped media."""


class Item(NamedTuple):
    """A file of the content."""

    name: str
    """Relative to the root, with forward slashes."""
    size: int
    """In bytes."""
    changed_ns: int
    """When it was last written, in nanoseconds."""


def inventory(paths: Paths) -> tuple[Item, ...]:
    """Every file in exhibits/ and media/, sorted by name; hidden ones are left out. Unreadable folders are empty."""
    found = looked(paths.root, ("exhibits", "media"))
    return tuple(sorted(Item(name, status.st_size, status.st_mtime_ns) for name, status in found.items()))


def looked(root: Path, folders: Iterable[str]) -> dict[str, os.stat_result]:
    """Look at every file below these folders of a root: what the system says of it, by its name as an Item has it.

    Hidden files and folders that cannot be opened are left out, and so is what goes away meanwhile or leads nowhere.
    """
    found: dict[str, os.stat_result] = {}
    for folder in folders:
        _look(str(root / folder), folder, found)
    return found


def _look(folder: str, name: str, found: dict[str, os.stat_result]) -> None:
    """Take down all files below a folder; of thousands a start must know, so that no step is here that need not be."""
    if name in _NOT_CONTENT:
        return
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        own = entry.name
        if own[0] == ".":
            continue
        try:
            if entry.is_dir():
                _look(entry.path, f"{name}/{own}", found)
            else:
                found[f"{name}/{own}"] = entry.stat()
        except OSError:
            continue
