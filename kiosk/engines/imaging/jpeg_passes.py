"""Counts the passes (scans) of a JPEG: each covers the whole picture, so that many of them take minutes."""

import mmap
import re
from pathlib import Path

MOST = 10_000
"""Counting stops here."""
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""In the data of a pass, 0xff is followed by 0x00 or by a restart marker."""
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_START_OF_SCAN, _END = 0xDA, 0xD9
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xDA)})


def passes(path: Path) -> int:
    """Return how many passes a JPEG has, up to a number; 1 for an ordinary one, of which only the header is read."""
    if not path.stat().st_size:
        return 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _counted(data)


def _counted(data: mmap.mmap) -> int:
    at, count, several, components = 2, 0, False, 0
    while count < MOST:
        marker = _MARKER.search(data, at)
        if marker is None or marker.end() + 4 > len(data):
            break
        kind, at = data[marker.start() + 1], marker.end()
        if kind == _END:
            break
        if kind in _WITHOUT_LENGTH:
            continue
        if kind in _FRAMES:
            several, components = kind in _PROGRESSIVE, data[at + 7] if at + 7 < len(data) else 0
        if kind == _START_OF_SCAN:
            count += 1
            if not several and data[at + 2] >= components:
                return 1
        at += int.from_bytes(data[at : at + 2], "big")
    return count
