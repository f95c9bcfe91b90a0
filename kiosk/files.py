"""Reading, writing and locking of files.

Regular files of a bounded size are read here; files are written here whole or not at all. All content that people put
into folders is opened by this module, or checked by it before a library opens it: reading a named pipe would block for
ever, and a device has no end.
"""

import fcntl
import os
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EFBIG, EINVAL
from functools import lru_cache
from hashlib import blake2b
from io import BufferedReader, BufferedWriter
from pathlib import Path
from typing import NewType

MIB = 2**20
MOST_TEXT = 64 * MIB
"""Bytes of an exhibit, a description or a catalogue; a timeline of 100,000 cards is half of this."""
MOST_CAPTIONS = 4 * MIB
"""Bytes of a caption file: more than the captions of fifty hours."""
PRIVATE = 0o600
"""The mode of a file that its owner alone may read."""
READABLE = 0o644
"""The mode of a file that every user of the machine may read, whatever the umask."""
_CHUNK_BYTES = 8 * MIB

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
    """Return what something is that is not a regular file, as "a named pipe"; "" for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((name for test, name in _KINDS if test(mode)), "something that is no file")


def require(path: Path, most_bytes: int | None = None) -> os.stat_result:
    """Return the status of a regular file without opening it. Raises NotAFileError, TooLargeError and OSError."""
    return _checked(path.stat(), most_bytes)


def opened(path: Path, most_bytes: int | None = None) -> BufferedReader:
    """Open a regular file for reading, without ever blocking. Raises NotAFileError, TooLargeError and OSError."""
    # Opening a device may already have an effect: its kind is checked before, and that of the opened file after.
    require(path, most_bytes)
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        _checked(os.fstat(handle), most_bytes)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_bytes(path: Path, most_bytes: int) -> bytes:
    """Read a regular file of a bounded size. Raises NotAFileError, TooLargeError and OSError."""
    with opened(path, most_bytes) as file:
        # A file may grow while it is read, and some files of /proc report a size of 0.
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


def digest(path: Path, step: Callable[[], None] = lambda: None) -> str:
    """Return the SHA-256 of a file's content; `step` is called after each chunk. Raises OSError."""
    from hashlib import sha256  # loads OpenSSL, which no start needs

    found = sha256()
    with opened(path) as file:
        while chunk := file.read(_CHUNK_BYTES):
            found.update(chunk)
            step()
    return found.hexdigest()


def _checked(status: os.stat_result, most_bytes: int | None) -> os.stat_result:
    what = not_a_file(status.st_mode)
    if what:
        raise NotAFileError(what)
    if most_bytes is not None and status.st_size > most_bytes:
        raise _too_large(most_bytes)
    return status


def _too_large(most_bytes: int) -> TooLargeError:
    return TooLargeError(EFBIG, f"it has more than {most_bytes // MIB} MB")


@contextmanager
def replacing(file: Path, *, mode: int = 0, to_disk: bool = False) -> Iterator[BufferedWriter]:
    """Open a new file that replaces `file` when the block ends, and is removed when the block fails. Raises OSError.

    No link is followed. `mode` sets the permissions, whatever the umask. With `to_disk` the file survives a power cut.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    # Each process and thread that writes this file has a temporary file of its own.
    part = file.with_name(f".{file.name}.{threading.get_native_id()}.part")
    with suppress(FileNotFoundError):
        part.unlink()
    try:
        # O_EXCL follows no link that somebody creates here in the meantime: that is an error.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode or 0o666)
        with os.fdopen(handle, "wb") as written:
            yield written
            if mode:
                os.fchmod(handle, mode)
            if to_disk:
                written.flush()
                os.fsync(handle)
        part.replace(file)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    if to_disk:
        sync(file.parent)


def write_whole(file: Path, content: str | Iterable[bytes], *, mode: int = 0, to_disk: bool = False) -> None:
    """Write a text as UTF-8, or bytes in pieces, as `replacing` does: whole or not at all. Raises OSError."""
    with replacing(file, mode=mode, to_disk=to_disk) as written:
        written.writelines([content.encode()] if isinstance(content, str) else content)


def copy_whole(source: Path, target: Path, step: Callable[[], None] = lambda: None, *, with_time: bool = False) -> None:
    """Copy a regular file, whole or not at all, and on request with its modification time. Raises OSError.

    The file system shares the data between the two files where it can. `step` is called after each chunk.
    """
    with opened(source) as reading, replacing(target) as writing:
        status = os.fstat(reading.fileno())
        if not _copied_by_the_system(reading.fileno(), writing.fileno(), step):
            reading.seek(0)
            writing.seek(0)
            writing.truncate()
            while chunk := reading.read(_CHUNK_BYTES):
                writing.write(chunk)
                step()
        if with_time:
            writing.flush()
            os.utime(writing.fileno(), ns=(status.st_mtime_ns, status.st_mtime_ns))


def overwrite(file: Path, content: bytes) -> None:
    """Write over a private file of the same size, down to the disk: a full disk has room for that. Raises OSError.

    The file is created if missing. Content within one sector of the disk (512 bytes) is written whole or not at all.
    """
    if not file.exists():
        write_whole(file, [content], mode=PRIVATE, to_disk=True)
        return
    handle = os.open(file, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.pwrite(handle, content, 0)
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(made: Path, final: Path, step: Callable[[], None] = lambda: None) -> None:
    """Rename a file or a folder that is complete, once all of it is on the disk. Raises OSError.

    `step` is called before each file that is written to the disk.
    """
    for path in (*made.rglob("*"), made):
        step()
        sync(path)
    made.rename(final)
    sync(final.parent)


def folder_in_place(made: Path, final: Path) -> None:
    """Give a whole folder its name, where nothing or an empty folder stands, down to the disk. Raises OSError."""
    made.replace(final)
    sync(final.parent)


def sync(path: Path) -> None:
    """Write a file or the names in a folder to the disk itself. Raises OSError."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lock(file: Path) -> int | None:
    """Lock a file for this process until the descriptor is closed; None while another process has it. Raises OSError.

    The lock ends with the process, however that ends. The file remains; a link is not followed.
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


def _copied_by_the_system(reading: int, writing: int, step: Callable[[], None]) -> bool:
    try:
        while os.copy_file_range(reading, writing, _CHUNK_BYTES):
            step()
    # The two files are on different file systems, or the file system does not support it.
    except OSError:
        return False
    # Some file systems report "nothing left" where they mean "not supported".
    return os.fstat(writing).st_size == os.fstat(reading).st_size
