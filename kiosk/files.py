"""Reads regular files of a bounded size, writes files whole or not at all, and locks them.

All content that people put into folders is opened here, or is looked at here before a library opens it: a pipe would
block for ever, and a device has no end.
"""

import fcntl
import os
import stat
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from errno import EFBIG, EINVAL
from functools import lru_cache
from hashlib import blake2b
from io import BufferedReader
from pathlib import Path
from typing import NewType

MIB = 2**20
MOST_TEXT = 64 * MIB
"""Bytes of an exhibit, a description or a catalogue; a timeline of 100,000 cards is half of this."""
MOST_CAPTIONS = 4 * MIB
"""Bytes of a caption file: more than the captions of fifty hours."""

SMALL_BYTES = 64 * 2**10
"""A file of up to so many bytes is known by all of its content."""
FileIdentity = NewType("FileIdentity", str)
"""What one state of a file is known by; two states with the same identity hold the same."""
NO_FILE = FileIdentity("")
"""The identity of what cannot be read."""
_SAMPLE_BYTES = 4096
_CLOCK_TICK_NS = 100_000_000
"""Two changes within a tick of the file system's clock have the same time; the longest tick is 10 ms."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NotAFileError(OSError):
    """A path that leads to a folder, a pipe, a socket or a device."""

    strerror: str

    def __init__(self, what: str) -> None:
        """Take what it is, as "a named pipe"."""
        super().__init__(EINVAL, f"it is {what}, not a file")


class TooLargeError(OSError):
    """A file that is far larger than one of its kind can be."""


def not_a_file(mode: int) -> str:
    """Name what is no regular file, as "a named pipe"; "" for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((name for test, name in _KINDS if test(mode)), "something that is no file")


def require(path: Path, most_bytes: int | None = None) -> os.stat_result:
    """Give the status of a regular file. Raises NotAFileError, TooLargeError and OSError; opens nothing."""
    return _judged(path.stat(), most_bytes)


def opened(path: Path, most_bytes: int | None = None) -> BufferedReader:
    """Open a regular file for reading. Raises NotAFileError, TooLargeError and OSError, and never blocks."""
    # Opening a device may already start something: what it is, is asked first, and again of what was opened.
    require(path, most_bytes)
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        _judged(os.fstat(handle), most_bytes)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_bytes(path: Path, most_bytes: int) -> bytes:
    """Read a regular file of a bounded size. Raises NotAFileError, TooLargeError and OSError."""
    with opened(path, most_bytes) as file:
        # A file may grow while it is read, and some of the system's own say that they are empty.
        raw = file.read(most_bytes + 1)
    if len(raw) > most_bytes:
        raise _too_large(most_bytes)
    return raw


def read_text(path: Path, most_bytes: int, encoding: str = "utf-8") -> str:
    """Read a regular text file of a bounded size. Raises as `read_bytes` does, and UnicodeDecodeError."""
    return read_bytes(path, most_bytes).decode(encoding)


def identity(path: Path, small_bytes: int = SMALL_BYTES) -> FileIdentity:
    """Return what a file is known by, or NO_FILE; asked again for an unchanged file, it costs one `stat`.

    A small file is known by its content. A larger one is known by its size, the time of its last change and samples
    of its content, because copies and checked-out files may all have the same time. A copy of a file that keeps the
    time has the same identity: what was worked out from the one holds for the other.
    """
    try:
        status = require(path)
        # What the system says of a file: the last of it changes with every write, and nobody can set it.
        state = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        settled = time.time_ns() - status.st_ctime_ns > _CLOCK_TICK_NS
        return (_identity if settled else _identity.__wrapped__)(path, small_bytes, state)
    except OSError:
        return NO_FILE


@lru_cache(maxsize=8192)
def _identity(path: Path, small_bytes: int, _state: tuple[int, ...]) -> FileIdentity:
    with opened(path) as file:
        status = os.fstat(file.fileno())
        size = status.st_size
        if size <= small_bytes:
            return FileIdentity(f"{size}-{blake2b(file.read(), digest_size=16).hexdigest()}")
        samples = (os.pread(file.fileno(), _SAMPLE_BYTES, at) for at in (0, size // 2, size - _SAMPLE_BYTES))
        digest = blake2b(b"".join(samples), digest_size=16).hexdigest()
        return FileIdentity(f"{size}-{status.st_mtime_ns}-{digest}")


def _judged(status: os.stat_result, most_bytes: int | None) -> os.stat_result:
    what = not_a_file(status.st_mode)
    if what:
        raise NotAFileError(what)
    if most_bytes is not None and status.st_size > most_bytes:
        raise _too_large(most_bytes)
    return status


def _too_large(most_bytes: int) -> TooLargeError:
    return TooLargeError(EFBIG, f"it has more than {most_bytes // MIB} MB")


def write_whole(file: Path, content: Iterable[bytes], *, mode: int = 0, to_disk: bool = False) -> None:
    """Write a file whole or not at all, through a new file beside it; no link is followed. Raises OSError.

    `mode` sets the permissions, whatever the umask. With `to_disk` it outlives a power cut.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # Two processes or threads that write the same file do not share this one.
    part = file.with_name(f".{file.name}.{threading.get_native_id()}.part")
    with suppress(FileNotFoundError):
        part.unlink()
    try:
        # Who puts a link there meanwhile gets an error: O_EXCL follows none.
        with os.fdopen(
            os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode or 0o666), "wb"
        ) as written:
            written.writelines(content)
            if mode:
                os.fchmod(written.fileno(), mode)
            if to_disk:
                written.flush()
                os.fsync(written.fileno())
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if to_disk:
        _settle(file.parent)


def lock(file: Path) -> int | None:
    """Hold a file for this process until the descriptor is closed; None while another process does. Raises OSError.

    The lock ends with the process, however that ends; the file stays, and is never followed where it is a link.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        raise
    return handle


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
