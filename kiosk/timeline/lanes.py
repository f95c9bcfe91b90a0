"""The grouping of cards into single cards and clusters, and their lanes, for one zoom level, wherever the view is.

The cards, in chronological order, are divided into runs. A run of one is drawn as a card, a longer run as a cluster.
Each run is placed in a lane, starts at the date of its first card and occupies `reach` days. Runs depend only on the
reach, so nothing changes place while the view is dragged.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_CACHED = 8


@dataclass(frozen=True, slots=True)
class CardRuns:
    """The cards divided into runs of consecutive cards, for one reach."""

    starts: array[int]
    """The position of each run's first card; a run ends where the next one starts."""
    lanes: bytearray
    """The lane of each run, from 0."""
    cards: int
    """The number of cards."""

    def __len__(self) -> int:
        return len(self.starts)

    def end(self, run: int) -> int:
        """Return the position after the last card of a run."""
        return self.starts[run + 1] if run + 1 < len(self.starts) else self.cards

    def holding(self, place: int) -> int:
        """Return the run that contains the card at a position."""
        return bisect_right(self.starts, place) - 1

    def among(self, first: int, last: int) -> range:
        """Return the runs whose first card is at `first` or later and before `last`."""
        return range(bisect_left(self.starts, first), bisect_left(self.starts, last))


def pack(days: Sequence[int], reach: int, lanes: int) -> CardRuns:
    """Divide sorted days into runs so that no two runs in a lane start less than `reach` days apart.

    A card starts a run when a lane is free on its day, else it joins the previous run. Each card has a preferred lane
    (its position modulo the number of lanes, so that a card keeps its lane between zoom levels); if that is occupied,
    it takes the lane that has been free for longest.
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
    return CardRuns(starts, lane_of, count)


class Lanes:
    """A cache of runs by reach; a few are kept, since a pinch often goes back and forth."""

    def __init__(self, days: Sequence[int], lanes: int) -> None:
        """Take the first days of the cards, in order, and how many lanes there are."""
        self._days = days
        self._lanes = lanes
        self._cache: LRUCache[int, CardRuns] = LRUCache(_MAX_CACHED)

    def runs(self, reach: int) -> CardRuns:
        """Return the runs for a reach in days."""
        runs = self._cache.get(reach)
        if runs is None:
            runs = self._cache[reach] = pack(self._days, reach, self._lanes)
        return runs
