"""The layout of paragraphs in lines, in pixels.

Pango breaks and shapes the lines. They are placed here, at equal distances whatever fonts they mix, with baselines
on whole pixels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from kiosk.engines.typeset.blocks import Block, pieces, plain_blocks, printable
from kiosk.engines.typeset.markdown import markdown_blocks
from kiosk.engines.typeset.paragraph import Extent, Paragraph, Rect
from kiosk.engines.typeset.scripts import habits, line_spacing, middle
from kiosk.engines.typeset.shaping import BlockShaper, ShapedBlock
from kiosk.engines.typeset.thread_context import SCALE, ThreadContext


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line and its position."""

    block: Block
    layout: Any
    """Pango's layout, which owns the line."""
    native: Any
    """Pango's line."""
    x: float
    """Left edge of its letters."""
    layout_x: float
    """Left edge of Pango's layout, the origin of its positions; it differs from `x` where Pango aligns by itself."""
    top: int
    baseline: int
    ink: Rect
    bullet_x: float | None
    """The centre of the bullet, None for a line without one."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph, ready to be painted."""

    paragraph: Paragraph
    lines: tuple[LaidLine, ...]
    line_height: int
    extent: Extent


@dataclass(frozen=True, slots=True)
class _Measured:
    """A line without a position yet; `y` and `ink` are relative to its baseline."""

    set_block: ShapedBlock
    native: Any
    first: bool
    x: float
    width: float
    ink: Rect


def lay_out(thread: ThreadContext, paragraph: Paragraph) -> Laid:
    """Return the paragraph broken into positioned lines."""
    source = printable(paragraph.text)
    blocks = markdown_blocks(source) if paragraph.markup == "markdown" else plain_blocks(source)
    set_blocks = BlockShaper(thread, paragraph).set_all([piece for block in blocks for piece in pieces(block)])
    measured = [line for set_block in set_blocks for line in _measured(thread, set_block)]
    return _placed(paragraph, measured)


def _measured(thread: ThreadContext, set_block: ShapedBlock) -> Iterator[_Measured]:
    native, layout = thread.native, set_block.layout
    pango = native.pango
    ink, logical = native.ffi.new("PangoRectangle *"), native.ffi.new("PangoRectangle *")
    iterator = native.ffi.gc(pango.pango_layout_get_iter(layout), pango.pango_layout_iter_free)
    for index in range(set_block.lines):
        pango.pango_layout_iter_get_line_extents(iterator, ink, logical)
        baseline = pango.pango_layout_iter_get_baseline(iterator)
        box = Rect(ink.x / SCALE, (ink.y - baseline) / SCALE, ink.width / SCALE, ink.height / SCALE)
        line = pango.pango_layout_get_line_readonly(layout, index)
        yield _Measured(set_block, line, index == 0, logical.x / SCALE, logical.width / SCALE, box)
        pango.pango_layout_iter_next_line(iterator)


def _placed(paragraph: Paragraph, measured: list[_Measured]) -> Laid:
    size, rtl = paragraph.style.size_px, habits(paragraph.language).direction == "rtl"
    height = line_height(paragraph)
    rise = round(height / 2 + middle(paragraph.language, paragraph.style.family) * size)
    natural = ceil(max(line.width + line.set_block.block.indent_ems * size for line in measured))
    width = paragraph.width_px or natural
    lines: list[LaidLine] = []
    top = 0
    for line in measured:
        block = line.set_block.block
        indent = block.indent_ems * size
        top += round(block.gap_ems * size) if line.first else 0
        x = _shift(paragraph, rtl=rtl) * (width - indent - line.width) + (0 if rtl else indent)
        layout_x = x - line.x
        ink = Rect(line.ink.x + layout_x, line.ink.y + top + rise, line.ink.width, line.ink.height)
        bullet = (width - indent + size * 0.6 if rtl else indent - size * 0.6) if block.bullet and line.first else None
        lines.append(LaidLine(block, line.set_block.layout, line.native, x, layout_x, top, top + rise, ink, bullet))
        top += height
    cut = measured[-1].set_block.cut
    return Laid(paragraph, tuple(lines), height, Extent(width, top, len(lines), cut, rise, natural))


def line_height(paragraph: Paragraph) -> int:
    """Return the distance between baselines in whole pixels."""
    style = paragraph.style
    if style.family == "icons":
        return max(1, round(style.size_px * (style.line_spacing or 1.0)))
    return max(1, round(style.size_px * line_spacing(paragraph.language, style.line_spacing)))


def _shift(paragraph: Paragraph, *, rtl: bool) -> float:
    """Return the share of the free space that is left of a line."""
    if paragraph.align == "centre":
        return 0.5
    return float((paragraph.align == "end") != rtl)
