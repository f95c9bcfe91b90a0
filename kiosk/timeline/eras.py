"""Eras as bands above the cards: rows without overlap, with a title that stays in view as long as its band does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.timeline.axis import Axis
    from kiosk.timeline.series import DaySpan

_TOUCHING = 0.05
_TOUCHING_DAYS = 366


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
    """Whether it goes on after the view, or without an end that is known; so for the start."""


class Eras:
    """The bands of a timeline; eras that merely meet share a row, eras that overlap stand below each other.

    "1975/1979-01" and "1979/1989" meet: dates name whole months and years, so the first day of the one lies within
    the last unit of the other. The earlier band is then drawn up to the start of the later. An era that is open on a
    side ("1825/..") goes to the end of the axis there.
    """

    def __init__(self, spans: Sequence[DaySpan]) -> None:
        """Take the spans of the eras; from then on they are known by their places in it."""
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
        """The bands in view, from the earliest start on."""
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
        # Of two that are open there is no share: they meet in the year that both name, "../1850" and "1850/..".
        return overlap <= (_TOUCHING_DAYS if math.isinf(shorter) else _TOUCHING * shorter)

    def _shorten(self, last: int, start: float) -> None:
        era, row, start_before, end_before = self._bands[last]
        self._bands[last] = era, row, start_before, min(end_before, start)


def _reach(span: DaySpan) -> tuple[float, float]:
    """Give the first day of an era and the day after its last; without end on a side that is open."""
    return -math.inf if span.open_start else span.start_day, math.inf if span.open_end else span.end_day + 1
