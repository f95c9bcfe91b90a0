"""Paragraphs in any script: measured, painted, and asked where their links and words are."""

from kiosk.typeset.caches import ByteBudgetCache
from kiosk.typeset.casing import upper
from kiosk.typeset.engine import Typesetter, tiles
from kiosk.typeset.fonts import FontSet, MissingFont
from kiosk.typeset.icons import icon
from kiosk.typeset.model import Bitmap, Extent, LinkArea, Paragraph, Rect, Style, WordBox
from kiosk.typeset.plain import plain_text

__all__ = [
    "Bitmap",
    "ByteBudgetCache",
    "Extent",
    "FontSet",
    "LinkArea",
    "MissingFont",
    "Paragraph",
    "Rect",
    "Style",
    "Typesetter",
    "WordBox",
    "icon",
    "plain_text",
    "tiles",
    "upper",
]
