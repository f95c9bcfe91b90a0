"""Conversion of HTML to the Markdown of panels: paragraphs, *emphasis*, **strong words** and lists.

Everything else is left out and listed.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from kiosk.curator.imports.html_tokens import HtmlToken, pieces

_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "section", "article", "tr")
_EMPHASIS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}
_STRONG_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SILENT = ("script", "style", "template", "noscript")
_LEFT_OUT = ("img", "iframe", "video", "audio", "object", "embed", "svg", "canvas", "table", "form")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"\s+")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")
_WITHIN = ("panel:", "exhibit:")


@dataclass
class Marked:
    """A text in Markdown, and the parts of the HTML that were left out."""

    text: str
    links: list[str] = field(default_factory=list)
    """Targets of the links in the text."""
    left_out: list[str] = field(default_factory=list)
    """Elements such as `img`, with their addresses."""


def is_markup(text: str) -> bool:
    """Return whether a text has HTML tags or character references."""
    return bool(_TAG.search(text))


def markdown(text: str) -> Marked:
    """Return a text, with or without HTML, as Markdown."""
    reader = _Reader()
    if is_markup(text):
        reader.read(text)
        blocks = reader.blocks
    else:
        blocks = [_Block(pieces=[("", paragraph)]) for paragraph in _PARAGRAPHS.split(text)]
    return Marked(_joined(blocks), reader.links, reader.left_out)


def plain(text: str) -> Marked:
    """Return a text, with or without HTML, as plain words on one line, without Markdown links."""
    if not is_markup(text):
        return Marked(_one_line(text))
    reader = _Reader()
    reader.read(text)
    words = " ".join("".join(piece for _, piece in block.pieces) for block in reader.blocks)
    return Marked(_one_line(words), reader.links, reader.left_out)


def _one_line(words: str) -> str:
    return _SPACE.sub(" ", words).strip().replace("](", "] (")


@dataclass
class _Block:
    bullet: bool = False
    pieces: list[tuple[str, str]] = field(default_factory=list)
    """Emphasis marks, and the words between them."""


class _Reader:
    def __init__(self) -> None:
        self.blocks = [_Block()]
        self.links: list[str] = []
        self.left_out: list[str] = []
        self._open: Counter[str] = Counter()
        """Number of open emphasis tags, by name."""
        self._silent = 0

    def read(self, text: str) -> None:
        """Read a whole text."""
        for piece in pieces(text):
            if not piece.name:
                self._say(piece.words)
            if piece.begins:
                self._begin(piece)
            if piece.ends:
                self._end(piece.name)

    def _begin(self, piece: HtmlToken) -> None:
        """Handle a start tag: of a block, of emphasis, or of what is left out."""
        tag = piece.name
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.blocks.append(_Block(bullet=tag == "li"))
        elif tag == "br":
            self.blocks.append(_Block(bullet=False))
        elif tag == "a" and piece.values.get("href"):
            self.links.append(piece.values["href"])
        elif tag in _LEFT_OUT:
            self.left_out.append(f"{tag} {piece.values.get('src', '')}".strip())
        if tag in _EMPHASIS or tag in _STRONG_BLOCKS:
            self._open[tag] += 1

    def _end(self, tag: str) -> None:
        """Handle an end tag."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if self._open.get(tag, 0) > 0:
            self._open[tag] -= 1
        if tag in _BLOCKS:
            self.blocks.append(_Block())

    def _say(self, words: str) -> None:
        """Add words with their emphasis."""
        if not self._silent:
            marks = {_EMPHASIS.get(tag, "**") for tag, number in self._open.items() if number}
            self.blocks[-1].pieces.append(("".join(sorted(marks)), words))


def _joined(blocks: list[_Block]) -> str:
    lines: list[str] = []
    for block in blocks:
        words = _words(block.pieces)
        if not words:
            continue
        if block.bullet:
            lines += [*([""] if lines and not lines[-1].startswith("- ") else []), f"- {words}"]
        else:
            lines += [*([""] if lines else []), words]
    return "\n".join(lines)


def _words(pieces: list[tuple[str, str]]) -> str:
    """Return the words of a block with emphasis marks, which must touch the words that they mark."""
    found = ""
    for marks, group in groupby(pieces, lambda piece: piece[0]):
        text = escaped(_SPACE.sub(" ", "".join(words for _, words in group)))
        bare = text.strip()
        if marks and bare:
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            # Markdown ignores a mark with a letter on its outer side.
            text = f"{before}{marks}{bare}{marks}{after}"
        found += text
    found = found.strip()
    return re.sub(r"^([-+]|\d+[.)])(?=\s)", r"\\\1", found)


def escaped(text: str) -> str:
    """Return words with all Markdown marks escaped."""
    text = re.sub(r"([\\*])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    return text.replace("](", "]\\(")


def without_links_out(text: str) -> Marked:
    """Return Markdown without links that lead out of the exhibition; the words of the links stay."""
    found = [target for _, target in _LINK.findall(text) if not target.startswith(_WITHIN)]
    kept = _LINK.sub(lambda link: link[0] if link[2].startswith(_WITHIN) else link[1], text)
    return Marked(kept, found)
