"""Numbers as people write years: with separators, in words for large ones, as Roman numerals."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kiosk.i18n.edtf.reader import FARTHEST_YEAR

_PLAIN = re.compile(r"\d{1,13}")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:\.\d{3}){1,4}|\d{1,3}(?: \d{3}){1,4}|\d{1,3}(?:'\d{3}){1,4}")
# India's groups: 17,00,00,002.
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")
_FRACTION = re.compile(r"\d{1,6}[.,]\d{1,6}")
_ROMAN = re.compile(r"(?=[xvi])(x{0,3})(ix|iv|v?i{0,3})")
# Letters of Cyrillic and Greek that look like the Latin ones.
_LOOKALIKES = str.maketrans("хіυνχι", "xivvxi")


class Number(NamedTuple):
    """A number, and the value of one unit of its last written digit."""

    value: Decimal
    unit: Decimal
    grouped: bool
    """Whether it is written with separators or in words."""
    scaled: bool = False
    """Whether it has a word such as million."""


def number(text: str, scales: Mapping[str, int]) -> Number | None:
    """Return the number in a text, as `12,000` or `66 million`; None when it cannot be read."""
    head = re.match(r"[\d.,' ]*\d", text)
    if not head:
        return None
    word = text[head.end() :].strip(" .")
    if not word:
        return _whole(head[0])
    zeros = scales.get(word) or scales.get(word + ".")
    found = _scaled(head[0]) if zeros else None
    if found is None or zeros is None:
        return None
    factor = Decimal(10) ** zeros
    return _bounded(Number(found.value * factor, found.unit * factor, grouped=True, scaled=True))


def _whole(text: str) -> Number | None:
    grouped = bool(_GROUPED.fullmatch(text) or _LAKHS.fullmatch(text))
    if not grouped and not _PLAIN.fullmatch(text):
        return None
    digits = re.sub(r"\D", "", text)
    zeros = len(digits) - len(digits.rstrip("0"))
    return _bounded(Number(Decimal(digits), Decimal(10) ** zeros, grouped))


def _scaled(text: str) -> Number | None:
    """Read a number before a word for millions: here 4.54 and 4,54 are fractions, and 2,588 is ambiguous."""
    if _FRACTION.fullmatch(text) and not _GROUPED.fullmatch(text):
        value = Decimal(text.replace(",", "."))
        return Number(value, Decimal(10) ** int(value.as_tuple().exponent), grouped=False)
    return Number(Decimal(text), Decimal(1), grouped=False) if _PLAIN.fullmatch(text) else None


def _bounded(found: Number) -> Number | None:
    return found if found.value <= FARTHEST_YEAR else None


def roman(text: str) -> int:
    """Return the value of a Roman numeral up to 39; 0 for other texts."""
    plain = text.translate(_LOOKALIKES)
    found = _ROMAN.fullmatch(plain)
    if not found or not plain:
        return 0
    ones = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
    return 10 * len(found[1]) + ones[found[2]]
