"""Upper bounds of the size of texts, in a fraction of the time that typesetting takes; never smaller than the text.

In scripts without joined letters a word is as wide as the sum of its letters but for kerning, and the margin added for
that is far larger than any font's. Texts in other scripts have no bound here and must be typeset.
"""

import re
from collections.abc import Callable
from functools import cache

from cachetools import LRUCache

from kiosk.design.roles import ROLES
from kiosk.engines.typeset import Extent, upper

_SAFE = 1.06
_ROUNDING_PX = 1.0
# Latin as far as Vietnamese needs it, Greek, Cyrillic, spaces and punctuation.
_PLAIN = re.compile("[\x20-\x7e\xa0-\u024f\u0370-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u203a]*")
_NATURAL_WIDTHS = 100_000

Measure = Callable[[str, str, str, float], Extent]
"""Words, their language, their role and the text size."""


class SizeBounds:
    """Upper bounds for texts in every role and at every text size."""

    def __init__(self, measure: Measure) -> None:
        """Take the function that typesets and measures."""
        self._measure = measure
        self._advance = cache(self._set_alone)
        self._line = cache(self._line_height)
        self._widths: LRUCache[tuple[str, str], tuple[float, ...] | None] = LRUCache(_NATURAL_WIDTHS)

    def lines(self, words: str, language: str, role: str, scale: float, width: float) -> int | None:
        """Return the most lines that words can take in a width; None where only typesetting tells."""
        widths = self._words(words, language, role)
        if widths is None:
            return None
        grown = ROLES[role].letters(scale) / ROLES[role].letters(1.0)
        space, room, lines, left = self._advance(role, " ") * grown, width / max(1.0, grown), 1, 0.0
        for word in widths:
            if word > room:
                return None
            if left and left + space + word > room:
                lines, left = lines + 1, 0.0
            left += word + (space if left else 0.0)
        return lines

    def height(self, lines: int, role: str, scale: float) -> float:
        """Return the most that lines of plain letters can be high."""
        return lines * (self._line(role, scale) + _ROUNDING_PX)

    def _words(self, words: str, language: str, role: str) -> tuple[float, ...] | None:
        key = (words, role)
        if key not in self._widths:
            self._widths[key] = self._measured(words, language, role)
        return self._widths[key]

    def _measured(self, words: str, language: str, role: str) -> tuple[float, ...] | None:
        if not _PLAIN.fullmatch(words):
            return None
        letters = upper(words, language) if ROLES[role].upper else words
        return tuple(
            sum(self._advance(role, letter) for letter in word) * _SAFE + _ROUNDING_PX for word in letters.split(" ")
        )

    def _set_alone(self, role: str, letter: str) -> float:
        # Measured between two letters, since a space alone has no width.
        between = self._measure(f"n{letter}n", "en", role, 1.0).natural_width
        return max(0.0, between - self._measure("nn", "en", role, 1.0).natural_width) + 0.5

    def _line_height(self, role: str, scale: float) -> float:
        one, two = (self._measure(words, "en", role, scale).height for words in ("Ẫgj", "Ẫgj\nẪgj"))
        return max(one, two - one)
