"""The base of every map: sea, land, the main country, lake, river, borders and a faint graticule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

import cairocffi
import house
from canvas import glow
from curves import Line
from earth import CAMBODIA, LAOS, THAILAND, VIETNAM, Earth
from frame import Frame
from house import Colour
from lettering import Letters, Words

TONES = {VIETNAM: house.VIETNAM, THAILAND: house.THAILAND, LAOS: house.LAOS}
ISLET = 14.0  # square pixels: smaller islets look like dirt
MEKONG = 4.2  # width of the river at 1:1, in pixels


@dataclass(frozen=True)
class Ground:
    """What is drawn under the marks of one map."""

    frame: Frame
    earth: Earth
    unit: float = 1.0
    """Width of the map's hairline, in pixels; everything scales with it."""
    home: Colour = house.CAMBODIA
    graticule: float = 1.0
    """Degrees between the lines."""

    def trace(self, context: cairocffi.Context, lines: Iterable[Line], *, closed: bool = False) -> None:
        """Add lines given in degrees to the current path."""
        for line in lines:
            if not self.frame.shows(line):
                continue
            for index, (lon, lat) in enumerate(line):
                (context.line_to if index else context.move_to)(*self.frame.at(lon, lat))
            if closed:
                context.close_path()

    def land(self, *countries: str) -> list[Line]:
        """Return rings of the named countries, or of all, without islets."""
        chosen = countries or tuple(self.earth.lands)
        rings = [ring for country in chosen for ring in self.earth.lands.get(country, [])]
        return [ring for ring in rings if self._area(ring) > ISLET * self.unit]

    def paint(self, context: cairocffi.Context) -> None:
        """Draw the whole ground."""
        self._sea(context)
        self._lands(context)
        self._waters(context)
        self._graticule(context)
        self._lines(context)

    def _fill(self, context: cairocffi.Context, rings: list[Line]) -> None:
        self.trace(context, rings, closed=True)
        context.fill()

    def _glow(
        self,
        context: cairocffi.Context,
        rings: list[Line],
        radius: float,
        tint: tuple[float, float, float, float],
        *,
        outside: bool = False,
        gain: float = 1.0,
    ) -> None:
        size = self.frame.width, self.frame.height
        glow(context, size, lambda c: self._fill(c, rings), radius * self.unit, tint, outside=outside, gain=gain)

    def _sea(self, context: cairocffi.Context) -> None:
        context.set_source_rgb(*house.SEA)
        context.paint()
        rings = self.land()
        for radius, opacity in ((120, 0.55), (46, 0.5), (14, 0.45)):
            self._glow(context, rings, radius, (*house.SEA_SHALLOW, opacity), gain=1.6)
        self._waterlines(context, rings)

    def _waterlines(self, context: cairocffi.Context, rings: list[Line]) -> None:
        offset, gap = 7.0, 5.0
        context.set_line_join(cairocffi.LINE_JOIN_ROUND)
        for index in range(7):
            context.push_group()
            context.set_source_rgb(*house.COAST)
            strokes = (cairocffi.OPERATOR_OVER, 2 * offset), (cairocffi.OPERATOR_CLEAR, 2 * offset - 1.6)
            for operator, width in strokes:
                context.set_operator(operator)
                self.trace(context, rings, closed=True)
                context.set_line_width(width * self.unit)
                context.stroke()
            context.pop_group_to_source()
            context.paint_with_alpha(0.34 * 0.76**index)
            offset, gap = offset + gap, gap + 1.6

    def _lands(self, context: cairocffi.Context) -> None:
        for country in self.earth.lands:
            if country != CAMBODIA:
                context.set_source_rgb(*TONES.get(country, house.ELSEWHERE))
                self._fill(context, self.land(country))
        rings = self.land(CAMBODIA)
        self._glow(context, rings, 34, (*house.INK, 0.55))
        context.save()
        self.trace(context, rings, closed=True)
        context.clip()
        context.set_source_rgb(*self.home)
        context.paint()
        self._glow(context, rings, 60, (*house.rgb("#1c0e0a"), 0.62), outside=True)
        self._glow(context, rings, 9, (*self.home, 0.55), outside=True, gain=1.5)
        context.restore()

    def _waters(self, context: cairocffi.Context) -> None:
        context.save()
        self.trace(context, self.land(), closed=True)
        context.clip()
        context.set_line_join(cairocffi.LINE_JOIN_ROUND)
        context.set_line_cap(cairocffi.LINE_CAP_ROUND)
        for width, colour, opacity in ((MEKONG * 1.9, house.INK, 0.28), (MEKONG, house.WATER_LINE, 0.62)):
            self.trace(context, self.earth.rivers)
            context.set_source_rgba(*colour, opacity)
            context.set_line_width(width * self.unit)
            context.push_group()
            context.set_source_rgb(*colour)
            context.stroke()
            context.pop_group_to_source()
            context.paint_with_alpha(opacity)
        self.trace(context, self.earth.lakes, closed=True)
        context.set_source_rgb(*house.WATER)
        context.fill_preserve()
        context.set_source_rgba(*house.WATER_LINE, 0.75)
        context.set_line_width(1.6 * self.unit)
        context.stroke()
        context.restore()

    def _lines(self, context: cairocffi.Context) -> None:
        context.set_line_join(cairocffi.LINE_JOIN_ROUND)
        self.trace(context, self.land(), closed=True)
        context.set_source_rgba(*house.COAST, 0.55)
        context.set_line_width(1.3 * self.unit)
        context.stroke()
        self.trace(context, self.land(CAMBODIA), closed=True)
        context.set_source_rgba(*house.rgb("#c9b89f"), 0.6)
        context.set_line_width(2.4 * self.unit)
        context.stroke()

    def _graticule(self, context: cairocffi.Context) -> None:
        frame, step = self.frame, self.graticule
        context.set_line_width(1.0 * self.unit)
        context.set_source_rgba(*house.PAPER, 0.055)
        for lon in steps(frame.west, frame.east, step):
            x, _ = frame.at(lon, frame.south)
            context.move_to(x, 0)
            context.line_to(x, frame.height)
        for lat in steps(frame.south, frame.north, step):
            _, y = frame.at(frame.west, lat)
            context.move_to(0, y)
            context.line_to(frame.width, y)
        context.stroke()

    def degrees(self, context: cairocffi.Context, language: str, inset: float) -> None:
        """Write the degrees of the graticule along the upper and the left edge, `inset` pixels in."""
        letters = Letters(20 * self.unit, colour=house.DIM, opacity=0.62)
        for lon in steps(self.frame.west, self.frame.east, self.graticule):
            x, _ = self.frame.at(lon, self.frame.south)
            if inset * 3 < x < self.frame.width - inset * 3:
                Words(f"{lon:g}° E", language, letters).draw(context, (x + 7 * self.unit, inset))
        for lat in steps(self.frame.south, self.frame.north, self.graticule):
            _, y = self.frame.at(self.frame.west, lat)
            if inset * 3 < y < self.frame.height - inset * 3:
                Words(f"{lat:g}° N", language, letters).draw(context, (inset, y - 5 * self.unit), (0, 1))

    def _area(self, ring: Line) -> float:
        xs, ys = zip(*(self.frame.at(*point) for point in ring[:: max(1, len(ring) // 40)]), strict=True)
        return float((max(xs) - min(xs)) * (max(ys) - min(ys)))


def steps(low: float, high: float, step: float) -> list[float]:
    """Return the multiples of `step` between two numbers."""
    return [index * step for index in range(ceil(low / step), floor(high / step) + 1)]
