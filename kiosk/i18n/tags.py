"""Validates language tags, and suggests the language that was meant by an invalid one.

Known are the languages of CLDR's list of likely subtags (about 7,200, through Babel) and those of ISO 639-3 that it
lacks. A longer code than necessary (`ger`), or a withdrawn one (`iw`), is invalid: BCP 47 has one tag a language.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import islice

from babel import Locale as CldrLocale
from babel.core import get_global
from babel.localedata import locale_identifiers

from kiosk.i18n.iso639 import MORE, TWO_LETTERS

CALENDARS = (
    "gregory", "buddhist", "japanese", "islamic", "islamic-civil", "islamic-tbla", "islamic-umalqura", "persian",
    "roc", "hebrew", "coptic", "ethiopic", "indian",
)  # fmt: skip
"""The values of `-u-ca-`."""
_PSEUDO = ("en-XA", "ar-XB")
_PRIVATE = re.compile(r"q[a-t][a-z]")
_NO_LANGUAGES = {"mis", "mul", "root", "und", "zxx"}
"""The codes of ISO 639 for several languages, for none, and for an undetermined one."""
_MOST_MEANT = 2
_NEAR = 0.75


def bare(tag: str) -> str:
    """Return a tag without its Unicode extension: `km` for `km-u-nu-latn`."""
    return tag.partition("-u-")[0]


def extension(tag: str, key: str) -> str:
    """Return the value of a key of the Unicode extension: `latn` for `nu` in `km-u-nu-latn`; empty without it."""
    found = re.search(rf"-{key}((?:-[a-z0-9]{{3,8}})+)", f"-{tag.partition('-u-')[2]}")
    return found[1][1:] if found else ""


@lru_cache(maxsize=4096)
def is_language(tag: str) -> bool:
    """Return whether a tag is valid: a known language, script, country and calendar."""
    if tag in _PSEUDO:
        return True
    language, script, territory = parts(tag)
    english = CldrLocale.parse("en")
    return (
        (language in _languages() or bool(_PRIVATE.fullmatch(language)))
        and (not script or script in english.scripts)
        and (not territory or territory in english.territories)
        and extension(tag, "ca") in ("", *CALENDARS)
    )


@lru_cache(maxsize=1024)
def meant(words: str) -> tuple[str, ...]:
    """Return the tags that an invalid tag may mean, the likeliest first: `ja` for `jp`."""
    found = (tag for tag in dict.fromkeys(_meant(bare(words.strip()))) if tag != words and is_language(tag))
    return tuple(islice(found, _MOST_MEANT))


def country_language(code: str) -> str:
    """Return the tag of a country's most spoken official language: `ja` for `JP`; else empty."""
    aliases = get_global("territory_aliases").get(code.upper(), [code.upper()])
    spoken = get_global("territory_languages").get(aliases[0], {})
    official = {tag: one["population_percent"] for tag, one in spoken.items() if one["official_status"]}
    return max(official, key=lambda tag: official[tag]).replace("_", "-") if official else ""


def likely_script(language: str, territory: str = "") -> str:
    """Return the ISO 15924 code of a language's usual script; empty if unknown."""
    likely = get_global("likely_subtags")
    for key in (f"{language}_{territory}", language, get_global("language_aliases").get(language, "")):
        if key in likely:
            return next((part for part in likely[key].split("_")[1:] if len(part) == len("Latn")), "")
    return ""


@lru_cache(maxsize=4096)
def parts(tag: str) -> tuple[str, str, str]:
    """Split a tag into language, script, country. All are empty where there are more parts, or malformed ones."""
    language, *rest = bare(tag).split("-")
    script = next((part for part in rest[:1] if part.istitle() and len(part) == len("Latn")), "")
    territory = next((part for part in rest[bool(script) :] if part.isupper() or part.isdigit()), "")
    whole = len(rest) == bool(script) + bool(territory)
    return (language, script, territory) if whole else ("", "", "")


@cache
def _languages() -> frozenset[str]:
    known = {*get_global("likely_subtags"), *MORE, *TWO_LETTERS.values(), *CldrLocale.parse("en").languages}
    return frozenset(tag for tag in known if "_" not in tag and tag not in TWO_LETTERS) - _NO_LANGUAGES


def _meant(words: str) -> Iterator[str]:
    first, *rest = re.split("[-_]", words)
    yield from _rewritten(first, rest)
    if len(first) in (2, 3):
        yield country_language(first)
    if words:
        yield from _named(words.casefold())
    if rest and first:
        yield from meant(first)


def _rewritten(first: str, rest: list[str]) -> Iterator[str]:
    """Return the tag as it should be written: EN is en, pt_br is pt-BR, ger is de, en-UK is en-GB."""
    language = first.lower()
    aliases = get_global("territory_aliases")
    subtags = [TWO_LETTERS.get(language, language)]
    for part in rest:
        if len(part) == len("Latn"):
            subtags.append(part.title())
        elif len(part) in (2, 3):
            subtags.append(aliases.get(part.upper(), [part.upper()])[0])
    yield "-".join(subtags)
    yield subtags[0]


def _named(name: str) -> Iterator[str]:
    """Return the languages of a name, in English or their own; else those with that prefix, or a similar name."""
    names = _names()
    exact = [tag for tag, own in names.items() if name in own]
    begun = [tag for tag, (english, *_) in names.items() if english.startswith(name)]
    yield from exact or begun
    if not exact and not begun and len(name) > len("abc"):
        every = {one: tag for tag, own in reversed(names.items()) for one in own}
        yield from (every[one] for one in get_close_matches(name, every, n=1, cutoff=_NEAR))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Return the names of the languages in CLDR, those with the most speakers first."""
    english = CldrLocale.parse("en")
    found = {}
    for tag in (one for one in locale_identifiers() if "_" not in one and one in english.languages):
        own = CldrLocale.parse(tag).languages.get(tag, "")
        found[tag] = tuple(name.casefold() for name in (english.languages[tag], own) if name)
    speakers = _speakers()
    return dict(sorted(found.items(), key=lambda item: -speakers.get(item[0], 0.0)))


@cache
def _speakers() -> dict[str, float]:
    """Return the sum of a language's shares in all countries: a rough measure of how likely it is meant."""
    counts: dict[str, float] = {}
    for spoken in get_global("territory_languages").values():
        for tag, one in spoken.items():
            counts[tag] = counts.get(tag, 0.0) + one["population_percent"]
    return counts
