"""A tokenizer for HTML: tags and words in one pass, in linear time for any text.

Python's html.parser takes quadratic time for some texts before its fixes of 2025, which an installed Python may not
have.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST = 4_000
"""Characters of a tag in which quoted values are recognized; a longer tag ends at the first >."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)>")
_SHORT_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>[^>]*+)>")
_VALUE = re.compile(r"(?<![^\s/\"'])(?P<name>[^\s/>=\"']++)\s*+=\s*+(?P<value>\"[^\"]*+\"|'[^']*+'|[^\s>\"']++)")
_NUMERIC = re.compile(r"&#(?:[xX](?=[0-9A-Fa-f])0*+(?P<hex>[0-9A-Fa-f]*+)|(?=[0-9])0*+(?P<decimal>[0-9]*+));?")
_MOST_DIGITS = 7
"""Digits of U+10FFFF as a decimal number; `int` refuses numbers of thousands of digits."""
_REPLACEMENT = "\ufffd"
_RAW = ("script", "style")
_RAW_ENDS = {name: re.compile(rf"</{name}(?![A-Za-z])", re.IGNORECASE) for name in _RAW}


class HtmlToken(NamedTuple):
    """A tag, or words."""

    name: str
    """Name of the tag in lower case; empty for words."""
    ends: bool
    begins: bool
    words: str = ""
    values: dict[str, str] = {}  # noqa: RUF012
    """Attributes of the tag."""


def pieces(text: str) -> Iterator[HtmlToken]:
    """Yield tags and words in order, without comments and the contents of script and style elements."""
    read, last = 0, text.rfind(">")
    last_comment = text.rfind("-->")
    while 0 <= (opened := text.find("<", read)) < last:
        if opened > read:
            yield _said(text[read:opened])
        if text.startswith("<!--", opened) and opened + 4 <= last_comment:
            read = text.index("-->", opened + 4) + 3
        elif text.startswith(("<!", "<?"), opened) and not text.startswith("<!--", opened):
            read = text.index(">", opened) + 1
        elif found := _TAG.match(text, opened, opened + _LONGEST) or _SHORT_TAG.match(text, opened):
            yield _tag(found)
            read = _after_raw(text, found) if found["name"].lower() in _RAW and not found["end"] else found.end()
        else:
            yield _said("<")
            read = opened + 1
    if read < len(text):
        yield _said(text[read:])


def _said(words: str) -> HtmlToken:
    return HtmlToken("", ends=False, begins=False, words=unescaped(words))


def unescaped(words: str) -> str:
    """Return words with their character references replaced by the characters."""
    return html.unescape(_NUMERIC.sub(_sound_reference, words)) if "&" in words else words


def _sound_reference(found: re.Match[str]) -> str:
    """Return a numeric reference without leading zeros, or U+FFFD for the number of no character of a text.

    That is HTML's rule for zero, surrogates and numbers above U+10FFFF. Control characters and noncharacters are only
    parse errors there, but no text of an exhibition may hold them.
    """
    number = found["hex"] or found["decimal"] or ""
    if not 0 < len(number) <= _MOST_DIGITS:
        return _REPLACEMENT
    reference = f"&#{'x' if found['hex'] else ''}{number};"
    character = html.unescape(reference)
    sound = character and (character.isspace() or unicodedata.category(character) != "Cc")
    return reference if sound else _REPLACEMENT


def _tag(found: re.Match[str]) -> HtmlToken:
    rest = found["rest"]
    values: dict[str, str] = {}
    for one in _VALUE.finditer(rest):
        value = one["value"]
        values.setdefault(one["name"].lower(), unescaped(value[1:-1] if value[0] in "\"'" else value))
    ends = bool(found["end"]) or rest.endswith("/")
    return HtmlToken(found["name"].lower(), ends=ends, begins=not found["end"], values=values)


def _after_raw(text: str, found: re.Match[str]) -> int:
    """Return the end of a script or style element, whose contents are not HTML."""
    end = _RAW_ENDS[found["name"].lower()].search(text, found.end())
    return end.start() if end else len(text)
