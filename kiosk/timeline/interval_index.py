"""An index that finds the dates that began before a day and still last on it, without looking at every card."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class IntervalIndex:
    """The last days of cards, in the order of their first days, as a tree of maxima (a segment tree)."""

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
        """Return the positions below `before` of at most `most` cards that last until `day`, the latest start first."""
        found: list[int] = []
        stack = [(1, 0, self._leaves)]
        while stack and len(found) < most:
            node, start, size = stack.pop()
            if start >= before or self._tree[node] < day:
                continue
            if size == 1:
                found.append(start)
            else:
                half = size // 2
                stack += [(2 * node, start, half), (2 * node + 1, start + half, half)]
        return found
