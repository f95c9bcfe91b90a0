"""Caches with a limit: of entries, and of bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class ByteBudgetCache(Generic[Key, Value]):
    """Keeps what was used last, as much as fits a budget in bytes; safe to use from any thread."""

    def __init__(
        self, budget_bytes: int, size_of: Callable[[Value], int], on_drop: Callable[[Value], None] | None = None
    ) -> None:
        """`size_of` tells a value's bytes; `on_drop` is told of each that had to go, in the thread that put one."""
        self._budget = budget_bytes
        self._size_of = size_of
        self._on_drop = on_drop
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()
        self.bytes_held = 0

    def get(self, key: Key) -> Value | None:
        """Returns the value kept for a key, if it is still there."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Key, value: Value) -> None:
        """Keeps a value; one that alone exceeds the budget is not kept."""
        with self._lock:
            dropped = [self._kept.pop(key)] if key in self._kept else []
            self._kept[key] = value
            self.bytes_held += self._size_of(value) - sum(map(self._size_of, dropped))
            while self.bytes_held > self._budget:
                _, oldest = self._kept.popitem(last=False)
                self.bytes_held -= self._size_of(oldest)
                dropped.append(oldest)
        for old in dropped:
            if self._on_drop:
                self._on_drop(old)

    def clear(self) -> None:
        """Drops everything."""
        with self._lock:
            dropped = list(self._kept.values())
            self._kept.clear()
            self.bytes_held = 0
        for old in dropped:
            if self._on_drop:
                self._on_drop(old)

    def __len__(self) -> int:
        return len(self._kept)
