"""The line of words below a medium, and the least room that it has: that of the viewer."""

from collections.abc import Iterable
from math import floor

from kiosk.design.roles import ROLES

ROLE = "caption"
_MARGIN, _PADDING, _WIDE, _BUTTONS = 48, 18, 900, 660
"""In pixels of the 1080p design: around the caption, within it, its greatest width, and the buttons beside it."""
_ENDS = (".", "។", "?", "!")


def line(parts: Iterable[str]) -> str:
    """Return the texts of a caption as one line of sentences."""
    return " ".join(part if part.endswith(_ENDS) else part + "." for part in parts if part)


def room(width: float, height: float, scale: float, *, portrait: bool) -> tuple[float, int]:
    """Return the width and the number of lines of the viewer's caption: it may cover half of the screen."""
    of_line = ROLES[ROLE].letters(scale) * (ROLES[ROLE].line_spacing or 1.0)
    across = width - 2 * _MARGIN if portrait else min(_WIDE, width - _BUTTONS)
    return across - 2 * _PADDING, max(1, floor(height / 2 / of_line))
