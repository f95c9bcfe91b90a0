"""What files the content has, with their sizes and times: what is read, and what tells whether a cache still holds."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR
from typing import NamedTuple

from kiosk.files import not_a_file
from kiosk.paths import Paths

FOLDERS = ("exhibits", "media", "locales")
"""The folders of the content."""
INLINE_TRANSLATIONS = "locales/inline.json"
"""For which source texts the translations in YAML files were written."""
MAX_DEPTH = 32
"""Folders within each other: what lies deeper is not read."""

_NOT_CONTENT = ("media/make",)
"""Scripts that make the shipped media."""
_MOST_STRANGE = 200
"""Entries that are named in one walk; a folder may hold any number of them."""


class FileItem(NamedTuple):
    """A file of the content."""

    name: str
    """Relative to the root, with forward slashes."""
    size: int
    """In bytes."""
    changed_ns: int
    """When it was last written, in nanoseconds; a copy may have taken it over from its original."""
    touched_ns: int
    """When anything of it last changed, its name included, in nanoseconds; nobody can set it."""


class Strange(NamedTuple):
    """An entry of a folder that is not read, and why."""

    name: str
    """Relative to the root, with forward slashes."""
    what: str
    """As "a named pipe"."""
    linked: bool = False
    """Whether it is a link, and leads to where the content does not go."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk has met."""

    files: dict[str, os.stat_result] = field(default_factory=dict)
    """By name, as an Item has it."""
    folders: list[str] = field(default_factory=list)
    """The paths of all folders that were looked through."""
    strange: list[Strange] = field(default_factory=list)
    """What is no file, and links that lead out of their folder; the first of them."""


def inventory(paths: Paths) -> tuple[FileItem, ...]:
    """Return the files in exhibits/ and media/ but hidden ones, by name; a folder that cannot be read is empty."""
    found = looked(paths.root, ("exhibits", "media"))
    return tuple(sorted(item_of(name, status) for name, status in found.items()))


def item_of(name: str, status: os.stat_result) -> FileItem:
    """Return what tells this state of a file from any other one on this machine, without opening it."""
    return FileItem(name, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def catalogues(paths: Paths) -> list[Path]:
    """Return every catalogue of translations, sorted: locales/<language>/LC_MESSAGES/<domain>.po."""
    found = (name.split("/") for name in looked(paths.root, ("locales",)))
    return sorted(
        paths.root.joinpath(*parts)
        for parts in found
        if len(parts) == 4 and parts[2] == "LC_MESSAGES" and parts[3].endswith(".po")
    )


def looked(root: Path, folders: Iterable[str]) -> dict[str, os.stat_result]:
    """Look at every file below these folders of a root: what the system says of it, by its name as an Item has it.

    Hidden files and folders that cannot be opened are left out, and so is what goes away meanwhile or leads nowhere,
    what is no regular file, and what a link leads to outside of the folder.
    """
    return walked(root, folders).files


def walked(root: Path, folders: Iterable[str]) -> Walked:
    """Walk through these folders of a root; each of them may itself be a link to another place.

    Each folder counts once, under its own name if it has one here, whatever links lead to it.
    """
    found = Walked()
    for folder in folders:
        _Walk(str(root / folder), folder, found).go()
    return found


class _Walk:
    """The walk through one folder of the content, of thousands of files at each start: no step that need not be."""

    def __init__(self, top: str, name: str, found: Walked) -> None:
        self._found = found
        self._top = os.path.realpath(top)
        self._seen: set[tuple[int, int]] = set()
        self._next = [(top, name)]
        self._links: list[tuple[str, str]] = []

    def go(self) -> None:
        """Go through the folders that stand here under their own names, then through what only a link leads to."""
        while self._next or self._links:
            if not self._next:
                self._links.sort(reverse=True)
                self._next.append(self._links.pop())
            self._folder(*self._next.pop())

    def _folder(self, path: str, name: str) -> None:
        try:
            status = Path(path).stat()
            known = (status.st_dev, status.st_ino) in self._seen
            self._seen.add((status.st_dev, status.st_ino))
            if known or name in _NOT_CONTENT:
                return
            entries = list(os.scandir(path))
        except OSError:
            return
        self._found.folders.append(path)
        for entry in entries:
            if entry.name[0] == ".":
                continue
            try:
                self._entry(entry, f"{name}/{entry.name}")
            except OSError:
                continue

    def _entry(self, entry: os.DirEntry[str], name: str) -> None:
        if entry.is_symlink():
            self._link(entry, name)
        elif entry.is_file():
            self._found.files[name] = entry.stat()
        elif not entry.is_dir():
            self._name(name, not_a_file(entry.stat().st_mode))
        elif name.count("/") > MAX_DEPTH:
            self._name(name, f"a folder within more than {MAX_DEPTH} others")
        else:
            self._next.append((entry.path, name))

    def _link(self, entry: os.DirEntry[str], name: str) -> None:
        if not _within(os.path.realpath(entry.path), self._top):
            self._name(name, f"a link that leads out of {name.partition('/')[0]}/", linked=True)
            return
        try:
            status = entry.stat()
        except OSError:
            self._name(name, "a link that leads nowhere")
            return
        what = not_a_file(status.st_mode)
        if not what:
            self._found.files[name] = status
        elif S_ISDIR(status.st_mode):
            self._links.append((entry.path, name))
        else:
            self._name(name, what)

    def _name(self, name: str, what: str, *, linked: bool = False) -> None:
        if len(self._found.strange) < _MOST_STRANGE:
            self._found.strange.append(Strange(name, what, linked))


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")
