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
        """Return the frame of exactly these degrees, `width` pixels wide; the projection determines its height."""
        scale = width / (east - west)
        return cls(west, north, scale, width, round((stretched(north) - stretched(south)) * scale))

    @classmethod
    def around(cls, lon: float, lat: float, degrees_wide: float, width: int, height: int) -> Frame:
        """Return a frame centred on a place, `degrees_wide` degrees of longitude across."""
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
        """Return the position of a place, in pixels from the top left."""
        k = self.pixels_per_degree
        return (lon - self.west) * k, (stretched(self.north) - stretched(lat)) * k

    def shows(self, points: list[tuple[float, float]], margin: float = 0.5) -> bool:
        """Return whether the box around the points overlaps the window, extended by `margin` degrees."""
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        return (
            max(lons) > self.west - margin
            and min(lons) < self.east + margin
            and max(lats) > self.south - margin
            and min(lats) < self.north + margin
        )

    def pixels_per_km(self, lat: float) -> float:
        """Return the scale at a latitude, in pixels per kilometre."""
        return self.pixels_per_degree / (radians(1) * EARTH_RADIUS_KM * cos(radians(lat)))


def stretched(lat: float) -> float:
    """Return a latitude on Mercator's scale, in degrees of longitude from the equator."""
    return degrees(asinh(tan(radians(lat))))


def unstretched(y: float) -> float:
    """Return the latitude of a position on Mercator's scale."""
    return degrees(atan(sinh(radians(y))))
