"""Small private files that are there after a power cut, whole or as they were."""

import os
from pathlib import Path

PRIVATE = 0o600


def replace_file(file: Path, content: bytes) -> None:
    """Write a file whole, for its owner alone, and wait until it is on the disk; OSError when that fails."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    try:
        # Made anew, so that it never has an older file's permissions.
        part.unlink(missing_ok=True)
        _write(part, content, os.O_CREAT | os.O_EXCL)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _keep_name(file)


def overwrite(file: Path, content: bytes) -> None:
    """Write over a file of the same size, and wait until it is on the disk: a full disk has room for that.

    It is made where there is none. What is no longer than a sector of the disk is there whole or not at all.
    """
    if not file.exists():
        replace_file(file, content)
        return
    _write(file, content, 0)


def _write(file: Path, content: bytes, flags: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_NOFOLLOW | flags, PRIVATE)
    try:
        os.pwrite(handle, content, 0)
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_name(file: Path) -> None:
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
