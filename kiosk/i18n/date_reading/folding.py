"""Normalisation of texts for the reader of dates: lower case without accents, Latin digits, one kind of space."""

import re
import unicodedata

_DASHES = str.maketrans({
    **dict.fromkeys("\u2010\u2011\u2212\ufe63", "-"),
    **dict.fromkeys("\u2012\u2013\u2014\u2015\u301c\uff5e", "–"),
    **dict.fromkeys("’‘ʼʹ`´", "'"),
    **dict.fromkeys("،、﹐", ","),
    "؟": "?",
    "٫": ".",
    "٬": ",",
    "ı": "i",
    # A superscript digit is the number of a footnote: a text with one is not a date.
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", "\ufffd"),
})  # fmt: skip
_HAN = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_HAN_NUMBER = re.compile("(?<![〇零○一二三四五六七八九十])[〇零○一二三四五六七八九十]++(?=[年月日号號世至到]|个|個)")


def fold(text: str) -> str:
    """Return a text in its normalised form."""
    plain = unicodedata.normalize("NFKD", text.translate(_DASHES)).casefold().translate(_DASHES)
    plain = "".join(_folded(sign) for sign in plain)
    plain = _HAN_NUMBER.sub(lambda found: _of_han(found[0]), plain)
    return " ".join(plain.split())


def _folded(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    # Accents above or below a letter; the vowels of Khmer, Thai and Devanagari are not accents.
    above = unicodedata.combining(sign)
    hidden = unicodedata.category(sign) == "Cf" or sign == "\u0640"
    return "" if hidden or above >= 200 or 27 <= above <= 36 else sign


def _of_han(number: str) -> str:
    """Convert Chinese numerals: 十九 is 19, 二十 is 20, 一九七九 is 1979; other texts stay the same."""
    if "十" not in number:
        return "".join(str(_HAN[sign]) for sign in number)
    tens, _, ones = number.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return number
    return str((_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0))
