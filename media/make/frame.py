"""The window of a map: Mercator's projection from degrees to pixels."""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, atan, cos, degrees, radians, sinh, tan

EARTH_RADIUS_KM = 6371.0088  # IUGG mean radius


@dataclass(frozen=True)
class Frame:
    """A rectangle of the Earth and its size in pixels."""

    west: float
    north: float
    pixels_per_degree: float
    width: int
    height: int

    @classmethod
    def between(cls, west: float, south: float, east: float, north: float, width: int) -> Frame:
        """Exactly these degrees, `width` pixels wide, as high as Mercator makes it."""
        scale = width / (east - west)
        return cls(west, north, scale, width, round((stretched(north) - stretched(south)) * scale))

    @classmethod
    def around(cls, lon: float, lat: float, degrees_wide: float, width: int, height: int) -> Frame:
        """Centred on a place, `degrees_wide` of longitude across."""
        scale = width / degrees_wide
        return cls(lon - degrees_wide / 2, unstretched(stretched(lat) + height / scale / 2), scale, width, height)

    @property
    def east(self) -> float:
        """Longitude of the right edge, in degrees."""
        return self.west + self.width / self.pixels_per_degree

    @property
    def south(self) -> float:
        """Latitude of the lower edge, in degrees."""
        return unstretched(stretched(self.north) - self.height / self.pixels_per_degree)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands, in pixels from the top left."""
        k = self.pixels_per_degree
        return (lon - self.west) * k, (stretched(self.north) - stretched(lat)) * k

    def shows(self, points: list[tuple[float, float]], margin: float = 0.5) -> bool:
        """Whether the box around the points meets the window, `margin` degrees around it included."""
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        return (
            max(lons) > self.west - margin
            and min(lons) < self.east + margin
            and max(lats) > self.south - margin
            and min(lats) < self.north + margin
        )

    def pixels_per_km(self, lat: float) -> float:
        """The scale at a latitude, in pixels a kilometre."""
        return self.pixels_per_degree / (radians(1) * EARTH_RADIUS_KM * cos(radians(lat)))


def stretched(lat: float) -> float:
    """A latitude on Mercator's scale, in degrees of longitude from the equator."""
    return degrees(asinh(tan(radians(lat))))


def unstretched(y: float) -> float:
    """The latitude of a height on Mercator's scale."""
    return degrees(atan(sinh(radians(y))))
