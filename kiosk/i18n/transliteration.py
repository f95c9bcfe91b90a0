"""Words in any script as the Latin letters, digits and hyphens of an id: Größe is groesse, Москва is moskva.

The result is the same on every machine and in every language of an exhibition, so ä is ae also where a language would
write a.
"""

import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue"})
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def id_of(words: str) -> str:
    """Return words as an id; "" if they have neither letters nor digits. An id stays as it is."""
    return "-".join(re.findall("[a-z0-9]+", (words if words.isascii() else _ascii(words)).lower()))


def _ascii(words: str) -> str:
    # Names of files come with é as one character on one system and as two on another.
    return _NOT_ASCII.sub(_transliterated, unicodedata.normalize("NFC", words).translate(_UMLAUTS))


def _transliterated(found: re.Match[str]) -> str:
    # Loaded here because most words are ASCII.
    from anyascii import anyascii

    letter = found[0]
    match unicodedata.category(letter)[0]:
        case "L" | "M":
            # A soft sign becomes an apostrophe, which would divide the word.
            return re.sub("[^A-Za-z0-9]", "", anyascii(letter))
        case "N":
            return anyascii(letter)
        case "C":
            # Invisible characters, as a soft hyphen within a word.
            return ""
    return " "
