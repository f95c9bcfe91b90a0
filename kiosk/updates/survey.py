"""What files the content has now, finely enough that no change goes unseen."""

import hashlib
import os
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from kiosk.content.inventory import Item
from kiosk.paths import Paths

FOLDERS = ("exhibits", "media", "locales")
_NOT_CONTENT = ("media/make",)
"""Scripts that make the shipped media."""


class Stamp(NamedTuple):
    """What tells one state of a file from another."""

    size: int
    """In bytes."""
    changed_ns: int
    """When it was last written, in nanoseconds; a copy may have taken it over from its original."""
    touched_ns: int
    """When anything of it last changed, its name included, in nanoseconds; nobody can set it."""


Survey: TypeAlias = Mapping[str, Stamp]
"""Every file of the content by its name relative to the root, with forward slashes."""


def survey(paths: Paths) -> Survey:
    """Look at exhibits/, media/ and locales/; hidden files and folders that cannot be opened are left out."""
    found: dict[str, Stamp] = {}
    for folder in FOLDERS:
        _look(str(paths.root / folder), folder, found)
    return found


def mark_of(seen: Survey, *, of_copies: bool = False) -> str:
    """Name one state of the files: two surveys of the same have the same mark, as far as anybody can tell.

    `of_copies` asks for what a copy has in common with its original.
    """
    if of_copies:
        lines = [f"{name}\0{stamp.size}\0{stamp.changed_ns}" for name, stamp in seen.items()]
    else:
        lines = [f"{name}\0{size}\0{changed}\0{touched}" for name, (size, changed, touched) in seen.items()]
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest()


def items_of(seen: Survey) -> tuple[Item, ...]:
    """Give what of it `kiosk.content` reads, in any order."""
    return tuple([Item(name, stamp[0], stamp[1]) for name, stamp in seen.items() if not name.startswith("locales/")])


def age_s(seen: Survey, now_ns: int) -> float:
    """Seconds since anything changed, by the system's clock; below 0 when that clock has been set back."""
    return (now_ns - max((stamp.touched_ns for stamp in seen.values()), default=0)) / 1e9


def differing(before: Survey, after: Survey) -> frozenset[str]:
    """Name the files that are not in both, or not the same."""
    return frozenset(name for name in {*before, *after} if before.get(name) != after.get(name))


def _look(folder: str, name: str, found: dict[str, Stamp]) -> None:
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
                seen = entry.stat()
                found[f"{name}/{own}"] = Stamp(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
        # It went away while we looked, or leads nowhere: it is not there.
        except OSError:
            continue
