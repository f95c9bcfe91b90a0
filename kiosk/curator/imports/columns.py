"""The columns of a spreadsheet: which key of ours each fills, and in which language."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kiosk.content.layouts.registry import TEXT_KEYS
from kiosk.curator.imports.bundle import tag
from kiosk.curator.imports.omissions import shown
from kiosk.i18n.locale import Locale
from kiosk.settings.fields import LANGUAGE

TEXTS = ("title", "body", "eyebrow", "plain language", "alt", "caption", "credit", *TEXT_KEYS)
"""What may be in several languages."""
PLAIN = ("id", "date", "end date", "topic", "layout", "media", "rights", "sources", "panel", "narration", "advisory")
KEYS = (*TEXTS, *PLAIN)
_OTHER_NAMES = {
    "headline": "title", "name": "title", "event": "title", "heading": "title",
    "text": "body", "description": "body",
    "start": "date", "start date": "date", "when": "date", "end": "end date", "until": "end date",
    "group": "topic", "category": "topic", "theme": "topic",
    "image": "media", "picture": "media", "photo": "media", "file": "media", "film": "media",
    "alt text": "alt", "media caption": "caption", "media credit": "credit", "photographer": "credit",
    "licence": "rights", "license": "rights", "source": "sources",
}  # fmt: skip
_BRACKETS = {")": "(", "]": "["}
_LONGEST = 100
"""Characters of a heading that may name a key."""


class SheetColumn(NamedTuple):
    """What a column holds."""

    name: str
    """Its heading, in small letters."""
    key: str
    language: str
    """"" for a column that names none."""


def known(headings: Iterable[str]) -> tuple[list[SheetColumn], list[str]]:
    """Return the columns that an import knows, and the headings that it does not."""
    found, strange = [], []
    for heading in headings:
        column = _column(heading.lower()) if len(heading) <= _LONGEST else None
        if column:
            found.append(column)
        else:
            strange.append(shown(heading))
    return found, strange


def _column(name: str) -> SheetColumn | None:
    plain = " ".join(name.replace("_", " ").split())
    key = _key(plain)
    if key:
        return SheetColumn(name, key, "")
    own, words = _parted(name)
    key = _key(" ".join(own.replace("_", " ").split()))
    language = _language(words) if key in TEXTS and words else ""
    return SheetColumn(name, key, language) if key in TEXTS and language else None


def _parted(name: str) -> tuple[str, str]:
    """Split a heading that names a language, as "title (vi)", "title [vi]", "title:vi", "title_vi" or "title.vi"."""
    opened = _BRACKETS.get(name[-1:])
    if opened:
        own, _, words = name[:-1].rpartition(opened)
        return own, words
    for sign in ":.":
        own, _, words = name.rpartition(sign)
        if own:
            return own, words
    own, _, words = name.partition("_")
    return own, words


def _key(name: str) -> str:
    return name if name in KEYS else _OTHER_NAMES.get(name, "")


def _language(words: str) -> str:
    """Return the tag of a language that is named by its tag, or in English or in itself."""
    own = tag(words)
    if own and LANGUAGE.fullmatch(own) and len(words) <= 11 and _exists(own):
        return own
    return _languages().get(words.strip().lower(), "")


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    """Return the tags of languages by their names in English and in themselves."""
    from babel import Locale as Known
    from babel.localedata import locale_identifiers

    known = [Known.parse(one) for one in locale_identifiers() if "_" not in one and len(one) <= 3]
    english = Known.parse("en").languages
    named = [(name, one.language) for one in known for name in (one.language_name, english.get(one.language)) if name]
    # The first of two languages with one name has it.
    return {name.lower(): tag for name, tag in reversed(named)}


def _exists(language: str) -> bool:
    try:
        return bool(Locale.of(language))
    except ValueError:
        return False
