"""Writing of an import into an installation: media, their descriptions, sources, the exhibit, its tile."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kiosk.content.choices import MediumKind
from kiosk.content.endings import KINDS
from kiosk.content.exhibit_kinds import KINDS as EXHIBIT_KINDS
from kiosk.curator.imports.bundle import Bundle, FoundMedium
from kiosk.curator.reference import schema
from kiosk.curator.writing import edits
from kiosk.curator.writing.yaml_layout import clean, entries, section, written
from kiosk.files import copy_whole
from kiosk.paths import Paths

_TO_SAY = {
    "alt": "what it shows, for those who cannot see it",
    "credit": "whom to credit",
    "rights": "a licence's address, or the rights in words",
}


def clashes(bundle: Bundle, paths: Paths) -> list[Path]:
    """Return the existing files that would be overwritten."""
    media = [
        path for found in bundle.media.values() for path in (*_files(found, paths).values(), _sidecar(found, paths))
    ]
    return [path for path in (_exhibit(bundle, paths), *media) if path.exists()]


def deliver(bundle: Bundle, paths: Paths, *, at_home: bool, step: Callable[[], None] = lambda: None) -> None:
    """Write everything; the exhibit and its tile last, so that nothing refers to a file that does not exist yet.

    `step` is called after each medium. Raises KioskError, and OSError for a disk that is full or cannot be written.
    """
    schema.write(paths)
    for found in bundle.media.values():
        for origin, target in _files(found, paths).items():
            copy_whole(origin, target)
        edits.save(_sidecar(found, paths), _described(found, paths))
        step()
    if bundle.sources:
        _add_sources(bundle.sources, paths)
    edits.save(_exhibit(bundle, paths), "\n".join(_text(bundle, paths)))
    if at_home:
        edits.put_on_home(paths, bundle.id)


def _exhibit(bundle: Bundle, paths: Paths) -> Path:
    return paths.exhibits / f"{bundle.id}.yaml"


def _sidecar(found: FoundMedium, paths: Paths) -> Path:
    return paths.media / f"{found.id}.yaml"


def _files(found: FoundMedium, paths: Paths) -> dict[Path, Path]:
    """Return the target of each local file of a medium."""
    own = {found.local: paths.media / f"{found.id}.{found.ending}"} if found.local else {}
    return own | {file: paths.media / f"{found.id}.{language}.vtt" for language, file in found.captions.items()}


def _described(found: FoundMedium, paths: Paths) -> str:
    sidecar = _sidecar(found, paths)
    lines = [schema.modeline(paths, sidecar, "medium")]
    lines += [f"# from {clean(found.address)}".replace("\n", " ")] if found.address else []
    sound = KINDS.get(found.ending) is MediumKind.SOUND
    wanted = [key for key in _TO_SAY if key not in found.sidecar and not (sound and key == "alt")]
    lines += [f"# {key}: {_TO_SAY[key]}" for key in wanted]
    text = written(found.sidecar)
    # A file with comments only counts as empty, which is an error; this key shows nothing to a visitor.
    return "\n".join([*lines, text or "captions: {}\n"])


def _text(bundle: Bundle, paths: Paths) -> Iterator[str]:
    yield schema.modeline(paths, _exhibit(bundle, paths), bundle.kind)
    yield written({"kind": bundle.kind, **bundle.head})
    if bundle.eras:
        yield written({"eras": bundle.eras})
    if bundle.topics:
        yield written({"topics": bundle.topics})
    yield entries(EXHIBIT_KINDS[bundle.kind].items, bundle.entries)


def _add_sources(sources: Mapping[str, dict[str, Any]], paths: Paths) -> None:
    file = paths.exhibits / "sources.yaml"
    if not file.is_file():
        text = "\n".join(section(key, value) for key, value in sources.items())
        edits.save(file, f"{schema.modeline(paths, file, 'sources')}\n{text}")
        return
    document = edits.document_of(file)
    missing = {key: value for key, value in sources.items() if key not in document.data}
    if missing:
        edits.save(file, edits.with_keys(document, missing))
