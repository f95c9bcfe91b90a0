"""Locations of the texts that visitors read: in a YAML file, or in the catalogue that translates it."""

from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from kiosk.content import extraction
from kiosk.content.yaml_source import START, SourceMark, lines_of
from kiosk.errors import KioskError
from kiosk.i18n import po
from kiosk.i18n.catalogue_file import Key, po_path
from kiosk.i18n.catalogues import INTERFACE
from kiosk.i18n.localised import Localised
from kiosk.paths import INSTALLATION, Paths


class TextLocation(NamedTuple):
    """A place in a file, for messages."""

    file: str
    mark: SourceMark


class PoFile:
    """A catalogue and the lines of its translations."""

    def __init__(self, path: Path) -> None:
        """Take a path; a file that does not exist, or is not a catalogue, has no lines."""
        self.path = path

    @cached_property
    def _lines(self) -> list[str]:
        try:
            return lines_of(self.path)
        except OSError:
            return []

    @cached_property
    def _starts(self) -> dict[Key, int]:
        try:
            catalogue = po.parse(self.path)
        except KioskError:
            return {}
        return {(message.context or "", _first(message.id)): message.lineno or 1 for message in catalogue if message.id}

    def mark(self, key: Key, find: str = "") -> SourceMark:
        """Return the place where a translation begins, or of characters in it."""
        start = self._starts.get(key, 0)
        translated = False
        entry = takewhile(str.strip, self._lines[start - 1 :]) if start else ()
        for number, line in enumerate(entry, start):
            translated = translated or line.startswith("msgstr")
            column = line.find(find or '"') if translated else -1
            if column >= 0:
                return SourceMark(number, column + (1 if find else 2))
        return SourceMark(max(1, start), 1)


class TextLocations:
    """Lookup of the texts of an installation in its files."""

    def __init__(self, paths: Paths, source_language: str) -> None:
        """Take the installation and the language that its YAML files are written in."""
        self._paths, self._source = paths, source_language
        self._catalogues: dict[tuple[str, str], PoFile] = {}
        self._files: dict[str, dict[str, extraction.SourceText]] = {}

    def _written(self, text: Localised) -> extraction.SourceText | None:
        """Return a text as it is written in the one file that can contain it."""
        name = extraction.file_of(text.domain, text.context)
        if name not in self._files:
            path = self._paths.spelt(name)
            found = extraction.texts_in(path, self._paths.name(path), self._source)
            self._files[name] = {one.context: one for one in found}
        return self._files[name].get(text.context)

    def of(self, text: Localised, language: str, find: str = "") -> TextLocation:
        """Return the location of a text in a language, or of characters within it."""
        if text.domain == INTERFACE:
            return self.translation(language, INTERFACE, (text.context, text.source), find)
        written = self._written(text)
        inline = text.inline_in(language) is not None
        if language != self._source and not inline:
            return self.translation(language, text.domain, (text.context, text.source), find)
        if written is None:
            return TextLocation(INSTALLATION, START)
        location = (*written.location, language) if inline else written.location
        return TextLocation(written.file, written.document.mark(location, find=find))

    def beside(self, text: Localised, *steps: str | int) -> TextLocation:
        """Return the location of a sibling value of a text, such as `media` beside the title of its panel."""
        written = self._written(text)
        if written is None:
            return TextLocation(INSTALLATION, START)
        return TextLocation(written.file, written.document.mark((*written.location[:-1], *steps)))

    def translation(self, language: str, domain: str, key: Key, find: str = "") -> TextLocation:
        """Return the location of a translation in a catalogue, or of characters within it."""
        path = po_path(self._paths.locales, language, domain)
        catalogue = self._catalogues.setdefault((language, domain), PoFile(path))
        return TextLocation(self._paths.name(path), catalogue.mark(key, find))


def _first(ids: object) -> str:
    return ids if isinstance(ids, str) else str(next(iter(ids)))  # type: ignore[call-overload]
