"""Large numbers side by side: their format and their widths."""

from kiosk.content.choices import FigureStyle
from kiosk.content.model import Figure
from kiosk.i18n.catalogues import Words
from kiosk.i18n.numbers import format_compact, format_number, format_unit

ROLE = "figure"
SMALLEST_FIT = 0.5
"""The smallest scale of a text that must fit on one line."""
MARGIN = 96
"""Beside the numbers, in pixels of the 1080p design, as are those that follow."""
UPRIGHT_MARGIN = 64
GAP = 40
UPRIGHT_GAP = 56
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"


def room(width: float, count: int, *, portrait: bool) -> float:
    """Return the width of each of `count` numbers on a screen; on an upright one they are below each other.

    It is 0 if there are too many.
    """
    if portrait:
        return max(0.0, width - 2 * UPRIGHT_MARGIN)
    return max(0.0, width - 2 * MARGIN - GAP * (count - 1)) / max(1, count)


def number(figure: Figure, language: str, words: Words) -> str:
    """Return a number as text, with "about" in languages that put it after the number."""
    before, after = _about(figure, words)
    return f"{before}{_bare(figure, language)}{after}" if after else _bare(figure, language)


def before(figure: Figure, words: Words) -> str:
    """Return the "about" of languages that put it before the number: it is shown above the number, smaller."""
    before, after = _about(figure, words)
    return "" if after else before.strip()


def _bare(figure: Figure, language: str) -> str:
    if figure.unit:
        return format_unit(figure.number, figure.unit, language)
    if figure.style is FigureStyle.COMPACT:
        return format_compact(figure.number, language)
    return format_number(figure.number, language)


def _about(figure: Figure, words: Words) -> tuple[str, str]:
    """Return the texts before and after an estimate in the language."""
    if not figure.about:
        return "", ""
    before, _, after = words("about %(number)s", number=_PLACE).partition(_PLACE)
    return before, after
