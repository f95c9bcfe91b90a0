"""The characters that the fonts cannot draw."""

import unicodedata
from typing import Any

from kiosk.engines.typeset.blocks import ZERO_WIDTH_SPACE, printable
from kiosk.engines.typeset.paragraph import Style
from kiosk.engines.typeset.thread_context import ThreadContext

_UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def undrawable(thread: ThreadContext, text: str, language: str, style: Style) -> frozenset[str]:
    """Return the characters of a text that no font has."""
    fontset = thread.fontset(style, language)
    seen = {character for character in printable(text) if not _is_unseen(character)}
    return frozenset(character for character in seen if not _has(thread, fontset, character))


def without(text: str, characters: frozenset[str]) -> str:
    """Return a text of the same length with zero-width spaces in place of the given characters."""
    return text.translate({ord(character): ZERO_WIDTH_SPACE for character in characters})


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN or ord(character) in _VARIATION_SELECTORS


def _has(thread: ThreadContext, fontset: Any, character: str) -> bool:
    native = thread.native
    font = native.pango.pango_fontset_get_font(fontset, ord(character))
    if font == native.ffi.NULL:
        return False
    try:
        return bool(native.pango.pango_font_has_char(font, ord(character)))
    finally:
        native.gobject.g_object_unref(font)
