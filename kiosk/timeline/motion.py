"""Animated movement of the axis: a fling after a drag, and a transition from one view to another.

Both are pure functions of the elapsed time, so a dropped frame does not change where they end.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.timeline.axis import Axis

DECAY_S = 0.325
"""Time constant of the exponential decay."""
_SLOWEST_PX_S = 20.0


@dataclass(frozen=True, slots=True)
class Fling:
    """The movement after a finger has lifted from a drag: it slows down exponentially, as with friction."""

    reach_px: float
    """The whole distance in pixels; negative to the left."""
    length_s: float
    """Seconds until it stops."""

    @classmethod
    def released(cls, speed: float) -> Fling:
        """Return the fling of a finger that lifted at a speed in pixels per second; it ends below a visible speed."""
        fast = abs(speed) > _SLOWEST_PX_S
        length = DECAY_S * math.log(abs(speed) / _SLOWEST_PX_S) if fast else 0.0
        return cls(speed * DECAY_S * (1 - math.exp(-length / DECAY_S)), length)

    def ending_at(self, reach_px: float) -> Fling:
        """Return a fling of the same duration with another distance, so that it can end at a card."""
        return replace(self, reach_px=reach_px)

    def travelled(self, elapsed_s: float) -> float:
        """Return the pixels travelled since the finger lifted."""
        if elapsed_s >= self.length_s:
            return self.reach_px
        return self.reach_px * math.expm1(-max(elapsed_s, 0.0) / DECAY_S) / math.expm1(-self.length_s / DECAY_S)


def between(start: Axis, end: Axis, done: float) -> Axis:
    """Return an axis between two views of the same strip; `done` goes from 0 to 1.

    The logarithm of the scale changes linearly, so that the zoom looks even, and one pixel stays fixed.
    """
    if done <= 0:
        return start
    if done >= 1:
        return end
    scale = start.scale * (end.scale / start.scale) ** done
    middle = end.at(end.width_px / 2).day
    there = end.x(middle)
    apart = start.scale - end.scale
    even = abs(apart) <= 1e-9 * end.scale
    left = 1 - done if even else (scale - end.scale) / apart
    return end.placed(middle, there + (start.x(middle) - there) * left, scale)
