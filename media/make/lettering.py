"""Text on a picture, laid out by Pango, so that Khmer, Arabic and Vietnamese are correct."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import cairocffi
import pangocairocffi
import pangocffi
from house import DIGITS, PAPER, PLAIN_SCRIPTS, RIGHT_TO_LEFT, SANS, Colour

RIGHT_TO_LEFT_MARK = "\u200f"  # keeps the direction of a line that begins with a Latin name
UNITS = 1024  # Pango's units per pixel
Point = tuple[float, float]
ALIGNED = {"left": pangocffi.Alignment.LEFT, "centre": pangocffi.Alignment.CENTER, "right": pangocffi.Alignment.RIGHT}


@dataclass(frozen=True)
class Letters:
    """How words look; sizes in pixels."""

    size: float
    family: str = SANS
    weight: int = 400
    italic: bool = False
    capitals: bool = False
    spacing: float = 0.0
    """Extra space between letters, as a fraction of the size; for scripts that allow it."""
    colour: Colour = PAPER
    opacity: float = 1.0
    halo: Colour | None = None
    halo_width: float = 0.22
    """Width of the halo, as a fraction of the size."""
    gap: float = 0.08
    """Extra space between lines, as a fraction of the size."""

    def sized(self, factor: float) -> Letters:
        """Return the same letters, `factor` times as large."""
        return replace(self, size=self.size * factor)


@dataclass(frozen=True)
class Words:
    """Words in a language, with their style."""

    text: str
    language: str
    letters: Letters
    width: float | None = None
    """The width at which lines break, in pixels; None for no line breaks."""
    align: str = "left"
    """left, centre or right."""

    def layout(self, context: cairocffi.Context) -> pangocffi.Layout:
        """Return the words laid out by Pango."""
        letters = self.letters
        plain = self.language in PLAIN_SCRIPTS
        text = self.text.translate(DIGITS.get(self.language, {}))
        if letters.capitals and not plain:
            text = text.upper()
        if self.language in RIGHT_TO_LEFT:
            text = RIGHT_TO_LEFT_MARK + text
        # Even a letter spacing of 0 makes Pango disable ligatures, which breaks Khmer vowels.
        spacing = round(letters.spacing * letters.size * UNITS)
        spaced = "" if plain or not spacing else f'letter_spacing="{spacing}"'
        style = "italic" if letters.italic and not plain else "normal"
        # Noto's Arabic fonts include enough space above and below each line.
        gap = letters.gap - (0.22 if self.language in RIGHT_TO_LEFT else 0)
        made = pangocairocffi.create_layout(context)
        made.apply_markup(
            f'<span lang="{self.language}" font_family="{letters.family}" size="{round(letters.size * 0.75 * 1024)}" '
            f'weight="{letters.weight}" style="{style}" {spaced}>{escape(text)}</span>'
        )
        made.spacing = round(gap * letters.size * UNITS)
        made.alignment = ALIGNED[mirrored(self.align, self.language)]
        if self.width is not None:
            made.width = round(self.width * UNITS)
            made.wrap = pangocffi.WrapMode.WORD
        return made

    def fits(self, context: cairocffi.Context, lines: int) -> bool:
        """Return whether no word exceeds the width and there are at most `lines` lines (0: any number)."""
        made = self.layout(context)
        return (self.width is None or extent(made)[0] <= self.width) and (not lines or made.get_line_count() <= lines)

    def draw(self, context: cairocffi.Context, at: Point, anchor: Point = (0.0, 0.0)) -> Point:
        """Draw the words with `anchor` (fractions of their box) at `at`; return their width and height."""
        made = self.layout(context)
        wide, high = extent(made)
        left, top = at[0] - anchor[0] * (wide if self.width is None else self.width), at[1] - anchor[1] * high
        context.save()
        context.move_to(left, top)
        if self.letters.halo is not None:
            pangocairocffi.layout_path(context, made)
            _halo(context, self.letters, self.letters.halo)
            context.move_to(left, top)
        context.set_source_rgba(*self.letters.colour, self.letters.opacity)
        pangocairocffi.show_layout(context, made)
        context.restore()
        return wide, high


def _halo(context: cairocffi.Context, letters: Letters, colour: Colour) -> None:
    context.set_line_join(cairocffi.LINE_JOIN_ROUND)
    for share, opacity in ((2.2, 0.10), (1.5, 0.16), (0.9, 0.34)):
        context.set_source_rgba(*colour, opacity)
        context.set_line_width(letters.size * letters.halo_width * share)
        context.stroke_preserve()
    context.new_path()


def mirrored(align: str, language: str) -> str:
    """Return the alignment to give Pango, which takes left and right as start and end of the line's own direction."""
    if language not in RIGHT_TO_LEFT:
        return align
    return {"left": "right", "right": "left"}.get(align, align)


def extent(made: pangocffi.Layout) -> Point:
    """Return width and height of a layout, in pixels."""
    _, box = made.get_extents()
    return box.width / UNITS, box.height / UNITS
