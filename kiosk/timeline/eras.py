"""Eras as bands above the cards: rows without overlap, with a title that stays in view as long as its band does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.timeline.axis import Axis
    from kiosk.timeline.cards import Span

_TOUCHING = 0.05


@dataclass(frozen=True, slots=True)
class Band:
    """The part of an era that is in view."""

    era: int
    """Its place in the list of eras, from 0."""
    row: int
    x: float
    """Its left edge, not before the left edge of the view."""
    width: float
    """Its width in view: the room for its title."""
    cut_start: bool
    """Whether it begins before the view."""
    cut_end: bool
    """Whether it goes on after the view."""


class Eras:
    """The bands of a timeline; eras that merely meet share a row, eras that overlap stand below each other.

    "1975/1979-01" and "1979/1989" meet: dates name whole months and years, so the first day of the one lies within
    the last unit of the other. The earlier band is then drawn up to the start of the later.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        """Take the spans of the eras; from then on they are known by their places in it."""
        self._bands: list[tuple[int, int, int, int]] = []
        self.rows = 0
        lasts: list[int] = []
        for era in sorted(range(len(spans)), key=lambda place: (spans[place].start_day, spans[place].end_day)):
            start, end = spans[era].start_day, spans[era].end_day + 1
            row = next((row for row, last in enumerate(lasts) if self._follows(start, end, last)), len(lasts))
            if row == len(lasts):
                lasts.append(len(self._bands))
            else:
                self._shorten(lasts[row], start)
                lasts[row] = len(self._bands)
            self._bands.append((era, row, start, end))
        self.rows = len(lasts)

    def bands(self, axis: Axis) -> tuple[Band, ...]:
        """The bands in view, from the earliest start on."""
        found = []
        for era, row, start, end in self._bands:
            x, end_x = axis.x(start), axis.x(end)
            if end_x > 0 and x < axis.width_px:
                left, right = max(x, 0.0), min(end_x, axis.width_px)
                found.append(Band(era, row, left, right - left, x < 0, end_x > axis.width_px))
        return tuple(found)

    def _follows(self, start: int, end: int, last: int) -> bool:
        _, _, start_before, end_before = self._bands[last]
        overlap = min(end_before, end) - start
        return overlap <= 0 or (overlap <= _TOUCHING * min(end - start, end_before - start_before))

    def _shorten(self, last: int, start: int) -> None:
        era, row, start_before, end_before = self._bands[last]
        self._bands[last] = era, row, start_before, min(end_before, start)
