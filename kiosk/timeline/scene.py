"""What a timeline shows at one moment: cards and clusters in lanes, and bars for dates longer than a day.

The cost of a scene depends on what is in view, not on the number of cards.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.timeline.axis import DAY_PX, Axis
from kiosk.timeline.lanes import CardRuns, Lanes

if TYPE_CHECKING:
    from kiosk.timeline.series import DatedCard, Series

_LEVELS_PER_DOUBLING = 4
_LEVEL = 2 ** (1 / _LEVELS_PER_DOUBLING)
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of cards, in pixels, and the number of lanes."""

    card_width: float
    """The width of a card, and of a cluster."""
    card_height: float
    """The height of a card, and of a cluster."""
    lanes: int = 2
    """The number of rows of cards."""
    gap: float = 8.0
    """The least gap between two cards, horizontally and vertically."""

    @property
    def room(self) -> float:
        """The width of a card with the gap beside it."""
        return self.card_width + self.gap

    @property
    def day_px(self) -> float:
        """The width of a day at the largest scale: cards of consecutive days fit beside each other."""
        return max(DAY_PX, self.room)


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card that is shown by itself."""

    card: DatedCard
    x: float
    """Its left edge: the pixel at which its date begins."""
    end_x: float
    """The pixel at which its date ends."""
    lane: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Cards that do not fit side by side at this zoom."""

    first: int
    """The position of its first card in the series."""
    count: int
    """The number of its cards, at least two."""
    x: float
    """Its left edge: the pixel at which the first card's date begins."""
    end_x: float
    """The pixel at which the last card's date begins."""
    lane: int
    start_day: int
    """The day of its first card."""
    end_day: int
    """The day of its last card."""
    opens_as_list: bool
    """Whether zooming cannot separate its cards, so that a tap lists them."""

    def __contains__(self, place: object) -> bool:
        """Return whether the card at this position in the series is one of them."""
        return isinstance(place, int) and self.first <= place < self.first + self.count


SceneItem = PlacedCard | Cluster


@dataclass(frozen=True, slots=True)
class DurationBar:
    """The bar of a date longer than a day, clipped a card's width outside the view."""

    card: DatedCard
    x: float
    end_x: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What one frame shows, in chronological order."""

    drawn: tuple[SceneItem, ...]
    bars: tuple[DurationBar, ...]


class SceneLayout:
    """The layout of a series of cards on any axis; one for each filter and card size."""

    def __init__(self, series: Series, sizes: Sizes, most_bars: int = 24) -> None:
        """Take the cards; `most_bars` limits the bars of dates that began before the view, the latest first."""
        self.series = series
        self.sizes = sizes
        self._lanes = Lanes(series.days, sizes.lanes)
        self._intervals = series.intervals
        self._most_bars = most_bars

    def scene(self, axis: Axis) -> Scene:
        """Return everything that is at least partly in view."""
        runs = self._runs(axis)
        days = self.series.days
        first = bisect_left(days, axis.at(-self.sizes.card_width).day)
        last = bisect_left(days, axis.at(axis.width_px).day + 1)
        drawn = tuple(self._drawn(run, runs, axis) for run in runs.among(first, last))
        return Scene(drawn, self._bars(drawn, axis))

    def holding(self, key: str, axis: Axis) -> SceneItem | None:
        """Return the card, or the cluster that contains it, in view or not; None when it is not in the series."""
        place = self.series.place(key)
        if place is None:
            return None
        runs = self._runs(axis)
        return self._drawn(runs.holding(place), runs, axis)

    def cards_of(self, cluster: Cluster) -> tuple[DatedCard, ...]:
        """Return the cards of a cluster in chronological order."""
        return self.series.cards[cluster.first : cluster.first + cluster.count]

    def opened(self, cluster: Cluster, axis: Axis) -> Axis:
        """Return the axis on which a tapped cluster separates; the same axis when it opens as a list."""
        if cluster.opens_as_list:
            return axis
        days = cluster.end_day - cluster.start_day
        spread = max(axis.width_px - self.sizes.room, self.sizes.room * _LEVEL)
        scale = min(spread / days, axis.closest)
        return axis.placed(cluster.start_day, (axis.width_px - days * scale - self.sizes.card_width) / 2, scale)

    def revealing(self, key: str, axis: Axis) -> Axis:
        """Return the axis, moved as little as possible, on which a card is fully in view and not in a cluster.

        Zooms in no further than needed; a card that shares its day with many others stays in its cluster.
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

    def _runs(self, axis: Axis) -> CardRuns:
        return self._lanes.runs(self._reach(axis))

    def _reach(self, axis: Axis) -> int:
        """Return the days that a card occupies at the next zoom level out: what fits there fits here."""
        level = math.floor(math.log2(axis.scale / axis.widest) * _LEVELS_PER_DOUBLING + _SLACK)
        scale = axis.closest if axis.at_closest else axis.widest * _LEVEL**level
        return math.ceil(self.sizes.room / scale - _SLACK)

    def _drawn(self, run: int, runs: CardRuns, axis: Axis) -> SceneItem:
        first, end, lane = runs.starts[run], runs.end(run), runs.lanes[run]
        days = self.series.days
        x = axis.x(days[first])
        if end - first == 1:
            card = self.series.cards[first]
            return PlacedCard(card, x, axis.x(card.span.end_day + 1), lane)
        start_day, end_day = days[first], days[end - 1]
        as_list = start_day == end_day or axis.at_closest
        return Cluster(first, end - first, x, axis.x(end_day), lane, start_day, end_day, as_list)

    def _bars(self, drawn: tuple[SceneItem, ...], axis: Axis) -> tuple[DurationBar, ...]:
        """Return the bars of dates that reach into the view from the left, then those of the cards in view."""
        edge = axis.at(0.0).day
        before = self._intervals.reaching(edge, bisect_left(self.series.days, edge), self._most_bars)
        cards = [self.series.cards[place] for place in reversed(before)]
        alone = [one.card for one in drawn if isinstance(one, PlacedCard)]
        cards += [card for card in alone if card.span.start_day >= edge and card.span.lasts]
        return tuple(self._bar(card, axis) for card in cards)

    def _bar(self, card: DatedCard, axis: Axis) -> DurationBar:
        room = self.sizes.room
        start, end = axis.x(card.span.start_day), axis.x(card.span.end_day + 1)
        return DurationBar(card, max(start, -room), min(end, axis.width_px + room))

    def _scale_alone(self, place: int) -> float:
        """Return a scale at which a card is not in a cluster; infinite when its day has too many cards."""
        days, lanes = self.series.days, self.sizes.lanes
        apart = [days[p] - days[p - lanes] for p in (place, place + 1) if lanes <= p < len(days)]
        least = min(apart, default=1)
        return math.inf if least == 0 else self.sizes.room / least * _LEVEL
