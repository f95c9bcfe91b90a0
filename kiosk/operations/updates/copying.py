"""Files copied so that a power cut leaves all of them or none: data first, then names."""

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from kiosk.files import opened

CHUNK_BYTES = 8 * 2**20


def copy(source: Path, target: Path, step: Callable[[], None] = lambda: None) -> None:
    """Copy a file with its time; a file system that can shares the data between the two. Raises OSError.

    `step` is called after each piece.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with opened(source) as reading, target.open("xb") as writing:
        status = os.fstat(reading.fileno())
        if not _copied_by_the_system(reading.fileno(), writing.fileno(), step):
            reading.seek(0)
            writing.seek(0)
            writing.truncate()
            while piece := reading.read(CHUNK_BYTES):
                writing.write(piece)
                step()
    os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))


def link(source: Path, target: Path) -> bool:
    """Give a file a second name; tell whether the file system could."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def digest(path: Path, step: Callable[[], None] = lambda: None) -> str:
    """Give the SHA-256 of a file's content; `step` is called after each piece. Raises OSError."""
    found = sha256()
    with opened(path) as file:
        while piece := file.read(CHUNK_BYTES):
            found.update(piece)
            step()
    return found.hexdigest()


def settle(paths: Iterable[Path]) -> None:
    """Have files and folders written to the disk itself. Raises OSError."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copied_by_the_system(reading: int, writing: int, step: Callable[[], None]) -> bool:
    try:
        while os.copy_file_range(reading, writing, CHUNK_BYTES):
            step()
    # Between two file systems, or by one that has no such thing.
    except OSError:
        return False
    # Some file systems answer "nothing left" where they mean "cannot".
    return os.fstat(writing).st_size == os.fstat(reading).st_size
