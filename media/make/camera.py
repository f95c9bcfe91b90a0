"""A camera that moves over one large map, and eased fractions for what appears and disappears."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import cairocffi
from frame import Frame, stretched, unstretched

WIDTH, HEIGHT = 1280, 720


@dataclass(frozen=True)
class View:
    """Where the camera looks: the middle of the picture and its width, in degrees."""

    lon: float
    lat: float
    wide: float

    @property
    def frame(self) -> Frame:
        """The window of this view."""
        return Frame.around(self.lon, self.lat, self.wide, WIDTH, HEIGHT)

    def towards(self, other: View, share: float) -> View:
        """Return the view at a fraction of the way to another; zooming looks uniform."""
        y = stretched(self.lat) + (stretched(other.lat) - stretched(self.lat)) * share
        wide = self.wide * (other.wide / self.wide) ** share
        return View(self.lon + (other.lon - self.lon) * share, unstretched(y), wide)


@dataclass(frozen=True)
class Flight:
    """Views at times, in seconds; between two times the camera moves smoothly from one to the next."""

    stations: Sequence[tuple[float, View]]

    def at(self, second: float) -> View:
        """Return the view at a time."""
        times = [time for time, _ in self.stations]
        index = min(max(bisect_right(times, second) - 1, 0), len(times) - 2)
        (start, one), (end, other) = self.stations[index], self.stations[index + 1]
        return one.towards(other, eased((second - start) / (end - start)))


def eased(share: float) -> float:
    """Return a fraction eased at both ends (a smootherstep)."""
    t = min(max(share, 0.0), 1.0)
    return t * t * t * (t * (6 * t - 15) + 10)


def shown(second: float, start: float, end: float, fade: float = 0.8) -> float:
    """Return the opacity of something that appears at `start` and disappears at `end`."""
    return eased((second - start) / fade) * (1 - eased((second - end) / fade))


def paint(
    context: cairocffi.Context, picture: cairocffi.ImageSurface, source: Frame, target: Frame, opacity: float = 1.0
) -> None:
    """Paint a picture of one window so that it fills another."""
    if opacity <= 0.002:
        return
    scale = target.pixels_per_degree / source.pixels_per_degree
    x, y = target.at(source.west, source.north)
    context.save()
    context.translate(x, y)
    context.scale(scale, scale)
    context.set_source_surface(picture)
    context.get_source().set_filter(cairocffi.FILTER_GOOD)
    context.paint_with_alpha(opacity)
    context.restore()
