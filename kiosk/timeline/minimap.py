"""The geometry of the minimap: how many cards each part of the timeline has, and which part is in view."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.timeline.axis import Axis
    from kiosk.timeline.series import Series


@dataclass(frozen=True, slots=True)
class Minimap:
    """A histogram of cards over all days of an axis."""

    counts: tuple[int, ...]
    """How many cards begin in each bin, from left to right."""

    @classmethod
    def of(cls, series: Series, axis: Axis, bins: int) -> Minimap:
        """Count the cards of a series; the result depends on the days of the axis, not on its view."""
        days = axis.last_day - axis.first_day
        edges = [axis.first_day + -(-days * n // bins) for n in range(bins + 1)]
        places = [bisect_left(series.days, edge) for edge in edges]
        return cls(tuple(after - before for before, after in itertools.pairwise(places)))


def view_span(axis: Axis, width_px: float, least_px: float = 0.0) -> tuple[float, float]:
    """Return the left edge and the width of the visible part, at least `least_px`, on a minimap `width_px` wide."""
    days = axis.last_day - axis.first_day
    here = axis.at(0.0)
    width = min(max(axis.width_px / axis.scale / days * width_px, least_px), width_px)
    spare = days - axis.width_px / axis.scale
    done = (here.day - axis.first_day + here.fraction) / spare if spare > 0 else 0.0
    return min(max(done, 0.0), 1.0) * (width_px - width), width


def axis_centred_at(axis: Axis, x: float, width_px: float) -> Axis:
    """Return the axis centred on the instant at the pixel `x` of a minimap, at the same zoom."""
    share = min(max(x / width_px, 0.0), 1.0)
    return axis.placed(axis.first_day + int(share * (axis.last_day - axis.first_day)), axis.width_px / 2)
