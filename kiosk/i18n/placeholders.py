"""The values that words of the interface name, as %(n)s: a translation may name those of its original alone."""

import re
from collections.abc import Iterable

DOMAIN = "kiosk"
"""The interface's catalogue: only its words are filled in."""

_NAMED = re.compile(r"%\(([a-z_]{1,40})\)s")
_DOUBLED = "%%"


def unknown(original: Iterable[str], translated: Iterable[str]) -> str:
    """Return what a translation asks for that its original does not have; "" when there is nothing.

    An original without values is never filled in: a per cent sign in it, and in its translation, is only that.
    """
    known = {found[0] for words in original for found in _NAMED.finditer(words)}
    for words in translated:
        for part in _NAMED.finditer(words):
            if part[0] not in known:
                return part[0]
        rest = _NAMED.sub("", words).replace(_DOUBLED, "")
        sign = rest.find("%" if known else "%(")
        if sign >= 0:
            return rest[sign : sign + 20]
    return ""
