"""The properties of a language, from CLDR through Babel: direction, own name, script, digits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Literal

from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from babel.core import get_global

from kiosk.i18n.tags import bare, extension, is_language, likely_script, parts

Direction = Literal["ltr", "rtl"]

_FROM_THE_RIGHT = """
Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh
Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi
"""
"""The scripts that are written from right to left (Unicode, Bidi_Class R and AL)."""

# CLDR has Latin digits for these two; museum labels use their own digits, and so does the exhibition.
# A territory in the tag (ar-MA) or a numbering system (km-u-nu-latn) overrides this.
_OWN_DIGITS = {"km": "khmr", "ar": "arab"}

# Without a territory CLDR's English is that of the United States; most of the world writes day, month, year.
_FORMATS_OF = {"en": "en_001"}
_UNNAMED_MONTH = "M01"
_NORWEGIAN, _NORWEGIANS = "nb", ("nn", "no")
"""Norwegian has one tag for its two forms together; the interface is in one of them."""
"""January in CLDR's root, and in languages without data of their own."""

# The code point of zero in the decimal numbering systems of CLDR (common/supplemental/numberingSystems.xml).
_ZERO = {
    "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "gujr": 0x0AE6, "guru": 0x0A66, "khmr": 0x17E0,
    "knda": 0x0CE6, "laoo": 0x0ED0, "latn": 0x0030, "mlym": 0x0D66, "mong": 0x1810, "mymr": 0x1040, "nkoo": 0x07C0,
    "olck": 0x1C50, "orya": 0x0B66, "tamldec": 0x0BE6, "telu": 0x0C66, "thai": 0x0E50, "tibt": 0x0F20,
}  # fmt: skip


@dataclass(frozen=True)
class Locale:
    """A language and its formats; equal to any other of the same tags."""

    tag: str
    """The BCP 47 tag as it was written: `km`, `zh-Hant`, `ar-u-nu-latn`."""
    babel: CldrLocale = field(compare=False)
    """The CLDR locale that formats dates and numbers: another language's where CLDR has no formats of this one."""
    listed: str = ""
    """The tag with the digits and the calendar that the installation lists it with."""
    formats: str = ""
    """The CLDR name of `babel`."""

    @staticmethod
    def of(tag: str) -> "Locale":
        """Return the locale of a BCP 47 tag. Raises ValueError for an unknown language.

        Respects what the installation has declared of its languages (see `declare`).
        """
        listed, chain = _declared.get(tag, (tag, ()))
        return _locale(tag, listed, chain)

    @property
    def language(self) -> str:
        """The language alone: `zh` of `zh-Hant`."""
        return parts(self.tag)[0]

    @property
    def territory(self) -> str:
        """The country in the tag, if there is one."""
        return parts(self.tag)[2]

    @cached_property
    def direction(self) -> Direction:
        """The direction in which the language is written."""
        return "rtl" if self.script in _FROM_THE_RIGHT.split() else "ltr"

    @cached_property
    def script(self) -> str:
        """The ISO 15924 code of its script: `Khmr`, `Arab`, `Latn`."""
        language, script, territory = parts(self.tag)
        own = _cldr(self.tag)
        likely = likely_script(language, territory) or (likely_script(own.language) if own else "")
        return script or likely or "Zzzz"

    @cached_property
    def endonym(self) -> str:
        """The language's own name, with an initial capital; its English name where CLDR does not have it."""
        name = self._own_name or self.english
        return name[0].title() + name[1:]

    @property
    def is_named(self) -> bool:
        """Whether CLDR has the language's own name."""
        return bool(self._own_name)

    @cached_property
    def english(self) -> str:
        """The language's name in English; its tag where CLDR has none."""
        names = CldrLocale.parse("en").languages
        return str(names.get(bare(self.tag).replace("-", "_")) or names.get(self.language) or self.tag)

    @cached_property
    def _own_name(self) -> str:
        own = _cldr(self.tag)
        if own is None:
            return ""
        named = CldrLocale(own.language, None, own.script)
        return str(named.languages.get(str(named)) or named.get_display_name(named) or "")

    @cached_property
    def calendar(self) -> str:
        """The calendar of dates, by its name in Unicode's extensions; empty for the Gregorian."""
        asked = extension(self.listed, "ca")
        return "" if asked == "gregory" else asked

    @cached_property
    def numbering(self) -> str:
        """The CLDR name of its digits: `latn`, `khmr`, `arab`."""
        own = _OWN_DIGITS.get(self.babel.language) if not self.babel.territory else None
        numbering = extension(self.listed, "nu") or own or str(self.babel.default_numbering_system)
        return numbering if numbering in _ZERO else "latn"

    @cached_property
    def _digits(self) -> Mapping[int, str]:
        zero = _ZERO[self.numbering]
        return {ord("0") + n: chr(zero + n) for n in range(10)}

    def digits(self, text: str) -> str:
        """Write the Latin digits of a text in the digits of the language."""
        return text if self.numbering == "latn" else text.translate(self._digits)


