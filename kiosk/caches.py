"""A cache within a number of bytes. For one within a number of entries use `cachetools.LRUCache`, or `lru_cache`."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from cachetools import LRUCache

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class ByteCache(Generic[Key, Value]):
    """Values within a number of bytes; the least recently used are dropped first. Safe to use from any thread."""

    def __init__(self, limit_bytes: int, size_of: Callable[[Value], int]) -> None:
        """`size_of` returns the bytes of a value; it is called once for each value."""
        self.limit_bytes = limit_bytes
        self._kept: LRUCache[Key, Value] = LRUCache(limit_bytes, size_of)
        self._lock = Lock()

    @property
    def used_bytes(self) -> int:
        """The bytes of all values together."""
        return int(self._kept.currsize)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def get(self, key: Key) -> Value | None:
        """Return the value of a key, or None, and count that as a use."""
        with self._lock:
            return self._kept.get(key)

    def put(self, key: Key, value: Value) -> bool:
        """Keep a value, and drop others as needed; return False for one that is larger than the whole cache."""
        with self._lock:
            self._kept.pop(key, None)
            try:
                self._kept[key] = value
            except ValueError:
                return False
            return True

    def make_room(self, size_bytes: int) -> bool:
        """Drop values until so many bytes are free; return False where the whole cache is smaller."""
        if size_bytes > self.limit_bytes:
            return False
        with self._lock:
            while self._kept.currsize + size_bytes > self.limit_bytes:
                self._kept.popitem()
        return True

    def clear(self) -> None:
        """Drop everything."""
        with self._lock:
            self._kept.clear()
