"""Splits a text into phrases: the first is played while the next are synthesised."""

import re

from kiosk.engines.speech.api import Phrase

LONGEST = 220
"""Characters; a longer sentence is split at its pauses."""
_ENDS = re.compile(r"(?<=[.!?…။។。！？؟])\s+|\n+|(?<=[。！？។])")
_PAUSES = re.compile(r"(?<=[,;:،؛、，])\s*|(?<!\s)\s++[–—]\s++")


def phrases(words: str, language: str) -> list[Phrase]:
    """Return the phrases of a text, in order; none of them is empty."""
    found = (part.strip() for sentence in _ENDS.split(words) for part in _shortened(sentence))
    return [Phrase(part, language) for part in found if any(sign.isalnum() for sign in part)]


def _shortened(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    parts, whole = [], ""
    for piece in _PAUSES.split(sentence):
        if whole and len(whole) + len(piece) > LONGEST:
            parts.append(whole)
            whole = ""
        whole = f"{whole} {piece}".strip()
    return [*parts, whole]
