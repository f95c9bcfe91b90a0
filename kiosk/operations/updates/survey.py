"""A survey of the content's files, precise enough to detect every change."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from kiosk.content.file_list import FOLDERS, FileItem, walked
from kiosk.paths import Paths


class Stamp(NamedTuple):
    """What distinguishes one state of a file from another."""

    size: int
    """In bytes."""
    changed_ns: int
    """Modification time in nanoseconds; a copy may have that of its original."""
    touched_ns: int
    """Time of the last change of content, name or permissions (ctime) in nanoseconds; no program can set it."""


Survey: TypeAlias = Mapping[str, Stamp]
"""Every file of the content by its name relative to the root, with forward slashes."""


class SurveyResult(NamedTuple):
    """The result of one walk through the content."""

    files: Survey
    folders: frozenset[str]
    """The paths of all folders that were read."""


def survey(paths: Paths) -> Survey:
    """Survey exhibits/, media/ and locales/; hidden files and folders that cannot be opened are left out."""
    return look(paths).files


def look(paths: Paths) -> SurveyResult:
    """Survey the files, and also return the folders that contain them."""
    met = walked(paths.root, FOLDERS)
    files = {name: Stamp(one.st_size, one.st_mtime_ns, one.st_ctime_ns) for name, one in met.files.items()}
    return SurveyResult(files, frozenset(met.folders))


def mark_of(seen: Survey, *, of_copies: bool = False) -> str:
    """Return a digest of a survey: equal for equal states of the files.

    `of_copies` uses only what a copy has in common with its original.
    """
    if of_copies:
        lines = [f"{name}\0{stamp.size}\0{stamp.changed_ns}" for name, stamp in seen.items()]
    else:
        lines = [f"{name}\0{size}\0{changed}\0{touched}" for name, (size, changed, touched) in seen.items()]
    return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogateescape")).hexdigest()


def items_of(seen: Survey) -> tuple[FileItem, ...]:
    """Return the part that `kiosk.content` reads, in any order."""
    return tuple([FileItem(name, *stamp) for name, stamp in seen.items() if not name.startswith("locales/")])


def age_s(seen: Survey, now_ns: int) -> float:
    """Return the seconds since the last change, by the system clock; below 0 when that clock was set back."""
    return (now_ns - max((stamp.touched_ns for stamp in seen.values()), default=0)) / 1e9


def differing(before: Survey, after: Survey) -> frozenset[str]:
    """Return the names of the files that were added, removed or changed."""
    return frozenset(name for name in {*before, *after} if before.get(name) != after.get(name))
