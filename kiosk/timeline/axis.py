"""The axis of time: the pixel at which each day begins, exact from deep time down to one day.

A day is a whole number (see `calendar`), and pixels are counted from a day near the view (the anchor), so that
floating point is used only for numbers of about the size of the screen: 4.5 billion years ago a day is as wide and as
steady under the finger as today. Pixels run from the left; a right-to-left screen mirrors them when it draws.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

DAY_PX = 480.0
"""The largest width of a day, in pixels, unless the screen asks for another one."""


_SLACK = 1e-6
_MAX_MARGIN_SHARE = 0.9


class Instant(NamedTuple):
    """A point in time: a day, and how much of it has passed (from 0 to just under 1)."""

    day: int
    fraction: float = 0.0


@dataclass(frozen=True, slots=True)
class Axis:
    """The part of time that a strip of pixels shows; immutable: each change returns a new axis."""

    first_day: int
    """The first day that can be shown."""
    last_day: int
    """The day after the last one that can be shown."""
    width_px: float
    """The width of the strip."""
    scale: float
    """Pixels per day."""
    closest: float
    """The largest scale, in pixels per day."""
    anchor_day: int
    """A day near the view, from which pixels are counted."""
    anchor_px: float
    """The pixel at which the anchor day begins."""

    @classmethod
    def fit(
        cls,
        first: int,
        last: int,
        width_px: float,
        margins: tuple[float, float] = (0.0, 0.0),
        day_px: float = DAY_PX,
    ) -> Axis:
        """Return the axis that shows all days from `first` to `last`, with margins to the left and right, in pixels.

        The right margin is for the card of the last day, which is drawn to the right of its date. Together the
        margins take nine tenths of the width at most, so that the search for whole days beside them ends.
        """
        whole = max(width_px, sum(margins) / _MAX_MARGIN_SHARE)
        left, right = margins[0] / whole, margins[1] / whole
        days = max(last - first + 1, 1)
        all_days = max(days / (1 - left - right), width_px / day_px)
        spare = (all_days * (1 - left - right) - days) / 2
        before, after = math.ceil(left * all_days + spare), math.ceil(right * all_days + spare)
        while before < left * (before + days + after) or after < right * (before + days + after):
            before = max(before, math.ceil(left * (before + days + after)))
            after = max(after, math.ceil(right * (before + days + after)))
        start, end = first - before, first + days + after
        scale = width_px / (end - start)
        return cls(start, end, width_px, scale, max(day_px, scale), start, 0.0)

    @property
    def widest(self) -> float:
        """The smallest scale, in pixels per day: everything is in view."""
        return self.width_px / (self.last_day - self.first_day)

    @property
    def at_closest(self) -> bool:
        """Whether zooming in changes nothing."""
        return self.scale >= self.closest * (1 - 1e-9)

    def x(self, day: int, fraction: float = 0.0) -> float:
        """Return the pixel at which a day begins, from the left; it may lie outside the strip."""
        return self.anchor_px + (day - self.anchor_day + fraction) * self.scale

    def at(self, x: float) -> Instant:
        """Return the instant at a pixel."""
        offset = (x - self.anchor_px) / self.scale
        whole = math.floor(offset)
        return Instant(self.anchor_day + whole, min(offset - whole, math.nextafter(1.0, 0.0)))

    def pan(self, dx: float) -> Axis:
        """Return the axis dragged by `dx` pixels (to the right: earlier days appear), limited to the days it has."""
        return self._settled(self.scale, self.anchor_day, self.anchor_px + dx)

    def zoom_at(self, factor: float, x: float) -> Axis:
        """Return the axis magnified about the pixel `x`, whose instant stays there, within the limits of the scale."""
        return self.to_scale(self.scale * factor, x)

    def to_scale(self, scale: float, x: float) -> Axis:
        """Return the axis at a scale, in pixels per day; the instant at the pixel `x` stays there."""
        scale = min(max(scale, self.widest), self.closest)
        return self._settled(scale, self.anchor_day, x + (self.anchor_px - x) * (scale / self.scale))

    def step(self, direction: int, x: float, factor: float = 2.0) -> Axis:
        """Return the axis one zoom step further in (1) or out (-1); steps are counted from `widest`.

        Fixed steps make this reversible: equally many steps in and out end at the initial scale.
        """
        steps = math.log(self.scale / self.widest, factor)
        nearest = round(steps)
        on_a_step = abs(steps - nearest) < _SLACK
        below = nearest - 1 if on_a_step else math.floor(steps)
        above = nearest + 1 if on_a_step else math.ceil(steps)
        top = math.ceil(math.log(self.closest / self.widest, factor) - _SLACK)
        if direction < 0 and self.at_closest:
            below = top - 1
        number = min(max(above if direction > 0 else below, 0), top)
        return self.to_scale(self.widest * factor**number, x)

    def placed(self, day: int, x: float, scale: float | None = None) -> Axis:
        """Return the axis, at its own or another scale, on which a day begins as near as possible to `x`."""
        scale = min(max(self.scale if scale is None else scale, self.widest), self.closest)
        return self._settled(scale, day, x)

    def showing(self, start: int, end: int, share: float = 0.7) -> Axis:
        """Return the axis on which the days from `start` to `end` fill a share of the width, centred."""
        scale = min(max(self.width_px * share / max(end - start, 1), self.widest), self.closest)
        return self._settled(scale, start, (self.width_px - (end - start) * scale) / 2)

    def _settled(self, scale: float, day: int, px: float) -> Axis:
        """Keep the view within first_day and last_day, and the anchor near the view so that its pixel stays exact."""
        start = px + (self.first_day - day) * scale
        end = px + (self.last_day - day) * scale
        if scale <= self.widest or start > 0:
            day, px = self.first_day, 0.0
        elif end < self.width_px:
            day, px = self.last_day, self.width_px
        if not -self.width_px <= px <= 2 * self.width_px:
            whole = math.floor(-px / scale)
            day, px = day + whole, px + whole * scale
        return replace(self, scale=scale, anchor_day=day, anchor_px=px)
