"""The check for characters that no installed font has, with their place and the fix."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.content.model import Exhibition
from kiosk.content.yaml_source import SourceMark, problem
from kiosk.curator.proof.text_locations import TextLocation, TextLocations
from kiosk.curator.proof.visitor_texts import texts_of
from kiosk.engines.playback.captions import lines_of
from kiosk.engines.typeset import FontSet, MissingFont, Style, Typesetter
from kiosk.errors import KioskError, Problem
from kiosk.i18n.catalogue_file import po_path, read
from kiosk.i18n.catalogues import INTERFACE, Catalogues
from kiosk.i18n.localised import Localised
from kiosk.paths import Paths

MOST_NAMED = 6
"""Number of characters that one message names."""
_STYLES = (Style("sans", 30), Style("serif", 30))
_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")


class Gap(NamedTuple):
    """A character without a font, and its place."""

    spot: TextLocation
    character: str


class Coverage:
    """Font coverage of all texts of an installation in all its languages."""

    def __init__(self, paths: Paths, exhibition: Exhibition, catalogues: Catalogues, where: TextLocations) -> None:
        """Take the content, its translations, and the locations of texts in files."""
        self._paths, self._exhibition, self._catalogues, self._where = paths, exhibition, catalogues, where
        self._known: dict[str, tuple[set[str], set[str]]] = {}

    def problems(self, typesetter: Typesetter, fonts: FontSet) -> Iterator[Problem]:
        """Yield one problem for each file and character, or for each file and font that is not installed."""
        missing = fonts.missing()
        grouped: dict[tuple[str, str], list[Gap]] = defaultdict(list)
        lacking: dict[str, MissingFont | None] = {}
        for gap in self._gaps(typesetter):
            font = lacking.setdefault(gap.character, _font_with(gap.character, missing))
            grouped[gap.spot.file, font.family if font else gap.character].append(gap)
        for gaps in grouped.values():
            yield _problem(gaps, lacking[gaps[0].character])

    def _gaps(self, typesetter: Typesetter) -> Iterator[Gap]:
        texts = tuple(texts_of(self._exhibition))
        for language in self._exhibition.settings.languages:
            yield from self._content(typesetter, texts, language)
            for source in self._catalogues.chain(language):
                yield from self._interface(typesetter, source)
        for medium in self._exhibition.media.values():
            for language, path in medium.captions.items():
                name = self._paths.name(path)
                for number, line in enumerate(_lines(path), 1):
                    for character in self._without_font(typesetter, line, language or self._source):
                        yield Gap(TextLocation(name, SourceMark(number, line.index(character) + 1)), character)

    @property
    def _source(self) -> str:
        return self._exhibition.settings.source_language

    def _content(self, typesetter: Typesetter, texts: tuple[Localised, ...], language: str) -> Iterator[Gap]:
        shown = [self._catalogues.text(text, language) for text in texts]
        # All texts at once first: usually nothing is missing, and then no text need be checked by itself.
        lacking = {
            shown_in: self._without_font(
                typesetter, set().union(*(words for words, one in shown if one == shown_in)), shown_in
            )
            for shown_in in {one for _, one in shown}
        }
        for text, (words, shown_in) in zip(texts, shown, strict=True) if any(lacking.values()) else ():
            for character in self._without_font(typesetter, words, shown_in):
                yield Gap(self._where.of(text, shown_in, character), character)

    def _interface(self, typesetter: Typesetter, language: str) -> Iterator[Gap]:
        try:
            entries = read(po_path(self._paths.locales, language, INTERFACE)).entries
        except KioskError:
            return  # kiosk.curator.proof.translation_status reports it
        for key, entry in entries.items():
            for character in self._without_font(typesetter, "".join(entry.forms), language):
                yield Gap(self._where.translation(language, INTERFACE, key, character), character)

    def _without_font(self, typesetter: Typesetter, words: Iterable[str], language: str) -> list[str]:
        """Return the characters that no font has, each once, in the order of the words."""
        seen, lacking = self._known.setdefault(language, (set(), set()))
        fresh = set(words) - seen
        if fresh:
            seen |= fresh
            for style in _STYLES:
                lacking |= typesetter.coverage("".join(sorted(fresh)), language, style)
        return [character for character in dict.fromkeys(words) if character in lacking] if lacking else []


def _lines(path: Path) -> list[str]:
    try:
        return lines_of(path)
    except OSError:
        return []  # kiosk.curator.proof.caption_checks reports it


def _font_with(character: str, missing: tuple[MissingFont, ...]) -> MissingFont | None:
    """Return the missing font that has a character, judged by the name of its script."""
    script = unicodedata.name(character, "").partition(" ")[0]
    wanted = "CJK" if script.startswith(_EAST_ASIAN) else script.title()
    return next((font for font in missing if wanted and wanted in font.family.split()), None)


def _problem(gaps: list[Gap], font: MissingFont | None) -> Problem:
    first = min(gaps, key=lambda gap: gap.spot)
    characters = list(dict.fromkeys(gap.character for gap in sorted(gaps)))
    named = ", ".join(_named(character) for character in characters[:MOST_NAMED])
    more = f" and {len(characters) - MOST_NAMED} more" if len(characters) > MOST_NAMED else ""
    places = len({gap.spot for gap in gaps}) - 1
    again = "" if font or not places else f", here and {places} more times in this file"
    hint = f"install {font.package}, which contains {font.family}" if font else "write it another way, or remove it"
    return problem("no-glyph", *first.spot, f"no font has {named}{more}{again}", hint)


def _named(character: str) -> str:
    name = unicodedata.name(character, "a character without a name")
    return f"“{character}” (U+{ord(character):04X} {name})"
