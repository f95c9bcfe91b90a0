"""Type on a picture, set by Pango, so that Khmer, Arabic and Vietnamese come out right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

import cairocffi
import pangocairocffi
import pangocffi
from house import DIGITS, PAPER, PLAIN_SCRIPTS, RIGHT_TO_LEFT, SANS, Colour

RIGHT_TO_LEFT_MARK = "\u200f"  # so that a line keeps its direction although it begins with a Latin name
UNITS = 1024  # Pango counts in these parts of a pixel
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
    """Extra space between letters, as a fraction of the size; for scripts that bear it."""
    colour: Colour = PAPER
    opacity: float = 1.0
    halo: Colour | None = None
    halo_width: float = 0.22
    """Width of the halo, as a fraction of the size."""
    gap: float = 0.08
    """Extra space between lines, as a fraction of the size."""

    def sized(self, factor: float) -> Letters:
        """The same letters, `factor` times as large."""
        return replace(self, size=self.size * factor)


def layout(context: cairocffi.Context, words: str, language: str, letters: Letters,
           width: float | None = None, align: str = "left") -> pangocffi.Layout:
    """Words made ready to be drawn, broken at `width` pixels if one is given."""
    plain = language in PLAIN_SCRIPTS
    words = words.translate(DIGITS.get(language, {}))
    if letters.capitals and not plain:
        words = words.upper()
    if language in RIGHT_TO_LEFT:
        words = RIGHT_TO_LEFT_MARK + words
    made = pangocairocffi.create_layout(context)
    # Even a letter spacing of nought makes Pango switch ligatures off, and Khmer vowels then fall apart.
    spacing = "" if plain or not letters.spacing else f'letter_spacing="{round(letters.spacing * letters.size * UNITS)}"'
    style = "italic" if letters.italic and not plain else "normal"
    made.apply_markup(
        f'<span lang="{language}" font_family="{letters.family}" size="{round(letters.size * 0.75 * 1024)}" '
        f'weight="{letters.weight}" style="{style}" {spacing}>{escape(words)}</span>'
    )
    # Noto's Arabic fonts leave so much room above and below that lines need none between them.
    gap = letters.gap - (0.22 if language in RIGHT_TO_LEFT else 0)
    made.spacing = round(gap * letters.size * UNITS)
    made.alignment = ALIGNED[mirrored(align, language)]
    if width is not None:
        made.width = round(width * UNITS)
        made.wrap = pangocffi.WrapMode.WORD
    return made


def mirrored(align: str, language: str) -> str:
    """Pango takes left and right as start and end of the line's own direction; this hands it what is meant."""
    if language not in RIGHT_TO_LEFT:
        return align
    return {"left": "right", "right": "left"}.get(align, align)


def extent(made: pangocffi.Layout) -> tuple[float, float, float]:
    """Width, height and first baseline of set words, in pixels."""
    _, box = made.get_extents()
    scale = UNITS
    return box.width / scale, box.height / scale, made.get_baseline() / scale


def draw(context: cairocffi.Context, words: str, language: str, letters: Letters, x: float, y: float,
         anchor: tuple[float, float] = (0.0, 0.0), width: float | None = None, align: str = "left") -> tuple[float, float]:
    """Draws words so that the point (x, y) is at `anchor` (fractions of their box); gives their width and height."""
    made = layout(context, words, language, letters, width, align)
    wide, high, _ = extent(made)
    left = x - anchor[0] * (width if width is not None else wide)
    context.save()
    context.move_to(left, y - anchor[1] * high)
    if letters.halo is not None:
        pangocairocffi.layout_path(context, made)
        context.set_line_join(cairocffi.LINE_JOIN_ROUND)
        for share, opacity in ((2.2, 0.10), (1.5, 0.16), (0.9, 0.34)):
            context.set_source_rgba(*letters.halo, opacity)
            context.set_line_width(letters.size * letters.halo_width * share)
            context.stroke_preserve()
        context.new_path()
        context.move_to(left, y - anchor[1] * high)
    context.set_source_rgba(*letters.colour, letters.opacity)
    pangocairocffi.show_layout(context, made)
    context.restore()
    return wide, high
