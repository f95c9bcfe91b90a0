"""Looks for packed exhibitions on mounted USB sticks. It may hang with the stick: call it in a thread."""

import logging
import os
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kiosk.content.packing import ENDING, manifest_of
from kiosk.errors import KioskError, plain
from kiosk.files import MIB, read_bytes

PLACES = (Path("/media"), Path("/run/media"), Path("/mnt"), Path("/run/vitrine-stick"))
"""Where sticks are mounted: by desktops, by people, and by the service's own unit."""
MOUNTS = Path("/proc/self/mountinfo")
MOST_ENTRIES = 2000
"""Of the top folder of a stick; what comes after them is not looked at."""
MOST_PACKS = 8
"""Files that are opened in one search."""
MOST_LETTERS, MOST_LANGUAGES = 200, 100
"""What staff are shown of a title and of the languages: the manifest may hold anything."""
_ESCAPED = re.compile(r"\\([0-7]{3})")
_AFTER_OPTIONS = " - "

_log = logging.getLogger("kiosk.content")


@dataclass(frozen=True, slots=True)
class Stick:
    """A packed exhibition on a stick, as its manifest describes it; its files were not checked yet."""

    file: Path
    title: str
    languages: tuple[str, ...]


class _Pack(NamedTuple):
    """One state of a file on a stick."""

    file: Path
    changed_ns: int
    size: int


class StickSearch:
    """Finds packed exhibitions, any number of times: each file is opened and each fault logged only once."""

    def __init__(self, places: tuple[Path, ...] = PLACES, mounts: Path = MOUNTS) -> None:
        """Take the places to look in, and the kernel's list of mounts."""
        self._places, self._mounts = places, mounts
        self._known: dict[_Pack, Stick | None] = {}
        self._unread: frozenset[Path] = frozenset()

    def __call__(self) -> tuple[Stick, ...]:
        """Return the packed exhibitions in the top folders of mounted sticks, the newest file first. Never raises."""
        found: list[_Pack] = []
        unread = set()
        for folder in mounted(self._places, self._mounts):
            try:
                found += _packs(folder)
            except OSError as error:
                unread.add(folder)
                if folder not in self._unread:
                    _log.warning("%s cannot be read: %s", plain(str(folder)), error.strerror)
        self._unread = frozenset(unread)
        found = sorted(found, key=lambda one: one.changed_ns, reverse=True)[:MOST_PACKS]
        self._known = {pack: self._known[pack] if pack in self._known else _described(pack.file) for pack in found}
        return tuple(stick for stick in self._known.values() if stick)


def mounted(places: tuple[Path, ...], mounts: Path = MOUNTS) -> list[Path]:
    """Return the folders at or below `places` where a disk is mounted; network drives do not count.

    The list of mounts is read, not the folders: a disk that hangs does not delay it.
    """
    try:
        lines = os.fsdecode(read_bytes(mounts, MIB)).split("\n")
    except OSError:
        return []
    found = [folder for line in lines if (folder := _disk(line))]
    return sorted({folder for folder in found if any(folder.is_relative_to(place) for place in places)})


def _disk(line: str) -> Path | None:
    """Return where a line of mountinfo mounts a disk; None for anything else. See proc(5)."""
    left, _, right = line.partition(_AFTER_OPTIONS)
    mount, source = left.split()[4:5], right.split()[1:2]
    if not mount or not source or not source[0].startswith("/dev/"):
        return None
    return Path(_ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), mount[0]))


def _packs(folder: Path) -> list[_Pack]:
    """Return the regular files in a folder that are named as packed exhibitions. Raises OSError."""
    found = []
    with os.scandir(folder) as entries:
        for entry in islice(entries, MOST_ENTRIES):
            # macOS adds "._name" beside each file that it copies to a stick.
            named = entry.name.lower().endswith(ENDING) and not entry.name.startswith(".")
            if named and entry.is_file(follow_symlinks=False):
                status = entry.stat(follow_symlinks=False)
                found.append(_Pack(folder / entry.name, status.st_mtime_ns, status.st_size))
    return found


def _described(file: Path) -> Stick | None:
    try:
        manifest = manifest_of(file, whole=False)
    except (KioskError, OSError) as error:
        _log.warning("%s cannot be used: %s", plain(str(file)), plain(str(error)))
        return None
    title, languages = manifest.title[:MOST_LETTERS], manifest.languages[:MOST_LANGUAGES]
    return Stick(file, plain(title), tuple(plain(tag[:MOST_LETTERS]) for tag in languages))
