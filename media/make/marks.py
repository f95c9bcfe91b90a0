"""What is drawn on the base of a map: places, names, dotted arrows, glowing borders, a scale bar and a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, pi
from typing import Any

import cairocffi
import house
from canvas import glow
from curves import spaced, spline
from house import Colour
from lettering import Letters, Words
from terrain import Ground

Pixel = tuple[float, float]

SIDES = {
    "e": (1, 0),
    "w": (-1, 0),
    "n": (0, -1),
    "s": (0, 1),
    "ne": (0.8, -0.75),
    "se": (0.8, 0.75),
    "nw": (-0.8, -0.75),
    "sw": (-0.8, 0.75),
}
TOWN = Letters(37, weight=500, halo=house.INK)
CAPITAL = Letters(54, weight=700, halo=house.INK)
COUNTRY = Letters(56, weight=600, spacing=0.34, capitals=True, opacity=0.5)
HOME = Letters(60, weight=600, spacing=0.34, capitals=True, opacity=0.8)
AREA = Letters(38, weight=600, spacing=0.12, halo=house.INK, colour=house.GOLD)
WATER = Letters(36, italic=True, spacing=0.08, colour=house.WATER_NAME, opacity=0.9)
SMALL = Letters(32, weight=500, halo=house.INK)


@dataclass(frozen=True)
class Sheet:
    """One map being drawn in one language."""

    ground: Ground
    context: cairocffi.Context
    language: str
    places: dict[str, Any]
    words: dict[str, Any]

    @property
    def unit(self) -> float:
        """Width of a hairline, in pixels."""
        return self.ground.unit

    def at(self, place: str) -> Pixel:
        """Return the position of a place of the table on this sheet."""
        return self.ground.frame.at(*self.places[place]["at"])

    def dot(self, place: str, colour: Colour = house.PAPER, radius: float = 9) -> None:
        """Mark a place with a dot in a dark ring."""
        self.disc(*self.at(place), radius, colour)

    def disc(self, x: float, y: float, radius: float, colour: Colour, ring: float = 4) -> None:
        """Draw a dot in a dark ring, at a pixel."""
        self.context.arc(x, y, (radius + ring) * self.unit, 0, 2 * pi)
        self.context.set_source_rgba(*house.INK, 0.55)
        self.context.fill()
        self.context.arc(x, y, radius * self.unit, 0, 2 * pi)
        self.context.set_source_rgb(*colour)
        self.context.fill()

    def town(self, place: str, side: str = "e", letters: Letters = TOWN, gap: float = 24) -> None:
        """Draw a dot and the town's name beside it."""
        self.dot(place)
        self.beside(self.at(place), self.places[place][self.language], side, letters, gap)

    def capital(self, place: str = "phnom-penh", side: str = "e", gap: float = 32) -> None:
        """Draw a red dot in a red ring, and the name in bold."""
        x, y = self.at(place)
        self.disc(x, y, 14, house.RED)
        self.context.arc(x, y, 24 * self.unit, 0, 2 * pi)
        self.context.set_source_rgba(*house.RED, 0.75)
        self.context.set_line_width(3 * self.unit)
        self.context.stroke()
        self.beside((x, y), self.places[place][self.language], side, CAPITAL, gap + 6)

    def beside(self, at: Pixel, words: str, side: str, letters: Letters, gap: float) -> None:
        """Draw words next to a pixel, on one of the eight sides."""
        dx, dy = SIDES[side]
        x, y = at[0] + dx * gap * self.unit, at[1] + dy * gap * self.unit
        anchor = (0.5 - 0.5 * (dx > 0) + 0.5 * (dx < 0), 0.5 - 0.5 * (dy > 0) + 0.5 * (dy < 0))
        Words(words, self.language, letters.sized(self.unit)).draw(self.context, (x, y), anchor)

    def name(
        self,
        place: str,
        letters: Letters,
        at: Sequence[float] | None = None,
        turn: float = 0.0,
        width: float | None = None,
    ) -> None:
        """Draw the name of an area, its middle at a place in degrees, turned by `turn` radians.

        It is broken into lines at `width`, in hairline widths.
        """
        x, y = self.ground.frame.at(*(at or self.places[place]["at"]))
        self.context.save()
        self.context.translate(x, y)
        self.context.rotate(turn)
        words = self.places[place][self.language]
        broken = width and width * self.unit
        Words(words, self.language, letters.sized(self.unit), broken, "centre").draw(self.context, (0, 0), (0.5, 0.5))
        self.context.restore()

    def arrow(
        self,
        through: Sequence[Sequence[float]],
        colour: Colour = house.GOLD,
        grown: float = 1.0,
        weight: float = 1.0,
    ) -> None:
        """Draw a dotted arrow through places in degrees, from its start to the fraction `grown` of its length."""
        path = spline([self.ground.frame.at(lon, lat) for lon, lat in through])
        steps = spaced(path, 21 * self.unit * weight)
        shown = steps[: max(1, round(len(steps) * grown))]
        if len(shown) < 3:
            return
        trail = shown[:-1]
        for shadow in (True, False):
            for index, (x, y) in enumerate(trail):
                share = index / max(1, len(trail) - 1)
                radius = (3.6 + 2.4 * share) * self.unit * weight
                self.context.arc(x, y, radius + (3 * self.unit if shadow else 0), 0, 2 * pi)
                self.context.set_source_rgba(
                    *(house.INK if shadow else colour), (0.4 if shadow else 1) * (0.35 + 0.65 * share)
                )
                self.context.fill()
        self.arrowhead(shown[-3], shown[-1], colour, 23 * weight)

    def arrowhead(self, tail: Pixel, tip: Pixel, colour: Colour, size: float) -> None:
        """Draw a slim arrowhead whose point is at `tip`."""
        self.context.save()
        self.context.translate(*tip)
        self.context.rotate(atan2(tip[1] - tail[1], tip[0] - tail[0]))
        self.context.scale(self.unit, self.unit)
        for grow, paint, opacity in ((5, house.INK, 0.5), (0, colour, 1.0)):
            self.context.move_to(size * 0.75, 0)
            self.context.line_to(-size * 0.75, -size * 0.72)
            self.context.line_to(-size * 0.3, 0)
            self.context.line_to(-size * 0.75, size * 0.72)
            self.context.close_path()
            self.context.set_source_rgba(*paint, opacity)
            self.context.set_line_join(cairocffi.LINE_JOIN_ROUND)
            self.context.set_line_width(grow or 2)
            self.context.stroke_preserve()
            self.context.fill()
        self.context.restore()

    def lit(
        self, lines: Sequence[Sequence[Sequence[float]]], colour: Colour, width: float = 6, strength: float = 1.0
    ) -> None:
        """Draw a line in degrees that glows, such as a border under attack."""
        size = self.ground.frame.width, self.ground.frame.height
        traced = [[(p[0], p[1]) for p in line] for line in lines]

        def stroke(context: cairocffi.Context, wide: float) -> None:
            self.ground.trace(context, traced)
            context.set_line_join(cairocffi.LINE_JOIN_ROUND)
            context.set_line_cap(cairocffi.LINE_CAP_ROUND)
            context.set_line_width(wide * self.unit)
            context.stroke()

        for radius, opacity in ((40, 0.6), (14, 0.5)):
            glow(
                self.context, size, lambda c: stroke(c, 34), radius * self.unit, (*colour, opacity * strength), gain=1.5
            )
        self.context.set_source_rgba(*colour, strength)
        stroke(self.context, width)

    def halo(self, at: Pixel, radius: float, colour: Colour, opacity: float) -> None:
        """Draw a round light that fades outwards; its radius is in hairline widths."""
        light = cairocffi.RadialGradient(*at, 0, *at, radius * self.unit)
        for stop, share in ((0, 1.0), (0.35, 0.55), (0.7, 0.16), (1, 0.0)):
            light.add_color_stop_rgba(stop, *colour, opacity * share)
        self.context.set_source(light)
        self.context.paint()

    def rings(self, place: str, kilometres: Sequence[int]) -> None:
        """Draw thin circles with these radii in kilometres around a place, each labelled with its distance."""
        x, y = self.at(place)
        reach = self.ground.frame.pixels_per_km(self.places[place]["at"][1])
        letters = SMALL.sized(self.unit * 0.8)
        for distance in kilometres:
            self.context.new_sub_path()
            self.context.arc(x, y, distance * reach, 0, 2 * pi)
            self.context.set_source_rgba(*house.GOLD, 0.42)
            self.context.set_line_width(1.6 * self.unit)
            self.context.set_dash([3 * self.unit, 9 * self.unit])
            self.context.set_line_cap(cairocffi.LINE_CAP_ROUND)
            self.context.stroke()
            words = f"{distance} {self.words['km'][self.language]}"
            aside = distance * reach * 0.7071
            Words(words, self.language, letters).draw(self.context, (x - aside, y + aside), (0.5, 0.5))
        self.context.set_dash([])

    def scale_bar(self, kilometres: int, right: float = 0.9, bottom: float = 0.93) -> None:
        """Draw a bar of a number of kilometres, its right end at a fraction of the sheet."""
        frame = self.ground.frame
        x, y = frame.width * right, frame.height * bottom
        lat = frame.south + (frame.north - frame.south) * (1 - bottom)
        length = kilometres * frame.pixels_per_km(lat)
        tick = 12 * self.unit
        for width, colour, opacity in ((7, house.INK, 0.5), (2.6, house.PAPER, 0.85)):
            self.context.set_source_rgba(*colour, opacity)
            self.context.set_line_width(width * self.unit)
            self.context.move_to(x - length, y - tick)
            self.context.line_to(x - length, y)
            self.context.line_to(x, y)
            self.context.line_to(x, y - tick)
            self.context.stroke()
        words = Words(f"{kilometres} {self.words['km'][self.language]}", self.language, SMALL.sized(self.unit * 0.9))
        words.draw(self.context, (x - length / 2, y - 8 * self.unit), (0.5, 1))

    def key(self, entries: Sequence[tuple[str, str, Colour]], left: float = 0.1, bottom: float = 0.93) -> None:
        """Draw a key of symbols and meanings at the lower left; a symbol is `arrow`, `line` or `dot`."""
        frame, context = self.ground.frame, self.context
        y = frame.height * bottom
        for sign, word, colour in reversed(entries):
            x = frame.width * left
            _sign(self, sign, x, y - 20 * self.unit, colour)
            words = Words(self.words[word][self.language], self.language, SMALL.sized(self.unit))
            words.draw(context, (x + 120 * self.unit, y - 20 * self.unit), (0, 0.5))
            y -= 62 * self.unit


def _sign(sheet: Sheet, sign: str, x: float, y: float, colour: Colour) -> None:
    unit, context = sheet.unit, sheet.context
    if sign == "dot":
        sheet.disc(x + 46 * unit, y, 12, colour)
    elif sign == "line":
        for width, opacity in ((22, 0.25), (12, 0.35), (6, 1.0)):
            context.set_source_rgba(*colour, opacity)
            context.set_line_width(width * unit)
            context.set_line_cap(cairocffi.LINE_CAP_ROUND)
            context.move_to(x + 8 * unit, y)
            context.line_to(x + 88 * unit, y)
            context.stroke()
    else:
        for index in range(4):
            sheet.disc(x + index * 19 * unit, y, 4.6, colour, 3)
        sheet.arrowhead((x + 60 * unit, y), (x + 84 * unit, y), colour, 21)
