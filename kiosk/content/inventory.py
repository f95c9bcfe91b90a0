"""What files the content has, with their sizes and times: what is read, and what tells whether a cache still holds."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.paths import Paths

# media/make holds the scripts that make the shipped media.
_NOT_SCANNED = ("media/make",)


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
    found = [*_below(paths.exhibits, "exhibits"), *_below(paths.media, "media")]
    return tuple(sorted(found))


def _below(folder: Path | str, name: str) -> Iterator[Item]:
    if name in _NOT_SCANNED:
        return
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        here = f"{name}/{entry.name}"
        try:
            if entry.is_dir():
                yield from _below(entry.path, here)
            else:
                status = entry.stat()
                yield Item(here, status.st_size, status.st_mtime_ns)
        # A file that went away while we looked, or a link to nowhere: it is not there.
        except OSError:
            continue
