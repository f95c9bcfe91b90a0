"""The text engine: measures and paints paragraphs, and finds their links and words."""

from collections.abc import Iterator
from functools import lru_cache
from threading import local

from kiosk.engines.typeset.attributes import channels
from kiosk.engines.typeset.coverage import undrawable
from kiosk.engines.typeset.fonts import FontSet
from kiosk.engines.typeset.layout import Laid, lay_out, line_height
from kiosk.engines.typeset.painting import paint
from kiosk.engines.typeset.paragraph import Bitmap, Extent, LinkArea, Paragraph, Style, WordBox
from kiosk.engines.typeset.positions import CharacterPositions
from kiosk.engines.typeset.thread_context import ThreadContext

_EXTENTS_KEPT = 4096
_LAYOUTS_KEPT = 8
_LARGEST_SIZE_PX = 2000
_WIDEST_PX = 32_767
_HEAVIEST = 1000
_WIDEST_SPACING = 10


class _ThreadLocal(local):
    """The Pango context of one thread and its latest layouts: what is measured is often painted next."""

    def __init__(self, fonts: FontSet) -> None:
        self.thread = ThreadContext(fonts)
        self.lay_out = lru_cache(maxsize=_LAYOUTS_KEPT)(self._lay_out)

    def _lay_out(self, paragraph: Paragraph) -> Laid:
        return lay_out(self.thread, paragraph)


class Typesetter:
    """Lays out and paints paragraphs in any script. Safe to call from any thread.

    Raises ValueError for invalid parameters, such as a width below 1; no text raises an error. Without any font, boxes
    are empty.
    """

    def __init__(self, fonts: FontSet) -> None:
        """Raise OSError where Pango is not installed."""
        self._own = _ThreadLocal(fonts)
        self._has_fonts = bool(fonts.families)
        self._extent = lru_cache(maxsize=_EXTENTS_KEPT)(self._measure)

    def measure(self, paragraph: Paragraph) -> Extent:
        """Return the size of a paragraph, from a cache where it was measured before."""
        return self._extent(paragraph)

    def paint(self, paragraph: Paragraph, top: int = 0, height: int | None = None) -> Bitmap:
        """Return the pixels of a paragraph, or only `height` rows from `top` on.

        At the edge of the paragraph's box, what reaches out of the box is included. Raises ValueError where the rows
        are not within the paragraph, or more than 32,767.
        """
        _check(paragraph)
        if not self._has_fonts:
            return Bitmap(1, 1, bytes(4))
        return paint(self._own.thread, self._own.lay_out(paragraph), top, height)

    def links(self, paragraph: Paragraph) -> tuple[LinkArea, ...]:
        """Return the links of a Markdown paragraph and their positions."""
        return self._places(paragraph).links() if self._has_fonts else ()

    def words(self, paragraph: Paragraph) -> tuple[WordBox, ...]:
        """Return each word, its range in the author's text and its position."""
        return self._places(paragraph).words() if self._has_fonts else ()

    def coverage(self, text: str, language: str, style: Style) -> frozenset[str]:
        """Return the characters of a text that no font can draw; these are not painted."""
        if not self._has_fonts:
            return frozenset(text)
        return undrawable(self._own.thread, text, language, style)

    def _places(self, paragraph: Paragraph) -> CharacterPositions:
        _check(paragraph)
        return CharacterPositions(self._own.thread, self._own.lay_out(paragraph))

    def _measure(self, paragraph: Paragraph) -> Extent:
        _check(paragraph)
        if not self._has_fonts:
            return _empty(paragraph)
        return self._own.lay_out(paragraph).extent


def tiles(extent: Extent, tallest_px: int) -> Iterator[tuple[int, int]]:
    """Yield top and height of the parts to paint when a texture may be at most `tallest_px` high."""
    if tallest_px < 1:
        raise ValueError(f"a tile of {tallest_px} pixels holds nothing")
    for top in range(0, extent.height, tallest_px):
        yield top, min(tallest_px, extent.height - top)


def _empty(paragraph: Paragraph) -> Extent:
    width, height = paragraph.width_px or 1, line_height(paragraph)
    return Extent(width, height, lines=1, truncated=False, baseline=height, natural_width=1)


def _check(paragraph: Paragraph) -> None:
    style = paragraph.style
    if not 0 < style.size_px <= _LARGEST_SIZE_PX:
        raise ValueError(f"size_px is {style.size_px}: it must be above 0 and at most {_LARGEST_SIZE_PX}")
    if not 1 <= style.weight <= _HEAVIEST:
        raise ValueError(f"weight is {style.weight}: it must be from 1 to {_HEAVIEST}")
    if style.line_spacing is not None and not 0 < style.line_spacing <= _WIDEST_SPACING:
        raise ValueError(f"line_spacing is {style.line_spacing}: it must be above 0 and at most {_WIDEST_SPACING}")
    if not abs(style.letter_spacing_px) <= _LARGEST_SIZE_PX:
        raise ValueError(f"letter_spacing_px is {style.letter_spacing_px}: that is beyond {_LARGEST_SIZE_PX}")
    if paragraph.width_px is not None and not 1 <= paragraph.width_px <= _WIDEST_PX:
        raise ValueError(f"width_px is {paragraph.width_px}: it must be from 1 to {_WIDEST_PX}, or None")
    if paragraph.max_lines is not None and paragraph.max_lines < 1:
        raise ValueError(f"max_lines is {paragraph.max_lines}: it must be at least 1, or None")
    for colour in (paragraph.colour, paragraph.link_colour):
        channels(colour)
