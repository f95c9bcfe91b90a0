"""A sheet for diagrams: text, tiles, lines and symbols, mirrored for a right-to-left language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, pi
from typing import Any

import cairocffi
import house
from canvas import surface
from curves import spaced, spline
from house import Colour
from lettering import Letters, Words

WIDTH, HEIGHT = 2000, 1500
MARGIN = 170

EYEBROW = Letters(34, weight=600, spacing=0.14, capitals=True, colour=house.GOLD)
HEADING = Letters(66, family=house.SERIF, weight=600)
LABEL = Letters(42, weight=500)
SMALL = Letters(35, colour=house.DIM)
NUMBER = Letters(58, family=house.SERIF, weight=700)

Pixel = tuple[float, float]


@dataclass(frozen=True)
class Board:
    """One diagram being drawn in one language. All x run from the side where reading begins."""

    surface: cairocffi.ImageSurface
    context: cairocffi.Context
    language: str
    words: dict[str, Any]
    places: dict[str, Any]

    @classmethod
    def blank(cls, language: str) -> Board:
        """Return a dark sheet with a faint light in its middle."""
        made, context = surface(WIDTH, HEIGHT)
        light = cairocffi.RadialGradient(WIDTH / 2, HEIGHT * 0.42, 0, WIDTH / 2, HEIGHT * 0.42, WIDTH * 0.7)
        light.add_color_stop_rgb(0, *house.rgb("#1f1b16"))
        light.add_color_stop_rgb(1, *house.rgb("#12100d"))
        context.set_source(light)
        context.paint()
        return cls(made, context, language, house.table("diagrams"), house.table("places"))

    @property
    def mirrored(self) -> bool:
        """Whether reading begins on the right."""
        return self.language in house.RIGHT_TO_LEFT

    def x(self, along: float) -> float:
        """Return the x in pixels from the left for a distance from the side where reading begins."""
        return WIDTH - along if self.mirrored else along

    def word(self, key: str) -> str:
        """Return the words of a key, or the name of a place."""
        entry = self.words.get(key) or self.places[key]
        return str(entry[self.language])

    def text(
        self,
        key: str,
        along: float,
        y: float,
        letters: Letters = LABEL,
        width: float | None = None,
        hold: str = "start top",
        lines: int = 0,
    ) -> float:
        """Write the words of a key, or `key` itself if there is no such key; return their height.

        `hold` is the point of their box to place there: start, centre or end, and top, middle or bottom. Words that
        need more than `lines`, or one word wider than the box (Khmer has no spaces to break at), are made smaller until
        they fit.
        """
        text = self.word(key) if key in self.words or key in self.places else key
        along_hold, rest = hold.split()
        fraction = {"start": 0.0, "centre": 0.5, "end": 1.0}[along_hold]
        if self.mirrored:
            fraction = 1 - fraction
        words = Words(text, self.language, letters, width, {0.0: "left", 0.5: "centre", 1.0: "right"}[fraction])
        while not words.fits(self.context, lines):
            words = replace(words, letters=words.letters.sized(0.95))
        anchor = fraction, {"top": 0.0, "middle": 0.5, "bottom": 1.0}[rest]
        return words.draw(self.context, (self.x(along), y), anchor)[1]

    def tile(self, along: float, y: float, width: float, height: float, accent: Colour | None = None) -> None:
        """Draw a rounded tile, with a coloured line along its top if there is an accent."""
        left = self.x(along) - (width if self.mirrored else 0)
        self._rounded(left, y, width, height, 26)
        self.context.set_source_rgba(*house.INK_3, 0.72)
        self.context.fill_preserve()
        self.context.save()
        self.context.clip()
        if accent is not None:
            self.context.set_source_rgb(*accent)
            self.context.rectangle(left, y, width, 7)
            self.context.fill()
        self.context.restore()

    def bar(self, start: float, end: float, y: float, height: float, colour: Colour, *, fade: bool = False) -> None:
        """Draw a bar with round ends; with `fade` it fades out towards its end."""
        a, b = self.x(start), self.x(end)
        shade = cairocffi.LinearGradient(a, 0, b, 0)
        for stop, opacity in ((0, 1.0), (0.55, 0.85 if fade else 1.0), (1, 0.0 if fade else 1.0)):
            shade.add_color_stop_rgba(stop, *colour, opacity)
        self._rounded(min(a, b), y - height / 2, abs(b - a), height, height / 2)
        self.context.set_source(shade)
        self.context.fill()

    def line(
        self, points: Sequence[Pixel], colour: Colour = house.LINE, width: float = 3, dash: Sequence[float] = ()
    ) -> None:
        """Draw a solid or dashed line."""
        for index, (along, y) in enumerate(points):
            (self.context.line_to if index else self.context.move_to)(self.x(along), y)
        self.context.set_source_rgb(*colour)
        self.context.set_line_width(width)
        self.context.set_line_cap(cairocffi.LINE_CAP_ROUND)
        self.context.set_dash(list(dash))
        self.context.stroke()
        self.context.set_dash([])

    def disc(self, along: float, y: float, radius: float, colour: Colour, *, ring: bool = False) -> None:
        """Draw a dot, in a thin ring of its colour if asked."""
        self.context.new_sub_path()
        self.context.arc(self.x(along), y, radius, 0, 2 * pi)
        self.context.set_source_rgb(*colour)
        self.context.fill()
        if ring:
            self.context.new_sub_path()
            self.context.arc(self.x(along), y, radius * 1.7, 0, 2 * pi)
            self.context.set_source_rgba(*colour, 0.75)
            self.context.set_line_width(4)
            self.context.stroke()

    def arrow(self, points: Sequence[Pixel], colour: Colour = house.GOLD) -> None:
        """Draw a dotted arrow like those of the maps."""
        path = spaced(spline([(self.x(along), y) for along, y in points]), 26)
        for index, (x, y) in enumerate(path[:-1]):
            share = index / max(1, len(path) - 2)
            self.context.new_sub_path()
            self.context.arc(x, y, 4.2 + 2.6 * share, 0, 2 * pi)
            self.context.set_source_rgba(*colour, 0.4 + 0.6 * share)
            self.context.fill()
        (tx, ty), (x, y) = path[-3], path[-1]
        self.context.save()
        self.context.translate(x, y)
        self.context.rotate(atan2(y - ty, x - tx))
        for index, point in enumerate(((22, 0), (-20, -19), (-8, 0), (-20, 19))):
            (self.context.line_to if index else self.context.move_to)(*point)
        self.context.close_path()
        self.context.set_source_rgb(*colour)
        self.context.fill()
        self.context.restore()

    def envelope(self, along: float, y: float, colour: Colour = house.PAPER) -> None:
        """Draw an envelope, its middle at the given place."""
        x, wide, high = self.x(along), 84, 58
        self._rounded(x - wide / 2, y - high / 2, wide, high, 8)
        self.context.set_source_rgb(*house.INK_2)
        self.context.fill_preserve()
        self.context.set_source_rgb(*colour)
        self.context.set_line_width(4)
        self.context.set_line_join(cairocffi.LINE_JOIN_ROUND)
        self.context.stroke()
        self.context.move_to(x - wide / 2 + 5, y - high / 2 + 6)
        self.context.line_to(x, y + 6)
        self.context.line_to(x + wide / 2 - 5, y - high / 2 + 6)
        self.context.stroke()

    def badge(self, along: float, y: float, words: str, colour: Colour, size: float = 92) -> None:
        """Draw a number in a square of one colour."""
        x = self.x(along)
        self._rounded(x - size / 2, y - size / 2, size, size, 20)
        self.context.set_source_rgba(*colour, 0.2)
        self.context.fill_preserve()
        self.context.set_source_rgb(*colour)
        self.context.set_line_width(4)
        self.context.stroke()
        if words:
            Words(words, self.language, NUMBER).draw(self.context, (x, y), (0.5, 0.5))

    def _rounded(self, left: float, top: float, width: float, height: float, radius: float) -> None:
        radius = min(radius, width / 2, height / 2)
        corners = (
            (left + width - radius, top + radius, -0.5),
            (left + width - radius, top + height - radius, 0.0),
            (left + radius, top + height - radius, 0.5),
            (left + radius, top + radius, 1.0),
        )
        self.context.new_sub_path()
        for x, y, turn in corners:
            self.context.arc(x, y, radius, turn * pi, (turn + 0.5) * pi)
        self.context.close_path()
