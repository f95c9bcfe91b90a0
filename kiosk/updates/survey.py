"""What files the content has now, finely enough that no change goes unseen."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
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
    return {name: stamp for folder in FOLDERS for name, stamp in _below(paths.root / folder, folder)}


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
    """Give what of it `kiosk.content` reads, as its own inventory would."""
    content = (name for name in seen if not name.startswith("locales/"))
    return tuple(sorted(Item(name, seen[name].size, seen[name].changed_ns) for name in content))


def age_s(seen: Survey, now_ns: int) -> float:
    """Seconds since anything changed, by the system's clock; below 0 when that clock has been set back."""
    return (now_ns - max((stamp.touched_ns for stamp in seen.values()), default=0)) / 1e9


def differing(before: Survey, after: Survey) -> frozenset[str]:
    """Name the files that are not in both, or not the same."""
    return frozenset(name for name in {*before, *after} if before.get(name) != after.get(name))


def _below(folder: Path | str, name: str) -> Iterator[tuple[str, Stamp]]:
    if name in _NOT_CONTENT:
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
                seen = entry.stat()
                yield here, Stamp(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
        # It went away while we looked, or leads nowhere: it is not there.
        except OSError:
            continue
