"""The columns of a spreadsheet: which key of ours each fills, and in which language."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kiosk.i18n.locale import Locale
from kiosk.imports.bundle import tag
from kiosk.settings.fields import LANGUAGE

TEXTS = ("title", "body", "eyebrow", "plain language", "alt", "caption", "credit")
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
_IN_A_LANGUAGE = re.compile(r"(?P<key>.+?)\s*(?:\((?P<round>[^()]+)\)|\[(?P<square>[^\[\]]+)\]|[:_.](?P<after>[\w-]+))")


class Column(NamedTuple):
    """What a column holds."""

    name: str
    """Its heading, in small letters."""
    key: str
    language: str
    """"" for a column that names none."""


def known(headings: Iterable[str]) -> tuple[list[Column], list[str]]:
    """The columns that an import knows, and the headings that it does not."""
    found, strange = [], []
    for heading in headings:
        column = _column(heading.lower())
        if column:
            found.append(column)
        else:
            strange.append(heading)
    return found, strange


def _column(name: str) -> Column | None:
    plain = " ".join(name.replace("_", " ").split())
    key = _key(plain)
    if key:
        return Column(name, key, "")
    parts = _IN_A_LANGUAGE.fullmatch(name)
    if not parts:
        return None
    key = _key(" ".join(parts["key"].replace("_", " ").split()))
    language = _language(parts["round"] or parts["square"] or parts["after"])
    return Column(name, key, language) if key in TEXTS and language else None


def _key(name: str) -> str:
    return name if name in KEYS else _OTHER_NAMES.get(name, "")


def _language(words: str) -> str:
    """The tag of a language that is named by its tag, or in English or in itself."""
    own = tag(words)
    if own and LANGUAGE.fullmatch(own) and len(words) <= 11 and _exists(own):
        return own
    from babel import Locale as Known
    from babel.localedata import locale_identifiers

    wanted = words.strip().lower()
    for identifier in locale_identifiers():
        if "_" not in identifier and len(identifier) <= 3:
            locale = Known.parse(identifier)
            if wanted in ((locale.get_language_name("en") or "").lower(), (locale.language_name or "").lower()):
                return identifier
    return ""


def _exists(language: str) -> bool:
    try:
        return bool(Locale.of(language))
    except ValueError:
        return False
