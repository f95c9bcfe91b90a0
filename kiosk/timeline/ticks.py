"""The ticks of the axis: labelled in the visitor's language, as dense as their labels allow, and stable while it moves.

The step depends on the zoom and on the widths of labels over the whole timeline, not on the position of the view, so
that ticks do not flicker during a drag. A label is to the right of its tick and is omitted where it would touch the
next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cachetools import LRUCache

from kiosk.i18n.edtf.calendar import day_number
from kiosk.timeline.calendar import civil
from kiosk.timeline.steps import STEPS, CalendarPlace, Step, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.timeline.axis import Axis

_MAX_CACHED = 4096
_SAMPLES = 5


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the axis, with its label."""

    day: int
    x: float
    """The pixel at which its day begins."""
    unit: Unit
    edtf: str
    label: str
    """Empty where it does not fit."""
    label_x: float
    """The left edge of the label, in pixels."""
    label_width: float
    """Its width in pixels, 0 for an empty one."""


class Ruler:
    """Computes the ticks of any axis; one ruler for each language and text size."""

    def __init__(
        self,
        label: Callable[[str, Unit], str],
        measure: Callable[[str], float],
        *,
        inset_px: float = 14.0,
        space_px: float = 28.0,
    ) -> None:
        """Take `label`, which formats an EDTF date, and `measure`, which returns the width of a text in pixels.

        A label begins `inset_px` to the right of its tick and ends at least `space_px` before the next.
        """
        self._write = label
        self._measure = measure
        self._inset = inset_px
        self._space = max(space_px, 1.0)
        self._labels: LRUCache[tuple[str, Unit], tuple[str, float]] = LRUCache(_MAX_CACHED)
        self._needs: dict[Step, float] = {}
        self._whole = (0, 0)

    def ticks(self, axis: Axis) -> tuple[Tick, ...]:
        """Return the ticks in view and the one before, whose label may reach into it; from left to right."""
        step = self.step(axis)
        start, end = axis.at(0.0).day, axis.at(axis.width_px).day + 1
        places = _around(step, start, end)
        return tuple(self._tick(here, after, step.unit, axis) for here, after in pairwise(places))

    def step(self, axis: Axis) -> Step:
        """Return the smallest step whose labels do not touch at this zoom."""
        return next((step for step in STEPS if self._fits(step, axis)), STEPS[-1])

    def _fits(self, step: Step, axis: Axis) -> bool:
        room = step.least_days * axis.scale
        return room > self._inset + self._space and room >= self._need(step, axis)

    def _need(self, step: Step, axis: Axis) -> float:
        whole = axis.first_day, axis.last_day
        if whole != self._whole:
            self._whole = whole
            self._needs.clear()
        if step not in self._needs:
            widths = [self._labelled(place.edtf, step.unit)[1] for place in _samples(step, *whole)]
            self._needs[step] = max(widths, default=0.0) + self._inset + self._space
        return self._needs[step]

    def _tick(self, here: CalendarPlace, after: CalendarPlace, unit: Unit, axis: Axis) -> Tick:
        x = axis.x(here.day)
        label, width = self._labelled(here.edtf, unit)
        if self._inset + width + self._space > (after.day - here.day) * axis.scale:
            label, width = "", 0.0
        return Tick(here.day, x, unit, here.edtf, label, x + self._inset, width)

    def _labelled(self, edtf: str, unit: Unit) -> tuple[str, float]:
        known = self._labels.get((edtf, unit))
        if known is None:
            text = self._write(edtf, unit) if edtf else ""
            known = self._labels[edtf, unit] = text, self._measure(text)
        return known


def _around(step: Step, start: int, end: int) -> list[CalendarPlace]:
    """Return the ticks from the last one at or before `start` to the first one at or after `end`."""
    reach = step.least_days * 3 + 2
    places = list(step.places(start - reach, end + reach))
    first = max((n for n, place in enumerate(places) if place.day <= start), default=0)
    last = min((n for n, place in enumerate(places) if place.day >= end), default=len(places) - 1)
    return places[first : last + 1]


@lru_cache(maxsize=128)
def _samples(step: Step, first: int, last: int) -> list[CalendarPlace]:
    """Return ticks with the widest labels to be expected: all months at three years of the axis, or a few years."""
    if step.unit is Unit.YEAR:
        days = [first + (last - first) * part // (_SAMPLES - 1) for part in range(_SAMPLES)]
    else:
        years = {civil(first)[0], civil((first + last) // 2)[0], civil(last)[0]}
        days = [day_number(year, month, 28) for year in years for month in range(1, 13)]
    return [_around(step, day, day + 1)[0] for day in days]
