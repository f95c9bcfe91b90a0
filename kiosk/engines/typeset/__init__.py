"""Layout and painting of paragraphs in any script, and the positions of their links and words."""

from kiosk.engines.typeset.casing import upper
from kiosk.engines.typeset.engine import Typesetter, tiles
from kiosk.engines.typeset.fonts import FontSet, MissingFont
from kiosk.engines.typeset.icons import icon
from kiosk.engines.typeset.paragraph import Bitmap, Extent, LinkArea, Paragraph, Rect, Style, WordBox
from kiosk.engines.typeset.plain_text import plain_text

__all__ = [
    "Bitmap",
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
