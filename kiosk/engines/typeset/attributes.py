"""Pango attributes of a block: emphasis, links, letter spacing, and ranges without line breaks."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from kiosk.engines.typeset.blocks import Block
from kiosk.engines.typeset.paragraph import Paragraph
from kiosk.engines.typeset.scripts import SPACEABLE, habits
from kiosk.engines.typeset.thread_context import SCALE, ThreadContext

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_ITALIC = 2
_BOLD = 700
_UNDERLINE = 1


def byte_offsets(text: str) -> list[int] | range:
    """Return for each character of a text, and for its end, the index of its first byte in UTF-8."""
    if text.isascii():
        return range(len(text) + 1)
    return [0, *accumulate(map(len, map(str.encode, text)))]


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, from 0 to 255, of a colour written `#rrggbb`; ValueError when it is not."""
    if not _COLOUR.fullmatch(colour):
        raise ValueError(f"{colour!r} is no colour: write #rrggbb")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def attributes(thread: ThreadContext, paragraph: Paragraph, block: Block) -> Any:
    """Return a new Pango attribute list, which the caller releases; None when the block needs none."""
    wanted = [*_spans(thread, paragraph, block), *_spacing(thread, paragraph, block), *_unbroken(thread, block)]
    if not wanted:
        return None
    pango = thread.native.pango
    offsets = byte_offsets(block.text)
    made = pango.pango_attr_list_new()
    for start, end, attribute in wanted:
        attribute.start_index, attribute.end_index = offsets[start], offsets[end]
        pango.pango_attr_list_insert(made, attribute)
    return made


def _spans(thread: ThreadContext, paragraph: Paragraph, block: Block) -> Iterator[tuple[int, int, Any]]:
    pango = thread.native.pango
    italics = habits(paragraph.language).italics
    for span in block.spans:
        if span.kind == "link":
            shades = (shade * 257 for shade in channels(paragraph.link_colour))
            yield span.start, span.end, pango.pango_attr_foreground_new(*shades)
            yield span.start, span.end, pango.pango_attr_underline_new(_UNDERLINE)
        elif span.kind == "emphasis" and italics:
            yield span.start, span.end, pango.pango_attr_style_new(0 if paragraph.style.italic else _ITALIC)
        else:
            yield span.start, span.end, pango.pango_attr_weight_new(max(_BOLD, paragraph.style.weight))


def _spacing(thread: ThreadContext, paragraph: Paragraph, block: Block) -> Iterator[tuple[int, int, Any]]:
    spacing = round(paragraph.style.letter_spacing_px * SCALE)
    if spacing:
        for run in SPACEABLE.finditer(block.text):
            yield run.start(), run.end(), thread.native.pango.pango_attr_letter_spacing_new(spacing)


def _unbroken(thread: ThreadContext, block: Block) -> Iterator[tuple[int, int, Any]]:
    for start, end in block.unbroken:
        yield start, end, thread.native.pango.pango_attr_allow_breaks_new(0)
