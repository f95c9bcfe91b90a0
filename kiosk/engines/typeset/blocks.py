"""Blocks of text, one for each paragraph, which map each character to its index in the author's text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

ZERO_WIDTH_SPACE = "\u200b"
_LONGEST = 4000
_PIECE = 2000
SpanKind = Literal["emphasis", "strong", "link"]
_LINE_ENDS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\r\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """A range of characters of a block with a style of its own."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text without line ends."""

    text: str
    origins: Sequence[int]
    """The index of each character in the author's text, and the index after the last one."""
    spans: tuple[StyledSpan, ...] = ()
    unbroken: tuple[tuple[int, int], ...] = ()
    """Ranges of characters without line breaks."""
    gap_ems: float = 0.0
    """Space above."""
    bullet: bool = False
    indent_ems: float = 0.0


def printable(text: str) -> str:
    """Return a text of the same length with a zero-width space in place of each unprintable character."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _UNPRINTABLE.sub(ZERO_WIDTH_SPACE, text)


def plain_blocks(text: str) -> list[Block]:
    """Return a block for each line of a text in which no character has a special meaning."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        blocks.append(Block(line, range(start, start + len(line) + 1)))
        start += len(line) + 1
    return blocks


def pieces(block: Block) -> Iterator[Block]:
    """Yield the block, or parts of a very long one: the time that Pango takes grows with the square of the length."""
    start = 0
    while len(block.text) - start > _LONGEST:
        space = block.text.rfind(" ", start + _PIECE // 2, start + _PIECE)
        end = space + 1 if space >= 0 else start + _PIECE
        yield _part(block, start, end)
        start = end
    yield _part(block, start, len(block.text)) if start else block


def _part(block: Block, start: int, end: int) -> Block:
    spans = tuple(
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in block.spans
        if span.start < end and span.end > start
    )
    text, origins = block.text[start:end], block.origins[start : end + 1]
    if not start:
        return replace(block, text=text, origins=origins, spans=spans)
    return replace(block, text=text, origins=origins, spans=spans, gap_ems=0.0, bullet=False)
