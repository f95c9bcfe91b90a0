r"""Signs that look like others or like nothing, in places where YAML needs a plain one: their names, and their mends.

In the words of a text they are at home: a no-break space in French, a zero-width space in Khmer, curly quotes, dashes.
Only where they stand for what YAML is made of do they break a file, or change what it says.
"""

import re
import unicodedata
from typing import NamedTuple

_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
_DASHES = "\xb7\u2010-\u2015\u2022\u2023\u2043\u2212\u25aa\u25cf\u25e6\u30fb\ufe58\ufe63\uff0d\uf0b7"
"""What word processors make of the dash of a list."""
_COLONS = "\u02d0\u05c3\u0589\u1361\u2236\ua789\ufe13\ufe55\uff1a"
_BARS = "\xa6\u01c0\u2223\u2502\uff5c\uffe8"
_QUOTES = "\xab\xbb\xb4\u2018-\u201f\u2039\u203a\u300c-\u300f\u301d-\u301f\uff02\uff07"
_BEFORE = "[ \t]*+(?:- ++)*+"
_KEY = rf"{_BEFORE}[^\s:][^:]*+:"
_MEANS = r"[|>\"'\[{&*!%@#-]"
"""Begins what is more than words to YAML."""
_OWN = {
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x7f": "delete character",
    "\x85": "next-line character",
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\ufeff": "byte order mark",
    "\ufffe": "byte order mark of the wrong order",
    "\uf0b7": "bullet of a symbol font",
    "\uff1a": "full-width colon",
    "\uff5c": "full-width bar",
}
"""Names in place of those of Unicode, where it has none or one that says little."""


class Sign(NamedTuple):
    """A sign that stands where another should."""

    code: str
    column: int
    """From 1."""
    message: str
    hint: str


def named(character: str) -> str:
    """Return the name of a character in plain words with its number, as "a no-break space (U+00A0)"."""
    name = _OWN.get(character) or unicodedata.name(character, "invisible character").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} (U+{ord(character):04X})"


class _Kind(NamedTuple):
    code: str
    message: str
    hint: str

    def at(self, column: int, character: str) -> Sign:
        return Sign(self.code, column, self.message.format(named(character)), self.hint)


_UNSEEN = _Kind(
    "strange-character", "{}, which cannot be seen, stands here", "put the cursor behind it and press Backspace once"
)
_SPACE = _Kind(
    "strange-space", "{} stands here, and YAML knows only plain spaces", "delete it, and press the space bar instead"
)
_DASH = _Kind(
    "strange-sign",
    "{} stands here, and an entry of a list begins with a hyphen",
    "type a hyphen (-) and a space instead",
)
_COLON = _Kind("strange-sign", "{} stands here, and a key ends in a plain colon", "type a plain colon (:) and a space")
_BAR = _Kind("strange-sign", "{} stands here, and a text over several lines begins with a plain bar", "type | instead")
_QUOTE = _Kind(
    "strange-sign", "{} stands here, and a key needs no quotes", "take the quotes out, or type straight ones"
)
_IN_LINE = tuple(
    (re.compile(rf"\A{pattern}"), kind)
    for pattern, kind in (
        (rf"{_BEFORE}(?P<sign>[{_INVISIBLE}])", _UNSEEN),
        (rf"{_BEFORE}(?P<sign>[{_SPACES}])", _SPACE),
        (rf"[ \t]*+-(?P<sign>[{_INVISIBLE}])", _UNSEEN),
        (rf"[ \t]*+-(?P<sign>[{_SPACES}])", _SPACE),
        (rf"[ \t]*+(?P<sign>[{_DASHES}])\s", _DASH),
        (rf"{_BEFORE}[^\s:{_COLONS}][^:{_COLONS}]{{0,60}}(?P<sign>[{_COLONS}])", _COLON),
        (rf"{_KEY}(?P<sign>[{_INVISIBLE}])", _UNSEEN),
        (rf"{_KEY}(?P<sign>[{_SPACES}])", _SPACE),
        (rf"{_KEY} ++(?P<sign>[{_INVISIBLE}])\s*+{_MEANS}", _UNSEEN),
        (rf"{_KEY} ++(?P<sign>[{_SPACES}])\s*+{_MEANS}", _SPACE),
        (rf"{_KEY} *+(?P<sign>[{_BARS}])\s*+$", _BAR),
    )
)
_IN_KEY = (
    (re.compile(f"[{_INVISIBLE}]"), _UNSEEN),
    (re.compile(f"[{_SPACES}]"), _SPACE),
    (re.compile(rf"^[{_DASHES}](?=\s)"), _DASH),
    (re.compile(f"^[{_QUOTES}]|[{_QUOTES}]$"), _QUOTE),
    (re.compile(f"[{_COLONS}]"), _COLON),
)
_IN_VALUE = (
    (re.compile(rf"\A(?P<sign>[{_INVISIBLE}])\s*+{_MEANS}"), _UNSEEN),
    (re.compile(rf"\A(?P<sign>[{_SPACES}])\s*+{_MEANS}"), _SPACE),
    (re.compile(rf"\A(?P<sign>[{_BARS}])\s*+$"), _BAR),
)
_FIRST = re.compile(f"[{_SPACES}{_INVISIBLE}{_BARS}]")
_OUTER = re.compile(f"[{_INVISIBLE}]|^[{_QUOTES}{_SPACES}]+|(?<![{_QUOTES}{_SPACES}])[{_QUOTES}{_SPACES}]++$")
_QUOTED = re.compile(f"(?P<sign>[{_QUOTES}])(?P<words>[^{_QUOTES}]*+)[{_QUOTES}]?$")


def in_line(line: str) -> Sign | None:
    """Return the sign in a line of keys that keeps YAML from reading it, if there is one."""
    for pattern, kind in _IN_LINE:
        found = pattern.match(line)
        if found:
            return kind.at(found.start("sign") + 1, found["sign"])
    return None


def in_key(key: str) -> Sign | None:
    """Return the sign in a key that no key has, if there is one."""
    for pattern, kind in _IN_KEY:
        found = pattern.search(key)
        if found:
            return kind.at(found.start() + 1, found[0])
    return None


def begins(value: str) -> bool:
    """Return whether a text without quotes begins with a sign that may hide what it is to YAML."""
    return _FIRST.match(value) is not None


def in_value(rest: str) -> Sign | None:
    """Return the sign with which a text without quotes begins, if YAML takes it for its own; `rest` is its line."""
    for pattern, kind in _IN_VALUE:
        found = pattern.match(rest)
        if found:
            return kind.at(1, found["sign"])
    return None


def in_words(words: str, *, of_list: bool) -> Sign | None:
    """Return the sign that makes words of what should be a list, or else a group of keys."""
    pattern, kind = _IN_LINE[4 if of_list else 5]
    found = pattern.match(words)
    return kind.at(found.start("sign") + 1, found["sign"]) if found else None


def without(key: str) -> str:
    """Return a key as it was meant: without what cannot be seen, and without curly quotes."""
    return _OUTER.sub("", key)


def curly(value: str) -> tuple[str, str]:
    """Return the curly quote that a text begins with, and the words that it holds; "" and "" where it has none."""
    found = _QUOTED.match(value)
    return (found["sign"], found["words"]) if found else ("", "")
