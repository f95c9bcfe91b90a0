"""Files copied so that a power cut leaves all of them or none: data first, then names."""

import os
import shutil
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path

CHUNK_BYTES = 8 * 2**20


def copy(source: Path, target: Path) -> None:
    """Copy a file with its time; a file system that can shares the data between the two. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as reading, target.open("xb") as writing:
        status = os.fstat(reading.fileno())
        if not _copied_by_the_system(reading.fileno(), writing.fileno()):
            reading.seek(0)
            writing.seek(0)
            writing.truncate()
            shutil.copyfileobj(reading, writing, CHUNK_BYTES)
    os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))


def link(source: Path, target: Path) -> bool:
    """Give a file a second name; tell whether the file system could."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        return False
    return True


def digest(path: Path) -> str:
    """Give the SHA-256 of a file's content. Raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def settle(paths: Iterable[Path]) -> None:
    """Have files and folders written to the disk itself. Raises OSError."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copied_by_the_system(reading: int, writing: int) -> bool:
    try:
        while os.copy_file_range(reading, writing, CHUNK_BYTES):
            pass
    # Between two file systems, or by one that has no such thing.
    except OSError:
        return False
    # Some file systems answer "nothing left" where they mean "cannot".
    return os.fstat(writing).st_size == os.fstat(reading).st_size
