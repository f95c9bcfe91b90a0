"""What files the content has now, finely enough that no change goes unseen."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from kiosk.content.file_list import FOLDERS, FileItem, walked
from kiosk.paths import Paths


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


class SurveyResult(NamedTuple):
    """What one look at the content has met."""

    files: Survey
    folders: frozenset[str]
    """The paths of all folders that were looked through."""


def survey(paths: Paths) -> Survey:
    """Look at exhibits/, media/ and locales/; hidden files and folders that cannot be opened are left out."""
    return look(paths).files


def look(paths: Paths) -> SurveyResult:
    """Look at the files as `survey` does, and tell which folders hold them."""
    met = walked(paths.root, FOLDERS)
    files = {name: Stamp(one.st_size, one.st_mtime_ns, one.st_ctime_ns) for name, one in met.files.items()}
    return SurveyResult(files, frozenset(met.folders))


def mark_of(seen: Survey, *, of_copies: bool = False) -> str:
    """Name one state of the files: two surveys of the same have the same mark, as far as anybody can tell.

    `of_copies` asks for what a copy has in common with its original.
    """
    if of_copies:
        lines = [f"{name}\0{stamp.size}\0{stamp.changed_ns}" for name, stamp in seen.items()]
    else:
        lines = [f"{name}\0{size}\0{changed}\0{touched}" for name, (size, changed, touched) in seen.items()]
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest()


def items_of(seen: Survey) -> tuple[FileItem, ...]:
    """Give what of it `kiosk.content` reads, in any order."""
    return tuple([FileItem(name, *stamp) for name, stamp in seen.items() if not name.startswith("locales/")])


def age_s(seen: Survey, now_ns: int) -> float:
    """Seconds since anything changed, by the system's clock; below 0 when that clock has been set back."""
    return (now_ns - max((stamp.touched_ns for stamp in seen.values()), default=0)) / 1e9


def differing(before: Survey, after: Survey) -> frozenset[str]:
    """Name the files that are not in both, or not the same."""
    return frozenset(name for name in {*before, *after} if before.get(name) != after.get(name))
