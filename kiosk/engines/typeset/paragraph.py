"""The parameters and results of the text engine: frozen values, all lengths in pixels."""

from dataclasses import dataclass, field
from typing import Literal, cast

Family = Literal["sans", "serif", "icons"]
Align = Literal["start", "centre", "end", "justify"]
Markup = Literal["plain", "markdown"]


@dataclass(frozen=True, slots=True)
class Style:
    """The font of a paragraph and its spacing."""

    family: Family
    size_px: float
    """Height of the em square."""
    weight: int = 400
    """1 to 1000, as in CSS; the nearest weight that is installed is drawn."""
    italic: bool = False
    """Scripts without italics stay upright."""
    letter_spacing_px: float = 0.0
    """Ignored where letters join or stack."""
    line_spacing: float | None = None
    """From baseline to baseline, in ems; at least the script's minimum. None: the script's default."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, its language and its layout; hashable, so that it is the key of caches."""

    text: str
    language: str
    """BCP 47 tag of this text: it determines fonts, direction, spacing and line breaks."""
    style: Style
    width_px: int | None = None
    """The width at which lines are broken; None: only at line ends of the text."""
    align: Align = "start"
    max_lines: int | None = None
    """What does not fit ends in an ellipsis."""
    markup: Markup = "plain"
    colour: str = "#f4ede0"
    """`#rrggbb`, as is the other colour."""
    link_colour: str = "#e0a84e"
    _hash: int | None = field(default=None, init=False, repr=False, compare=False)

    def __hash__(self) -> int:
        """Compute the hash once: every cache on the way to the screen needs it."""
        if self._hash is None:
            place = (self.width_px, self.align, self.max_lines, self.markup)
            colours = (self.colour, self.link_colour)
            object.__setattr__(self, "_hash", hash((self.text, self.language, self.style, place, colours)))
        return cast("int", self._hash)


@dataclass(frozen=True, slots=True)
class Extent:
    """The size of a paragraph as laid out."""

    width: int
    """`width_px` if given, else the natural width."""
    height: int
    lines: int
    truncated: bool
    baseline: int
    """Of the first line, from the top."""
    natural_width: int
    """Of the longest line."""


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Pixels with straight alpha, four bytes each (red, green, blue, alpha), rows from the top."""

    width: int
    height: int
    rgba: bytes
    left: int = 0
    """The position of the bitmap in the box of the paragraph: below 0 where a letter reaches out of the box."""
    top: int = 0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, from the top left of the paragraph."""

    x: float
    y: float
    width: float
    height: float

    def contains(self, x: float, y: float) -> bool:
        """Return whether a point is inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link and its rectangles: one for each line it runs over, more in mixed directions."""

    target: str
    """As written, such as `panel:emptied-city`."""
    rects: tuple[Rect, ...]
    words: str = ""
    """The visible text."""

    def contains(self, x: float, y: float) -> bool:
        """Return whether a point is on the link."""
        return any(rect.contains(x, y) for rect in self.rects)


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word and its position."""

    start: int
    """First character in the paragraph's `text`."""
    end: int
    rects: tuple[Rect, ...]
