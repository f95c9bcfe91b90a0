"""How the axis moves by itself: a drag that runs out, and a calm journey from one view to another.

Both are pure functions of the time since they began: a dropped frame changes nothing of where they end.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.timeline.axis import Axis

CALM_S = 0.325
_SLOWEST_PX_S = 20.0


@dataclass(frozen=True, slots=True)
class Fling:
    """The way that a drag still goes after the finger has lifted, slowing down as friction has it."""

    reach_px: float
    """The whole way, in pixels; negative to the left."""
    length_s: float
    """Seconds until it stands still."""

    @classmethod
    def released(cls, speed: float) -> Fling:
        """The fling of a finger that lifted at a speed in pixels a second; it ends where the eye sees no more."""
        fast = abs(speed) > _SLOWEST_PX_S
        length = CALM_S * math.log(abs(speed) / _SLOWEST_PX_S) if fast else 0.0
        return cls(speed * CALM_S * (1 - math.exp(-length / CALM_S)), length)

    def ending_at(self, reach_px: float) -> Fling:
        """The fling as long in time that goes so far instead: how a drag comes to rest on a card."""
        return replace(self, reach_px=reach_px)

    def travelled(self, elapsed_s: float) -> float:
        """Pixels gone since the finger lifted."""
        if elapsed_s >= self.length_s:
            return self.reach_px
        return self.reach_px * math.expm1(-max(elapsed_s, 0.0) / CALM_S) / math.expm1(-self.length_s / CALM_S)


def between(start: Axis, end: Axis, done: float) -> Axis:
    """The axis on the way from one view to another of the same strip, `done` going from 0 to 1.

    Zoom is even to the eye (the scale's logarithm goes evenly), and the way is straight: one pixel stands still.
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
