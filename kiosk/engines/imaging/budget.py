"""What is kept within a number of bytes, the least recently used goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Kept = TypeVar("Kept")


class ByteBudget(Generic[Key, Kept]):
    """A cache with a size in bytes. One thread at a time may use it."""

    def __init__(self, limit_bytes: int, on_dropped: Callable[[Key, Kept], None] | None = None) -> None:
        self.limit_bytes = limit_bytes
        self.used_bytes = 0
        self._on_dropped = on_dropped
        self._kept: OrderedDict[Key, tuple[Kept, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def get(self, key: Key) -> Kept | None:
        """Return what is kept under a key, and count that as a use."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def put(self, key: Key, kept: Kept, size_bytes: int) -> bool:
        """Keep something, dropping others as needed; return False when it is larger than the whole budget."""
        self.drop(key)
        if not self.make_room(size_bytes):
            return False
        self._kept[key] = (kept, size_bytes)
        self.used_bytes += size_bytes
        return True

    def make_room(self, size_bytes: int) -> bool:
        """Drop others until so much fits; return False when it never will."""
        if size_bytes > self.limit_bytes:
            return False
        while self.used_bytes + size_bytes > self.limit_bytes:
            self.drop(next(iter(self._kept)))
        return True

    def drop(self, key: Key) -> None:
        """Let go of what is kept under a key, if anything is."""
        if key not in self._kept:
            return
        kept, size_bytes = self._kept.pop(key)
        self.used_bytes -= size_bytes
        if self._on_dropped:
            self._on_dropped(key, kept)

    def clear(self) -> None:
        """Let go of everything."""
        for key in tuple(self._kept):
            self.drop(key)
