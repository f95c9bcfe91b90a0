"""What a timeline draws at one moment: cards and clusters in lanes, with the bars of dates that last.

The cost of a scene is that of what stands in view, however many cards there are.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.timeline.axis import DAY_PX, Axis
from kiosk.timeline.lanes import Lanes, Runs

if TYPE_CHECKING:
    from kiosk.timeline.series import DatedCard, Series

_LEVELS_PER_DOUBLING = 4
_LEVEL = 2 ** (1 / _LEVELS_PER_DOUBLING)
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large cards are drawn, in pixels, and in how many lanes."""

    card_width: float
    """The width of a card, and of a cluster."""
    card_height: float
    """The height of a card, and of a cluster."""
    lanes: int = 2
    """How many rows of cards there are."""
    gap: float = 8.0
    """The least room between two cards, beside and below."""

    @property
    def room(self) -> float:
        """The width that a card takes with the gap beside it."""
        return self.card_width + self.gap

    @property
    def day_px(self) -> float:
        """The width of a day at the closest: cards of two days stand beside each other."""
        return max(DAY_PX, self.room)

    def top(self, lane: int) -> float:
        """Where a lane begins, in pixels below the first."""
        return lane * (self.card_height + self.gap)


@dataclass(frozen=True, slots=True)
class Placed:
    """A card that stands alone."""

    card: DatedCard
    x: float
    """Its left edge, where its date begins."""
    end_x: float
    """Where its date ends."""
    lane: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Cards that have no room of their own at this zoom."""

    first: int
    """The place of its first card in the series."""
    count: int
    """How many cards it holds, two or more."""
    x: float
    """Its left edge, where the first card's date begins."""
    end_x: float
    """Where the date of its last card begins."""
    lane: int
    start_day: int
    """The day of its first card."""
    end_day: int
    """The day of its last card."""
    opens_as_list: bool
    """Whether zooming cannot part its cards, so that a tap lists them."""

    def __contains__(self, place: object) -> bool:
        """Tell whether the card of this place in the series is one of them."""
        return isinstance(place, int) and self.first <= place < self.first + self.count


Drawn = Placed | Cluster


@dataclass(frozen=True, slots=True)
class DurationBar:
    """The stretch of a date that lasts, cut off a card's width outside of the view."""

    card: DatedCard
    x: float
    end_x: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What one frame shows, in the order of time."""

    drawn: tuple[Drawn, ...]
    bars: tuple[DurationBar, ...]


class SceneLayout:
    """Places a series of cards on any axis; one for each choice of topics and size of card."""

    def __init__(self, series: Series, sizes: Sizes, most_bars: int = 24) -> None:
        """`most_bars` limits the dates drawn that began before the view and reach into it, the latest first."""
        self.series = series
        self.sizes = sizes
        self._lanes = Lanes(series.days, sizes.lanes)
        self._covering = series.covering
        self._most_bars = most_bars

    def scene(self, axis: Axis) -> Scene:
        """All that is in view, or partly."""
        runs = self._runs(axis)
        days = self.series.days
        first = bisect_left(days, axis.at(-self.sizes.card_width).day)
        last = bisect_left(days, axis.at(axis.width_px).day + 1)
        drawn = tuple(self._drawn(run, runs, axis) for run in runs.among(first, last))
        return Scene(drawn, self._bars(drawn, axis))

    def holding(self, key: str, axis: Axis) -> Drawn | None:
        """The card or the cluster in which a card stands, in view or not; None when it is not in the series."""
        place = self.series.place(key)
        if place is None:
            return None
        runs = self._runs(axis)
        return self._drawn(runs.holding(place), runs, axis)

    def cards_of(self, cluster: Cluster) -> tuple[DatedCard, ...]:
        """The cards of a cluster, in the order of time."""
        return self.series.cards[cluster.first : cluster.first + cluster.count]

    def opened(self, cluster: Cluster, axis: Axis) -> Axis:
        """The axis on which a tapped cluster falls apart; the same one when it opens as a list."""
        if cluster.opens_as_list:
            return axis
        days = cluster.end_day - cluster.start_day
        spread = max(axis.width_px - self.sizes.room, self.sizes.room * _LEVEL)
        scale = min(spread / days, axis.closest)
        return axis.placed(cluster.start_day, (axis.width_px - days * scale - self.sizes.card_width) / 2, scale)

    def revealing(self, key: str, axis: Axis) -> Axis:
        """The axis, moved as little as may be, on which a card stands alone in full view.

        Zooms in no further than needed; a card of the same day as many others stays in its cluster.
        """
        place, found = self.series.place(key), self.holding(key, axis)
        if place is None or found is None:
            return axis
        day, scale = self.series.days[place], axis.scale
        if isinstance(found, Cluster):
            scale = max(scale, min(self._scale_alone(place), axis.closest))
        elif found.x >= 0 and found.x + self.sizes.card_width <= axis.width_px:
            return axis
        return axis.placed(day, (axis.width_px - self.sizes.card_width) / 2, scale)

    def _runs(self, axis: Axis) -> Runs:
        return self._lanes.runs(self._reach(axis))

    def _reach(self, axis: Axis) -> int:
        """The days that a card takes at the next level of zoom out: what has room there has room here."""
        level = math.floor(math.log2(axis.scale / axis.widest) * _LEVELS_PER_DOUBLING + _SLACK)
        scale = axis.closest if axis.at_closest else axis.widest * _LEVEL**level
        return math.ceil(self.sizes.room / scale - _SLACK)

    def _drawn(self, run: int, runs: Runs, axis: Axis) -> Drawn:
        first, end, lane = runs.starts[run], runs.end(run), runs.lanes[run]
        days = self.series.days
        x = axis.x(days[first])
        if end - first == 1:
            card = self.series.cards[first]
            return Placed(card, x, axis.x(card.span.end_day + 1), lane)
        start_day, end_day = days[first], days[end - 1]
        as_list = start_day == end_day or axis.at_closest
        return Cluster(first, end - first, x, axis.x(end_day), lane, start_day, end_day, as_list)

    def _bars(self, drawn: tuple[Drawn, ...], axis: Axis) -> tuple[DurationBar, ...]:
        """The dates that last: of what reaches into the view from the left, then of the cards in it."""
        edge = axis.at(0.0).day
        before = self._covering.reaching(edge, bisect_left(self.series.days, edge), self._most_bars)
        cards = [self.series.cards[place] for place in reversed(before)]
        alone = [one.card for one in drawn if isinstance(one, Placed)]
        cards += [card for card in alone if card.span.start_day >= edge and card.span.lasts]
        return tuple(self._bar(card, axis) for card in cards)

    def _bar(self, card: DatedCard, axis: Axis) -> DurationBar:
        room = self.sizes.room
        start, end = axis.x(card.span.start_day), axis.x(card.span.end_day + 1)
        return DurationBar(card, max(start, -room), min(end, axis.width_px + room))

    def _scale_alone(self, place: int) -> float:
        """A scale at which the card at a place is sure to stand alone, infinite when no scale parts equal days."""
        days, lanes = self.series.days, self.sizes.lanes
        apart = [days[p] - days[p - lanes] for p in (place, place + 1) if lanes <= p < len(days)]
        least = min(apart, default=1)
        return math.inf if least == 0 else self.sizes.room / least * _LEVEL