_declared: Mapping[str, tuple[str, tuple[str, ...]]] = {}


def declare(listed: Iterable[str], fallback: Mapping[str, Iterable[str]]) -> None:
    """Register the languages as an installation lists them; from now on `Locale.of` respects that.

    `km-u-nu-latn` in the list sets the digits of `km`. A language without formats in CLDR has those of its fallback,
    else of the first in the list.
    """
    global _declared  # noqa: PLW0603  One process shows one installation, and formats are asked for by tag everywhere.
    tags = tuple(listed)
    source = tuple(bare(tag) for tag in tags[:1])
    _declared = {bare(tag): (tag, (*fallback.get(bare(tag), ()), *source)) for tag in tags}


@lru_cache(maxsize=256)
def _locale(tag: str, listed: str, chain: tuple[str, ...]) -> Locale:
    if not _is_known(tag):
        raise ValueError(f"“{tag}” is not a language that is known; write a BCP 47 tag such as en, vi, km or zh-Hant")
    found = next(filter(None, map(_with_formats, (tag, *chain, "en"))))
    formats = _FORMATS_OF.get(str(found), str(found))
    return Locale(tag, CldrLocale.parse(formats), listed, formats)


def _is_known(tag: str) -> bool:
    # Most are in CLDR: the list of all languages, which takes 30 ms to make, is needed for the others only.
    language, found = bare(tag).partition("-")[0], _cldr(tag)
    if found is not None and found.language == language:
        return True
    # A tag may be longer than CLDR's, as de-1996.
    return is_language(language) and (is_language(bare(tag)) or found is not None)


@lru_cache(maxsize=256)
def _cldr(tag: str) -> CldrLocale | None:
    """Return the CLDR locale of the tag, or of its longest prefix that has one (en-XA is en), or None."""
    subtags = bare(tag.replace("_", "-")).split("-")
    aliases: Mapping[str, str] = get_global("language_aliases")
    names = ["_".join(subtags[:end]) for end in range(len(subtags), 0, -1)]
    for name in (*names, *filter(None, [aliases.get(subtags[0])])):
        try:
            return CldrLocale.parse(name)
        except (ValueError, TypeError, UnknownLocaleError):
            continue
    return None


def _with_formats(tag: str) -> CldrLocale | None:
    """Return the CLDR locale of a tag if CLDR has enough data of the language to format dates."""
    found = _cldr(tag)
    months: Any = found.months["format"]["wide"] if found else {}
    return found if months and months[1] != _UNNAMED_MONTH else None


def fallback_chain(tag: str, chains: Mapping[str, Iterable[str]], source: str) -> tuple[str, ...]:
    """Return the languages in which a text is searched: its own, the declared ones (or its parents), the source.

    A Unicode extension, as in km-u-nu-latn, does not make another language.
    """
    declared = list(chains.get(tag, ()))
    return tuple(dict.fromkeys([tag, bare(tag), *(declared or _parents(bare(tag))), source]))


def _parents(tag: str) -> list[str]:
    """Return the languages that a tag is a variety of: zh-Hant and zh for zh-TW, nb for nn."""
    language, script, territory = parts(tag)
    written = likely_script(language, territory)
    with_script = [f"{language}-{written}"] if not script and written != likely_script(language) else []
    shorter = ["-".join(tag.split("-")[:end]) for end in range(tag.count("-"), 0, -1)]
    return [*with_script, *shorter, *([_NORWEGIAN] if language in _NORWEGIANS else [])]
