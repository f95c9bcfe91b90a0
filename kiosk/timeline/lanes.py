"""Which cards stand alone, which share a cluster, and in which lane: for one zoom, wherever the view is.

The cards, in the order of time, are cut into runs. A run of one is a card, a longer run a cluster; each stands in a
lane with its left edge at the date of its first card, and takes `reach` days of it. As runs depend on the reach alone,
nothing changes place while the view is dragged.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT = 8


@dataclass(frozen=True, slots=True)
class Runs:
    """The cards cut into runs, for one reach."""

    starts: array[int]
    """The place of each run's first card; a run ends where the next one starts."""
    lanes: bytearray
    """The lane of each run, from 0."""
    cards: int
    """How many cards there are in all."""

    def __len__(self) -> int:
        return len(self.starts)

    def end(self, run: int) -> int:
        """The place after the last card of a run."""
        return self.starts[run + 1] if run + 1 < len(self.starts) else self.cards

    def holding(self, place: int) -> int:
        """The run that holds the card at a place."""
        return bisect_right(self.starts, place) - 1

    def among(self, first: int, last: int) -> range:
        """The runs that start with one of the cards from `first` up to, without, `last`."""
        return range(bisect_left(self.starts, first), bisect_left(self.starts, last))


def pack(days: Sequence[int], reach: int, lanes: int) -> Runs:
    """Cut sorted days into runs so that no two runs of a lane start less than `reach` days apart.

    A card starts a run when a lane is free at its day, else it joins the run before it. Each card has a lane of its
    own that it takes when that is free (they alternate, and a card keeps it from zoom to zoom), else the lane that
    has been free for longest.
    """
    starts, lane_of = array("q"), bytearray()
    free = [days[0]] * lanes if days else []
    place, count = 0, len(days)
    while place < count:
        day, lane = days[place], place % lanes
        if free[lane] > day:
            lane = free.index(min(free))
        starts.append(place)
        lane_of.append(lane)
        free[lane] = day + reach
        place += 1
        opening = min(free)
        if place < count and days[place] < opening:
            place = bisect_left(days, opening, place)
    return Runs(starts, lane_of, count)


class Lanes:
    """Runs by reach, packed on first use; the last few are kept, as a pinch goes to and fro."""

    def __init__(self, days: Sequence[int], lanes: int) -> None:
        """Take the first days of the cards, in order, and how many lanes there are."""
        self._days = days
        self._lanes = lanes
        self._kept: LRUCache[int, Runs] = LRUCache(_KEPT)

    def runs(self, reach: int) -> Runs:
        """The runs for a reach in days."""
        runs = self._kept.get(reach)
        if runs is None:
            runs = self._kept[reach] = pack(self._days, reach, self._lanes)
        return runs
