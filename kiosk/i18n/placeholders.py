"""The placeholders of interface texts, as %(n)s: a translation may have only those of its original."""

import re
from collections.abc import Iterable

DOMAIN = "kiosk"
"""The interface's catalogue: only its texts have placeholders."""

_NAMED = re.compile(r"%\(([a-z_]{1,40})\)s")
_DOUBLED = "%%"


def unknown(original: Iterable[str], translated: Iterable[str]) -> str:
    """Return a placeholder of a translation that its original does not have; "" if there is none.

    An original without placeholders is never formatted: a per cent sign in it, and in its translation, is literal.
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
