"""Shaping and line breaking of blocks, by Pango."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Any

from kiosk.engines.typeset.attributes import attributes
from kiosk.engines.typeset.blocks import Block
from kiosk.engines.typeset.breaks import with_breaks, with_breaks_anywhere
from kiosk.engines.typeset.coverage import undrawable, without
from kiosk.engines.typeset.paragraph import Paragraph
from kiosk.engines.typeset.thread_context import SCALE, ThreadContext

_WRAP_WORD_ELSE_CHARACTER = 2
_ELLIPSIS = "\u2026"
_ELLIPSIS_AT_END = 3
_THAI = re.compile("[\u0e00-\u0e7f]")
_LONGEST_LINE_PX = 8192
"""A longer line is broken, so that graphics chips can show it."""


_MOST_LINES = 5000
"""The rest is left out, so that no text can block the kiosk; no reader gets so far."""


@dataclass(frozen=True, slots=True)
class ShapedBlock:
    """A block with its line breaks inserted, and Pango's layout of it."""

    block: Block
    layout: Any
    lines: int
    cut: bool
    """Whether the end was left out because of the limit of lines."""


class BlockShaper:
    """Shapes the blocks of one paragraph."""

    def __init__(self, thread: ThreadContext, paragraph: Paragraph) -> None:
        self._thread = thread
        self._paragraph = paragraph

    def set_all(self, blocks: list[Block]) -> list[ShapedBlock]:
        """Return the blocks that fit the limit of lines; the last may be cut."""
        done: list[ShapedBlock] = []
        count = 0
        room = self._paragraph.max_lines
        for index, block in enumerate(blocks):
            result = self._set(block, room)
            if room is not None and result.lines >= room:
                more = any(later.text.strip() for later in blocks[index + 1 :])
                return [*done, self._with_ellipsis(block, room) if more and not result.cut else result]
            room = None if room is None else room - result.lines
            done.append(result)
            count += result.lines
            if count > _MOST_LINES:
                return [*done[:-1], replace(result, cut=True)]
        return done

    def _with_ellipsis(self, block: Block, room: int) -> ShapedBlock:
        text, origins = block.text + _ELLIPSIS, [*block.origins, block.origins[-1]]
        return replace(self._set(replace(block, text=text, origins=origins), room), cut=True)

    def _set(self, block: Block, room: int | None) -> ShapedBlock:
        width = self._width_px(block)
        result = self._broken(block, width, room)
        if self._thread.native.pango.pango_layout_get_unknown_glyphs_count(result.layout):
            missing = undrawable(self._thread, block.text, self._paragraph.language, self._paragraph.style)
            block = replace(block, text=without(block.text, missing))
            result = self._broken(block, width, room)
        longest = self._longest_px(result.layout)
        if width is None and longest > _LONGEST_LINE_PX:
            return self._laid(result.block, _LONGEST_LINE_PX, room)
        if width is not None and longest > width + 1 and result.block.unbroken:
            return self._laid(with_breaks_anywhere(block, self._paragraph.language), width, room)
        return result

    def _broken(self, block: Block, width: float | None, room: int | None) -> ShapedBlock:
        """Break a block between words. To forbid each break within a word is slow, and only Thai always needs it."""
        marked = with_breaks(block, self._paragraph.language)
        if width is None or not marked.unbroken or _THAI.search(marked.text):
            return self._laid(marked, width, room)
        result = self._laid(replace(marked, unbroken=()), width, room)
        return self._laid(marked, width, room) if self._ends_within_word(result, marked) else result

    def _ends_within_word(self, result: ShapedBlock, marked: Block) -> bool:
        """Return whether Pango has broken a line within a word that is wider than the box."""
        encoded, before, place = marked.text.encode("utf-8"), 0, 0
        layout, native = result.layout, self._thread.native
        for index in range(1, result.lines):
            line_start = native.pango.pango_layout_get_line_readonly(layout, index).start_index
            # Counted from one line to the next: a table of all bytes took a tenth of the layout of a page of Khmer.
            place += len(encoded[before:line_start].decode("utf-8"))
            before = line_start
            word = bisect_left(marked.unbroken, (place, 0)) - 1
            if word >= 0 and place < marked.unbroken[word][1]:
                return True
        return False

    def _width_px(self, block: Block) -> float | None:
        if self._paragraph.width_px is None:
            return None
        return max(1.0, self._paragraph.width_px - block.indent_ems * self._paragraph.style.size_px)

    def _laid(self, block: Block, width: float | None, room: int | None) -> ShapedBlock:
        native, paragraph = self._thread.native, self._paragraph
        pango = native.pango
        made = pango.pango_layout_new(self._thread.context(paragraph.language))
        layout = native.ffi.gc(made, native.gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(layout, 0)
        pango.pango_layout_set_font_description(layout, self._thread.description(paragraph.style, paragraph.language))
        encoded = block.text.encode("utf-8")
        pango.pango_layout_set_text(layout, encoded, len(encoded))
        styled = attributes(self._thread, paragraph, block)
        if styled is not None:
            pango.pango_layout_set_attributes(layout, styled)
            pango.pango_attr_list_unref(styled)
        if width is not None:
            self._limit(layout, width, room)
        count = pango.pango_layout_get_line_count(layout)
        return ShapedBlock(block, layout, count, bool(pango.pango_layout_is_ellipsized(layout)))

    def _limit(self, layout: Any, width: float, room: int | None) -> None:
        pango = self._thread.native.pango
        pango.pango_layout_set_width(layout, int(width * SCALE))
        pango.pango_layout_set_wrap(layout, _WRAP_WORD_ELSE_CHARACTER)
        pango.pango_layout_set_justify(layout, self._paragraph.align == "justify")
        if room is not None:
            pango.pango_layout_set_ellipsize(layout, _ELLIPSIS_AT_END)
            pango.pango_layout_set_height(layout, -room)

    def _longest_px(self, layout: Any) -> float:
        native = self._thread.native
        extent = native.ffi.new("PangoRectangle *")
        native.pango.pango_layout_get_extents(layout, native.ffi.NULL, extent)
        return float(extent.width) / SCALE
