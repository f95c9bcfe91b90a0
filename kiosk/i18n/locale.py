"""What is known of a language, from CLDR through Babel: its direction, its own name, its script, its digits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from babel.core import get_global, parse_locale

Direction = Literal["ltr", "rtl"]

# CLDR gives Latin digits to these two; their museum labels are written with their own, as the exhibition's are.
# A territory in the tag (ar-MA) or a numbering system (km-u-nu-latn) is an answer of its own and is followed.
_OWN_DIGITS = {"km": "khmr", "ar": "arab"}

# Without a territory CLDR's English is that of the United States; dates in the order day, month, year are the world's.
_FORMATS_OF = {"en": "en_001"}

# The code point of zero in the decimal numbering systems of CLDR (common/supplemental/numberingSystems.xml).
_ZERO = {
    "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "gujr": 0x0AE6, "guru": 0x0A66, "khmr": 0x17E0,
    "knda": 0x0CE6, "laoo": 0x0ED0, "latn": 0x0030, "mlym": 0x0D66, "mong": 0x1810, "mymr": 0x1040, "nkoo": 0x07C0,
    "olck": 0x1C50, "orya": 0x0B66, "tamldec": 0x0BE6, "telu": 0x0C66, "thai": 0x0E50, "tibt": 0x0F20,
}  # fmt: skip


@dataclass(frozen=True)
class Locale:
    """A language as a visitor meets it; equal to any other of the same tag."""

    tag: str
    """The BCP 47 tag as it was written: `km`, `zh-Hant`, `ar-u-nu-latn`."""
    babel: CldrLocale = field(compare=False)
    """The CLDR locale that formats dates and numbers."""

    @staticmethod
    def of(tag: str) -> "Locale":
        """Find the locale of a BCP 47 tag; ValueError when no such language is known."""
        return _locale(tag)

    @cached_property
    def direction(self) -> Direction:
        """The direction in which the language is written."""
        return "rtl" if self.babel.text_direction == "rtl" else "ltr"

    @cached_property
    def script(self) -> str:
        """The ISO 15924 code of its script: `Khmr`, `Arab`, `Latn`."""
        if self.babel.script:
            return self.babel.script
        likely = get_global("likely_subtags")
        parts = [self.babel.language, self.babel.territory]
        for key in ("_".join(filter(None, parts)), self.babel.language):
            if key in likely:
                return parse_locale(likely[key])[2] or "Zzzz"
        return "Zzzz"

    @cached_property
    def endonym(self) -> str:
        """The language's name in itself, the first letter capital."""
        named = CldrLocale(self.babel.language, None, self.babel.script)
        name = named.languages.get(str(named)) or named.get_display_name(named) or self.tag
        return name[0].title() + name[1:]

    @cached_property
    def numbering(self) -> str:
        """The CLDR name of its digits: `latn`, `khmr`, `arab`."""
        asked = _numbering(self.tag.replace("_", "-").split("-u-")[1:])
        own = _OWN_DIGITS.get(self.babel.language) if not self.babel.territory else None
        numbering = asked or own or str(self.babel.default_numbering_system)
        return numbering if numbering in _ZERO else "latn"

    @cached_property
    def _digits(self) -> Mapping[int, str]:
        zero = _ZERO[self.numbering]
        return {ord("0") + n: chr(zero + n) for n in range(10)}

    def digits(self, text: str) -> str:
        """Write the Latin digits of a text in the digits of the language."""
        return text if self.numbering == "latn" else text.translate(self._digits)


@lru_cache(maxsize=64)
def _locale(tag: str) -> Locale:
    found = _known(tag.replace("_", "-").partition("-u-")[0])
    return Locale(tag, CldrLocale.parse(_FORMATS_OF.get(str(found), str(found))))


def _known(tag: str) -> CldrLocale:
    """The CLDR locale of the tag, or of its longest beginning that has one (en-XA is en)."""
    parts = tag.split("-")
    for end in range(len(parts), 0, -1):
        try:
            return CldrLocale.parse("_".join(parts[:end]))
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    raise ValueError(f"“{tag}” is not a language that is known; write a BCP 47 tag such as en, vi, km or zh-Hant")


def _numbering(extensions: Iterable[str]) -> str | None:
    """The value of `nu` in a Unicode extension such as `nu-latn`."""
    for extension in extensions:
        words = extension.split("-")
        if "nu" in words[:-1]:
            return words[words.index("nu") + 1]
    return None


def fallback_chain(tag: str, chains: Mapping[str, Iterable[str]], source: str) -> tuple[str, ...]:
    """List the languages in which a text is looked for: its own, the declared ones (or its parents), the source."""
    parents = ["-".join(tag.split("-")[:end]) for end in range(tag.count("-"), 0, -1)]
    declared = list(chains.get(tag, ()))
    return tuple(dict.fromkeys([tag, *(declared or parents), source]))
