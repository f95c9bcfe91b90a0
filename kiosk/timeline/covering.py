"""Which dates that began earlier still last at a day, found without asking every card."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Covering:
    """The last days of cards in the order of their first days, as a tree of maxima."""

    def __init__(self, end_days: Iterable[int]) -> None:
        """Take the last day of each card, in the order of their first days."""
        ends = list(end_days)
        self._leaves = 1
        while self._leaves < len(ends):
            self._leaves *= 2
        lowest = min(ends, default=0) - 1
        self._tree = array("q", [lowest] * self._leaves + ends + [lowest] * (self._leaves - len(ends)))
        for node in range(self._leaves - 1, 0, -1):
            self._tree[node] = max(self._tree[2 * node], self._tree[2 * node + 1])

    def reaching(self, day: int, before: int, most: int) -> list[int]:
        """The places, below `before`, of at most so many cards that last until a day, the latest begun first."""
        found: list[int] = []
        waiting = [(1, 0, self._leaves)]
        while waiting and len(found) < most:
            node, start, size = waiting.pop()
            if start >= before or self._tree[node] < day:
                continue
            if size == 1:
                found.append(start)
            else:
                half = size // 2
                waiting += [(2 * node, start, half), (2 * node + 1, start + half, half)]
        return found
