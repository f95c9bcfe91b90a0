"""Packs a single exhibit, with all that it needs in another exhibition: media, sources, translations."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from kiosk.content.file_list import catalogues, looked
from kiosk.content.model import Exhibition, PanelSet, Source, Timeline
from kiosk.content.model_fields import keys, leaves
from kiosk.content.packing.manifest import PackHead, PackManifest
from kiosk.content.packing.writer import credits_of, write
from kiosk.content.yaml_source import read
from kiosk.errors import KioskError
from kiosk.files import write_whole
from kiosk.i18n.catalogues import Catalogues
from kiosk.i18n.localised import Localised
from kiosk.paths import SOURCES, Paths

_TEXTS = ("alt", "caption", "credit", "transcript")
"""What a medium says in words."""
Inline = Callable[[Localised], Any]


def pack_exhibit(
    paths: Paths, exhibition: Exhibition, translations: Catalogues, exhibit_id: str, file: Path, *, program: str
) -> PackManifest:
    """Write one exhibit into a file, whole or not at all. Raises KioskError and OSError.

    What it shares with others, its media's descriptions and its sources, takes its translations along in the text
    itself: another exhibition has no catalogue of them.
    """
    exhibit = exhibition.exhibits.get(exhibit_id)
    if exhibit is None:
        raise KioskError(f"There is no exhibit {exhibit_id}. There are: {', '.join(exhibition.exhibits)}.")
    media, sources = _named(exhibit, "medium"), _named(exhibit, "source")
    languages = exhibition.settings.languages

    def inline(text: Localised) -> Any:
        shown = {tag: translations.text(text, tag) for tag in languages}
        found = {tag: one.words for tag, one in shown.items() if one.language == tag}
        return found or text.source

    own = exhibit.language or languages[0]
    title = translations.text(exhibit.title, own).words
    about = PackHead(program, title, tuple(dict.fromkeys((own, *languages))), credits_of(exhibition, media), exhibit_id)
    with tempfile.TemporaryDirectory() as space:
        made = {
            **dict(_sidecars(paths, exhibition, media, inline)),
            **({SOURCES: {one: _source(exhibition.sources[one], inline) for one in sources}} if sources else {}),
        }
        written = {name: _written(Path(space) / str(number), data) for number, (name, data) in enumerate(made.items())}
        return write(file, about, {**dict(_files(paths, exhibit_id, media, languages)), **written})


def _named(exhibit: PanelSet | Timeline, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(leaf.value for leaf in leaves(exhibit) if leaf.names and leaf.names.kind == kind))


def _files(
    paths: Paths, exhibit_id: str, media: tuple[str, ...], languages: tuple[str, ...]
) -> Iterator[tuple[str, Path]]:
    yield f"exhibits/{exhibit_id}.yaml", paths.exhibits / f"{exhibit_id}.yaml"
    for name in looked(paths.root, ("media",)):
        if name.partition("/")[2].split(".", 1)[0] in media:
            yield name, paths.root / name
    for path in catalogues(paths):
        if path.stem == exhibit_id and path.parent.parent.name in languages:
            yield paths.name(path), path


def _sidecars(
    paths: Paths, exhibition: Exhibition, media: tuple[str, ...], inline: Inline
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for medium_id in media:
        name = f"media/{medium_id}.yaml"
        if not paths.spelt(name).is_file():
            continue
        data = read(paths.spelt(name), name).data
        medium = exhibition.media[medium_id]
        texts = {key: inline(text) for key in _TEXTS if (text := getattr(medium, key))}
        yield name, {**(data if isinstance(data, dict) else {}), **texts}


def _source(source: Source, inline: Inline) -> Mapping[str, Any]:
    values = ((key, getattr(source, key)) for key in keys(Source))
    return {key: inline(value) if isinstance(value, Localised) else str(value) for key, value in values if value}


def _written(path: Path, data: Mapping[str, Any]) -> Path:
    write_whole(path, yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=10**9))
    return path
