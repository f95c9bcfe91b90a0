"""Finds the texts of exhibits, of the installation and of media for translators; `extract` is an extractor for Babel.

A text's context is its address (docs/translators/README.md); a comment says where it stands and what length fits.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple

from kiosk.content.exhibit_kinds import kind_in, own_language
from kiosk.content.file_list import looked
from kiosk.content.media import DOMAIN as MEDIA
from kiosk.content.model import Sidecar, SourceList
from kiosk.content.model_fields import kind_at
from kiosk.content.yaml_source import Document, Location, SourceError, parse, read
from kiosk.i18n.localised import Localised
from kiosk.paths import INSTALLATION, SOURCES, Paths
from kiosk.settings.fields import Entry, composed
from kiosk.settings.installation import Settings

EXHIBITION = "exhibition"
"""The catalogue of the installation's and the sources' texts."""

# Characters of Latin letters that fit the place at the standard text size; visitor-experience.md has the measures.
_FITS = {
    "title": 56,
    "summary": 110,
    "eyebrow": 28,
    "body": 1000,
    "label": 90,
    "caption": 180,
    "alt": 250,
    "credit": 120,
    "words": 220,
    "speaker": 60,
    "occasion": 80,
    "reported by": 80,
    "note": 250,
    "publisher": 90,
}
_NARROWER = {
    "cards": {"title": 30, "body": 480},
    "hotspots": {"title": 40, "body": 480},
    "topics": {"title": 18},
    "eras": {"title": 40},
}
_ON_HOME = {"title": 40, "summary": 80}
"""Of a whole exhibit: both stand on its tile."""
_WHAT = {"panels": "panel", "cards": "card", "hotspots": "place", "figures": "figure", "eras": "era", "topics": "topic",
         "sources": "source", "compare": "comparison", "quote": "quotation"}  # fmt: skip


class SourceText(NamedTuple):
    """A text as it stands in a file."""

    domain: str
    context: str
    words: str
    line: int
    file: str
    file_language: str
    """The language of the file's plain texts: that of the exhibition, unless the file names another."""
    inline: Mapping[str, str]
    """The languages in which the curator wrote it in the file itself, with the words; it needs no catalogue there."""
    document: Document
    location: Location
    """Where it stands in the document."""
    language: str
    """The language of the words: the source language, or the first one given where that is missing."""


def extract(
    file: BinaryIO, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, Any, list[str]]]:
    """Extract from a YAML file of exhibits/ or media/; an entry point of babel.extractors.

    It is run from the folder that holds exhibits/ and media/; the option `source_language` (en by default) is for texts
    that are written as a map of languages.
    """
    language = (options or {}).get("source_language", "en")
    path = Path(getattr(file, "name", "exhibit.yaml"))
    name = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    try:
        document = parse(file.read(), name.as_posix())
    except SourceError:
        return
    for text in _texts(document, PurePosixPath(name.as_posix()), language):
        yield text.line, "pgettext", (text.context, text.words), [comment(text.context)]


def texts(paths: Paths, source_language: str) -> Iterator[SourceText]:
    """Find every text of the content, in the order of the files; a file that is not YAML has none."""
    for folder, deeper in (("exhibits", False), ("media", True)):
        for name in sorted(looked(paths.root, (folder,))):
            if name.endswith(".yaml") and (deeper or name.count("/") == 1):
                yield from texts_in(paths.root / name, name, source_language)


def texts_in(path: Path, name: str, source_language: str) -> Iterator[SourceText]:
    """Find the texts of one file, which has this name relative to the root; one that is not YAML has none."""
    with suppress(SourceError):
        yield from _texts(read(path, name), PurePosixPath(name), source_language)


def file_of(domain: str, context: str) -> str:
    """Return the name of the one file that can contain a text with this address."""
    if domain == MEDIA:
        return f"media/{context.rpartition('/')[0]}.yaml"
    if domain == EXHIBITION:
        return SOURCES if context.startswith("sources/") else INSTALLATION
    return f"exhibits/{domain}.yaml"


def comment(context: str) -> str:
    """Say to a translator where a text stands and how many Latin characters fit there."""
    *way, last = context.split("/")
    steps = [
        f"{_WHAT[step]} “{way[number + 1]}”"
        for number, step in enumerate(way[:-1])
        if step in _WHAT and step != "compare"
    ]
    place = ", ".join([*steps, last])
    narrower = [_NARROWER[step] for step in reversed(way) if step in _NARROWER] if way else [_ON_HOME]
    fits = next((found.get(last) for found in narrower), None) or _FITS.get(last)
    return f"{place}; about {fits} characters fit" if fits else place


def _texts(document: Document, name: PurePosixPath, language: str) -> Iterator[SourceText]:
    found = _kind(document, name)
    if not found:
        return
    model, domain, before, data_before = found
    language = own_language(document.data) or language
    for location, place in document.places.items():
        if kind_at(model, (*data_before, *location)) is Localised:
            words, written, inline = _words(_at(document.data, location), language)
            if words:
                context, line = before + _context(document, location), place.value.line
                place_in = (line, document.name, language)
                yield SourceText(domain, context, words, *place_in, inline, document, location, written)


def _kind(document: Document, name: PurePosixPath) -> tuple[type[Entry], str, str, Location] | None:
    """Return the model of a file, its domain, what its contexts begin with, and where the model has the file's data."""
    if "media" in name.parts:
        medium = PurePosixPath(*name.parts[name.parts.index("media") + 1 :]).with_suffix("")
        return Sidecar, MEDIA, composed(f"{medium}/"), ()
    if name.name == "kiosk.yaml":
        return Settings, EXHIBITION, "", ()
    if name.name == "sources.yaml":
        return SourceList, EXHIBITION, "sources/", ("sources",)
    kind = kind_in(document.data)
    return (kind.model, name.stem, "", ()) if kind else None


def _context(document: Document, location: Location) -> str:
    """Return the address of a text: the keys on the way, an entry's id, or its number where it has none."""
    steps = []
    for number, step in enumerate(location):
        item = _at(document.data, location[: number + 1]) if isinstance(step, int) else None
        own = item.get("id") if isinstance(item, dict) else None
        steps.append(str(own or step + 1) if isinstance(step, int) else step)
    return "/".join(steps)


def _words(value: Any, language: str) -> tuple[str, str, dict[str, str]]:
    """Return the words of a text, their language, and those in all languages but the source language."""
    if isinstance(value, dict):
        written = language if language in value else next(iter(value), language)
        inline = {tag: words if isinstance(words, str) else "" for tag, words in value.items() if tag != language}
        return str(value.get(written) or "").rstrip(), written, inline
    return (value.rstrip() if isinstance(value, str) else ""), language, {}


def _at(data: Any, location: Location) -> Any:
    for step in location:
        data = data[step]
    return data
