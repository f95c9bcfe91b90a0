"""A file of many kept things, each of which is read when it is first asked for.

First a head: the key under which all was kept, the digest and the length of the index. Then the index, which says what
there is and where; then the things one after the other, each with its digest. All is JSON, which cannot run anything
whoever wrote it: docs/decisions/content-cache.md.
"""

import hashlib
import os
import stat
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from kiosk.content import serialisation

V = TypeVar("V")
KEY_BYTES = 32
_DIGEST_BYTES = 16
_LENGTH_BYTES = 8
_HEAD_BYTES = KEY_BYTES + _DIGEST_BYTES + _LENGTH_BYTES


class DamagedFileError(Exception):
    """What is in the file is not what was written."""


class Section(NamedTuple):
    """Where the things of one kind are."""

    names: tuple[str, ...]
    ends: "array[int]"
    """Where each ends, in bytes from where the first of all begins; it begins where the one before it ends."""


class LazyMapping(Mapping[str, V], Generic[V]):
    """Things by name, each read once, when it is first asked for; equal to a dict of the same."""

    def __init__(self, file: "LazyFile", shelf: Section, begin: int, again: Callable[[], Mapping[str, V]]) -> None:
        """Take the file, and what gives all things anew when one of them is damaged."""
        self._file, self._shelf, self._begin, self._again = file, shelf, begin, again
        self._numbers = {name: number for number, name in enumerate(shelf.names)}
        self._known: dict[str, V] = {}

    def __getitem__(self, name: str) -> V:
        """Read one thing, or give it again; KeyError for a name that is not there."""
        if name not in self._known:
            number = self._numbers[name]
            begin = self._shelf.ends[number - 1] if number else self._begin
            try:
                self._known[name] = self._file.thing(begin, self._shelf.ends[number])
            except DamagedFileError:
                return self._again()[name]
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.names)

    def __len__(self) -> int:
        return len(self._shelf.names)

    def __reduce__(self) -> Any:
        """Be written as a plain dict of everything, without the file."""
        return dict, (dict(self),)


class LazyFile:
    """The file, open for as long as anything in it may be asked for."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open it. Raises FileNotFoundError or another OSError, KeyError for another key, or DamagedError."""
        # Without O_NONBLOCK a FIFO in its place would be waited for.
        self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        weakref.finalize(self, os.close, self._file)
        status = os.fstat(self._file)
        if not stat.S_ISREG(status.st_mode):
            raise DamagedFileError("it is not a file")
        self._size = status.st_size
        head = os.pread(self._file, _HEAD_BYTES, 0)
        if head[:KEY_BYTES] != key:
            raise KeyError(path.name)
        length = int.from_bytes(head[-_LENGTH_BYTES:])
        self._first = _HEAD_BYTES + length
        index = os.pread(self._file, length, _HEAD_BYTES) if self._first <= self._size else b""
        self.head, places = _sound(head[KEY_BYTES:-_LENGTH_BYTES] + index)
        self.shelves = {kind: Section(*place) for kind, place in places.items()}

    def thing(self, begin: int, end: int) -> Any:
        """Return what stands there. Raises DamagedError."""
        if not 0 <= begin <= end <= self._size:
            raise DamagedFileError("it ends before what should be in it")
        try:
            return _sound(os.pread(self._file, end - begin, self._first + begin))
        except OSError as error:
            raise DamagedFileError(str(error)) from error

    def size(self, things: int) -> bool:
        """Return whether the file is as long as it was when it was written."""
        return self._size == self._first + things


def _sound(record: bytes) -> Any:
    """Return what a record holds. Raises DamagedError."""
    body = record[_DIGEST_BYTES:]
    if not body or record[:_DIGEST_BYTES] != _digest(body):
        raise DamagedFileError("it has been changed since it was written")
    try:
        return serialisation.loads(body)
    # Whole and ours, and yet of another time: whatever it fails with, reading the files is the mend.
    except Exception as error:
        raise DamagedFileError(str(error)) from error


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest()


def written(key: bytes, head: Any, shelves: Mapping[str, Mapping[str, Any]]) -> Iterable[bytes]:
    """Return the bytes of a file with a head that is read at once, and shelves of things that are not."""
    end = 0
    records: list[bytes] = []
    places: dict[str, tuple[Any, ...]] = {}
    for kind, things in shelves.items():
        ends: array[int] = array("Q")
        for thing in things.values():
            records.append(_record(thing))
            end += len(records[-1])
            ends.append(end)
        places[kind] = (tuple(things), ends)
    index = _record((head, places))
    body = index[_DIGEST_BYTES:]
    return [key, index[:_DIGEST_BYTES], len(body).to_bytes(_LENGTH_BYTES), body, *records]


def _record(thing: Any) -> bytes:
    body = serialisation.dumps(thing)
    return _digest(body) + body
