"""Two pseudo-languages for tests: en-XA is long, accented and bracketed; ar-XB is written from right to left.

Visible text without brackets in en-XA cannot be translated.
"""

import re

ACCENTED = "en-XA"
MIRRORED = "ar-XB"

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnoprstuvwyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴÝŽåƀçđéƒĝĥîĵķļḿñöþŕšţûṽŵýž",
)
_LONGER = 0.4
"""The length relative to the English text: the longest of the usual translations."""

# What a translator must leave unchanged: placeholders, and the targets of links.
_KEPT = re.compile(r"(%\(\w+\)[sd]|%%|\]\([^()]*+\))")
_RIGHT_TO_LEFT_OVERRIDE, _POP_OVERRIDE = "\u202e", "\u202c"


def pseudo(text: str, tag: str) -> str:
    """Convert an English text to one of the two languages; any other tag leaves it unchanged."""
    if tag == ACCENTED:
        return _accented(text)
    if tag == MIRRORED:
        return _mirrored(text)
    return text


def _accented(text: str) -> str:
    words = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text))
    longer = " ".join(["one", "two", "three", "four", "five"] * (1 + len(text) // 20))[
        : int(len(text) * _LONGER)
    ].strip()
    return f"⟦{words} {longer}⟧" if longer else f"⟦{words}⟧"


def _mirrored(text: str) -> str:
    """Force each run of letters to be laid out from the right; digits and signs follow the rules for Arabic."""
    return (
        re.sub(r"[^\W\d_]+", _override, text)
        if not _KEPT.search(text)
        else "".join(part if _KEPT.fullmatch(part) else _mirrored(part) for part in _KEPT.split(text))
    )


def _override(match: re.Match[str]) -> str:
    return f"{_RIGHT_TO_LEFT_OVERRIDE}{match[0]}{_POP_OVERRIDE}"
