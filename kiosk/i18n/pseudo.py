"""Two languages that nobody speaks, for tests: en-XA is long, accented and bracketed; ar-XB runs from right to left.

Any visible text that is not in brackets under en-XA was never handed to translators.
"""

import re

ACCENTED = "en-XA"
MIRRORED = "ar-XB"

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnoprstuvwyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴÝŽåƀçđéƒĝĥîĵķļḿñöþŕšţûṽŵýž",
)
_LONGER = 0.4
"""How much longer than the English text: the longest of the usual translations."""

# What a translator must leave as it stands: placeholders, and the targets of links.
_KEPT = re.compile(r"(%\(\w+\)[sd]|%%|\]\([^()]*+\))")
_RIGHT_TO_LEFT_OVERRIDE, _POP_OVERRIDE = "\u202e", "\u202c"


def pseudo(text: str, tag: str) -> str:
    """Disguise an English text as one of the two languages; any other tag leaves it as it is."""
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
    """Force each run of letters to run from the right; digits and signs find their place as in Arabic."""
    return (
        re.sub(r"[^\W\d_]+", _override, text)
        if not _KEPT.search(text)
        else "".join(part if _KEPT.fullmatch(part) else _mirrored(part) for part in _KEPT.split(text))
    )


def _override(match: re.Match[str]) -> str:
    return f"{_RIGHT_TO_LEFT_OVERRIDE}{match[0]}{_POP_OVERRIDE}"
