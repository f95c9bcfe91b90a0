"""How many words a text has, in any language: ICU's dictionaries find them where no spaces stand between them."""

import re

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Runs of Thai, Lao, Burmese, Khmer, Chinese and Japanese."""
_BEYOND_UTF16 = re.compile("[\U00010000-\U0010ffff]")
# What stands between letters without a space belongs to the word; what stands after it is taken along.
_SPACED = re.compile(r"[^\W_][\w'’.,/-]*")


def count(text: str, language: str) -> int:
    """Count the words of a text. ICU is loaded only for a text in a script that has no spaces between words."""
    unspaced = sum(_count(run, language) for run in _UNSPACED.findall(text))
    return unspaced + len(_SPACED.findall(_UNSPACED.sub(" ", text) if unspaced else text))


def _count(run: str, language: str) -> int:
    from icu4py.breakers import WordBreaker

    # ICU counts in UTF-16, where a character beyond U+FFFF takes two places.
    narrowed = _BEYOND_UTF16.sub("\u4e00", run)
    return sum(any(map(str.isalnum, narrowed[start:end])) for start, end in WordBreaker(narrowed, language).segments())
