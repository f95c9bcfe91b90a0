"""Eras as bands above the cards, in rows without overlap; a title stays in view as long as its band does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.timeline.axis import Axis
    from kiosk.timeline.series import DaySpan

_TOUCHING_SHARE = 0.05
_TOUCHING_DAYS = 366


@dataclass(frozen=True, slots=True)
class Band:
    """The visible part of an era."""

    era: int
    """Its index in the list of eras."""
    row: int
    x: float
    """Its left edge in pixels, at least 0."""
    width: float
    """Its visible width in pixels: the room for its title."""
    cut_start: bool
    """Whether it begins before the view."""
    cut_end: bool
    """Whether it ends after the view, or its end is open (`cut_start` likewise)."""


class Eras:
    """The bands of a timeline; eras that only touch share a row, eras that overlap go into different rows.

    "1975/1979-01" and "1979/1989" touch: dates name whole months and years, so the first day of the one lies within
    the last unit of the other. The earlier band is then drawn up to the start of the later. An era that is open on a
    side ("1825/..") extends to the end of the axis there.
    """

    def __init__(self, spans: Sequence[DaySpan]) -> None:
        """Assign a row to each era; eras are referred to by their index in `spans`."""
        self._bands: list[tuple[int, int, float, float]] = []
        self.rows = 0
        lasts: list[int] = []
        reaches = [_reach(span) for span in spans]
        for era in sorted(range(len(spans)), key=reaches.__getitem__):
            start, end = reaches[era]
            row = next((row for row, last in enumerate(lasts) if self._follows(start, end, last)), len(lasts))
            if row == len(lasts):
                lasts.append(len(self._bands))
            else:
                self._shorten(lasts[row], start)
                lasts[row] = len(self._bands)
            self._bands.append((era, row, start, end))
        self.rows = len(lasts)

    def bands(self, axis: Axis) -> tuple[Band, ...]:
        """Return the visible bands, the earliest start first."""
        found = []
        for era, row, start, end in self._bands:
            x = axis.x(axis.first_day) if math.isinf(start) else axis.x(int(start))
            end_x = axis.x(axis.last_day) if math.isinf(end) else axis.x(int(end))
            if end_x > 0 and x < axis.width_px:
                left, right = max(x, 0.0), min(end_x, axis.width_px)
                cut_start, cut_end = x < 0 or math.isinf(start), end_x > axis.width_px or math.isinf(end)
                found.append(Band(era, row, left, right - left, cut_start, cut_end))
        return tuple(found)

    def _follows(self, start: float, end: float, last: int) -> bool:
        _, _, start_before, end_before = self._bands[last]
        overlap = min(end_before, end) - start
        if math.isinf(overlap):
            return False
        shorter = min(end - start, end_before - start_before)
        # Two open eras have no finite length to compare with: they touch in the year that both name.
        return overlap <= (_TOUCHING_DAYS if math.isinf(shorter) else _TOUCHING_SHARE * shorter)

    def _shorten(self, last: int, start: float) -> None:
        era, row, start_before, end_before = self._bands[last]
        self._bands[last] = era, row, start_before, min(end_before, start)


def _reach(span: DaySpan) -> tuple[float, float]:
    """Return the first day of an era and the day after its last; infinite on an open side."""
    return -math.inf if span.open_start else span.start_day, math.inf if span.open_end else span.end_day + 1
