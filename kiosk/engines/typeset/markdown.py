"""The Markdown that a curator may write: *emphasis*, **strong**, [words](panel:id), paragraphs and "- " lists.

Anything else is shown as it was typed.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from kiosk.engines.typeset.blocks import Block, SpanKind, StyledSpan

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PARAGRAPH_GAP_EMS = 0.75
_ITEM_GAP_EMS = 0.3
_INDENT_EMS = 1.2
_MARKED = re.compile(r"[*_\[\\&\n]|^\s*[-+\d]")
_JOINED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_WORDS = re.compile(r"\S+|\s+")
_NEAR = 200
_KINDS: dict[str, SpanKind] = {"em": "emphasis", "strong": "strong", "link": "link"}


def markdown_blocks(text: str) -> list[Block]:
    """Return a block for each paragraph and each list item."""
    if not _MARKED.search(text):
        return [Block(text, range(len(text) + 1))]
    return _Reader(text).read(_parser().parse(text)) or [Block("", range(1))]


@cache
def _parser() -> "MarkdownIt":
    # Imported here because it takes 40 ms, and the first screen shows no Markdown.
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis", "link", "list", "escape", "entity", "newline"])


class _Reader:
    """Converts tokens to blocks and finds each piece of text in the source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._cursor = 0
        self._blocks: list[Block] = []
        self._lead = ""
        self._bullet = False
        self._depth = 0

    def read(self, tokens: "list[Token]") -> list[Block]:
        for token in tokens:
            if token.type == "bullet_list_open":
                self._depth += 1
            elif token.type == "bullet_list_close":
                self._depth -= 1
            elif token.type == "list_item_open":
                self._bullet = not token.info
                # A line that begins with a year and a full stop is not a list: the number stays in the text.
                self._lead = f"{token.info}{token.markup} " if token.info else ""
            elif token.type == "inline":
                self._add(token.children or [])
        return self._blocks

    def _add(self, children: "list[Token]") -> None:
        text, origins, spans = self._inline(children)
        follows_item = bool(self._blocks) and self._blocks[-1].bullet and self._bullet
        gap = 0.0 if not self._blocks else _ITEM_GAP_EMS if follows_item else _PARAGRAPH_GAP_EMS
        self._blocks.append(Block(text, origins, spans, (), gap, self._bullet, self._depth * _INDENT_EMS))
        self._bullet = False

    def _inline(self, children: "list[Token]") -> tuple[str, list[int], tuple[StyledSpan, ...]]:
        text = self._lead
        origins = self._locate(self._lead)
        self._lead = ""
        spans: list[StyledSpan] = []
        opened: list[tuple[int, SpanKind, str]] = []
        for token in children:
            kind = _KINDS.get(token.type.rpartition("_")[0])
            if token.type in ("softbreak", "hardbreak"):
                piece = "" if _JOINED.search(text[-1:]) else " "
                text += piece
                origins += [self._cursor] * len(piece)
            elif kind and token.nesting == 1:
                opened.append((len(text), kind, str(token.attrGet("href") or "")))
            elif kind:
                start, opened_kind, target = opened.pop()
                spans.append(StyledSpan(start, len(text), opened_kind, target))
            else:
                text += token.content
                origins += self._locate(token.content)
        return text, [*origins, self._cursor], tuple(spans)

    def _locate(self, piece: str) -> list[int]:
        """Return each character's source index; for an entity (`&amp;`), the index reached so far."""
        found = self._find(piece, len(self._source))
        return found or [index for word in _WORDS.findall(piece) for index in self._word(word)]

    def _word(self, word: str) -> list[int]:
        return self._find(word, self._cursor + _NEAR) or [self._cursor] * len(word)

    def _find(self, piece: str, limit: int) -> list[int]:
        found = self._source.find(piece, self._cursor, limit)
        if found < 0:
            return []
        self._cursor = found + len(piece)
        return list(range(found, self._cursor))
