"""The positions of the links and words of a paragraph."""

from collections.abc import Iterator
from itertools import groupby

from kiosk.engines.typeset.attributes import byte_offsets
from kiosk.engines.typeset.blocks import Block
from kiosk.engines.typeset.breaks import words_of
from kiosk.engines.typeset.layout import Laid, LaidLine
from kiosk.engines.typeset.paragraph import LinkArea, Rect, WordBox
from kiosk.engines.typeset.thread_context import SCALE, ThreadContext


class CharacterPositions:
    """Finds positions in a paragraph that is laid out."""

    def __init__(self, thread: ThreadContext, laid: Laid) -> None:
        self._native = thread.native
        self._laid = laid
        self._parts = [(block, byte_offsets(block.text), lines) for block, lines in _by_block(laid)]

    def links(self) -> tuple[LinkArea, ...]:
        """Return the visible links, in reading order."""
        found = (
            LinkArea(
                span.target,
                tuple(self._rects(lines, offsets[span.start], offsets[span.end])),
                block.text[span.start : span.end],
            )
            for block, offsets, lines in self._parts
            for span in block.spans
            if span.kind == "link"
        )
        return tuple(link for link in found if link.rects)

    def words(self) -> tuple[WordBox, ...]:
        """Return the visible words, in reading order."""
        found: list[WordBox] = []
        for block, offsets, lines in self._parts:
            for start, end in words_of(block.text, self._laid.paragraph.language):
                rects = tuple(self._rects(lines, offsets[start], offsets[end]))
                if rects:
                    found.append(WordBox(block.origins[start], block.origins[end - 1] + 1, rects))
        return tuple(found)

    def _rects(self, lines: list[LaidLine], start: int, end: int) -> Iterator[Rect]:
        ffi, pango = self._native.ffi, self._native.pango
        ranges, count = ffi.new("int **"), ffi.new("int *")
        for line in lines:
            first = max(start, line.native.start_index)
            last = min(end, line.native.start_index + line.native.length)
            if first >= last:
                continue
            pango.pango_layout_line_get_x_ranges(line.native, first, last, ranges, count)
            edges = [ranges[0][index] / SCALE for index in range(2 * count[0])]
            self._native.glib.g_free(ranges[0])
            for left, right in zip(edges[::2], edges[1::2], strict=True):
                yield Rect(line.layout_x + left, line.top, right - left, self._laid.line_height)


def _by_block(laid: Laid) -> Iterator[tuple[Block, list[LaidLine]]]:
    for _, lines in groupby(laid.lines, key=lambda line: id(line.layout)):
        of_block = list(lines)
        yield of_block[0].block, of_block
