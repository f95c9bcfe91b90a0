"""The text to be spoken: the words of every panel and card that names a narration, prepared for a voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import house
import yaml
from babel.messages.pofile import read_po
from markdown_it import MarkdownIt

from kiosk.i18n.numbers import format_compact, format_number, format_unit

Parts = tuple[str, ...]

# A dash between two numbers is a range, which no voice speaks by itself.
SPANS = {"en": " to ", "vi": " đến ", "fr": " à ", "ar": " إلى "}
ADVISORIES = {
    "": "These panels speak of mass violence",
    "panels": "This panel speaks of mass violence",
    "cards": "This card speaks of mass violence",
}
SENTENCE = re.compile(r"(?<=[.!?؟;؛])\s+")


@dataclass(frozen=True)
class Item:
    """A panel or a card, and its exhibit."""

    narration: str
    exhibit: str
    kind: str
    entry: dict[str, Any]
    advisory: bool

    def text(self, place: str, source: str, language: str) -> str:
        """Return a text of the item in a language; empty when it is not translated."""
        context = f"{self.kind}/{self.entry['id']}/{place}"
        return translated(self.exhibit, context, source, language)


def items() -> Iterator[Item]:
    """Yield every panel and card that names a narration."""
    for path in sorted((house.ROOT / "exhibits").glob("*.yaml")):
        exhibit = yaml.safe_load(path.read_text(encoding="utf-8"))
        for kind in ("panels", "cards"):
            for entry in exhibit.get(kind, []):
                if "narration" in entry:
                    advisory = "advisory" in entry or ("advisory" in exhibit and entry is exhibit[kind][0])
                    yield Item(entry["narration"], path.stem, kind, entry, advisory)


def spoken(item: Item, language: str) -> Parts:
    """Return the parts of an item in reading order; none if one of them is not translated."""
    parts = list(_parts(item, language))
    return tuple(sentence for part in parts for sentence in sentences(part, language)) if all(parts) else ()


def _parts(item: Item, language: str) -> Iterator[str]:
    if item.advisory:
        yield _ended(translated("kiosk", None, ADVISORIES[item.kind if "advisory" in item.entry else ""], language))
    yield _ended(item.text("title", item.entry["title"], language))
    if "body" in item.entry:
        yield plain(item.text("body", item.entry["body"], language))
    for key, words in item.entry.get("quote", {}).items():
        yield _ended(plain(item.text(f"quote/{key}", words, language)))
    for index, figure in enumerate(item.entry.get("figures", []), 1):
        label = item.text(f"figures/{index}/label", figure["label"], language)
        yield label and f"{_number(figure, language)} {_ended(label)}"
    for spot in item.entry.get("hotspots", []):
        yield _ended(item.text(f"hotspots/{spot['id']}/title", spot["title"], language))
        yield plain(item.text(f"hotspots/{spot['id']}/body", spot["body"], language))


def _number(figure: dict[str, Any], language: str) -> str:
    value = figure["number"]
    if "unit" in figure:
        words = format_unit(value, figure["unit"], language)
    elif figure.get("style") == "compact":
        words = format_compact(value, language)
    else:
        words = format_number(value, language)
    if figure.get("about"):
        words = translated("kiosk", None, "about %(number)s", language) % {"number": words}
    return words


def sentences(words: str, language: str) -> list[str]:
    """Return the sentences of a text, each on one line, with ranges of numbers written out."""
    words = re.sub(r"(?<=\d)[–-](?=\d)", SPANS[language], " ".join(words.split()))
    return [part for part in SENTENCE.split(words) if part]


def plain(markdown: str) -> str:
    """Return a text without Markdown; links become their words, list items become sentences."""
    blocks = []
    for token in MarkdownIt().parse(markdown):
        if token.type == "inline":
            inline = token.children or []
            blocks.append(
                _ended(
                    "".join(
                        child.content if child.type == "text" else " " if "break" in child.type else ""
                        for child in inline
                    )
                )
            )
    return " ".join(blocks)


def _ended(words: str) -> str:
    words = words.strip()
    return words if not words or words[-1] in ".!?؟:…" else f"{words}."


def translated(domain: str, context: str | None, source: str, language: str) -> str:
    """Return a text in a language, from its catalogue; the source language needs none."""
    source = source.rstrip()
    if language == house.SOURCE_LANGUAGE:
        return source
    return _catalogue(domain, language).get((context, source), "")


@cache
def _catalogue(domain: str, language: str) -> dict[tuple[str | None, str], str]:
    path = house.ROOT / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {
            (message.context, str(message.id).rstrip()): str(message.string) for message in read_po(file) if message.id
        }
