"""Adds a packed exhibit to an exhibition: nothing that is there is changed, or nothing is added."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.exhibit_kinds import own_language
from kiosk.content.packing import PackError, unpack
from kiosk.curator.writing import edits
from kiosk.curator.writing.yaml_layout import written
from kiosk.errors import KioskError
from kiosk.files import copy_whole, digest
from kiosk.paths import SOURCES, Paths


def add(file: Path, paths: Paths, language: str) -> str:
    """Add the exhibit of a pack to an exhibition whose files are in `language`; return its id.

    Raises KioskError, before anything is written, where something else is there under a name that it needs.
    """
    with tempfile.TemporaryDirectory(prefix="vitrine-") as space:
        made = Paths(Path(space) / "exhibit", paths.state)
        manifest = unpack(file, made.root)
        if not manifest.exhibit:
            raise PackError("it is a whole exhibition; kiosk unpack makes a folder of it")
        own = made.exhibits / f"{manifest.exhibit}.yaml"
        sources = _new_sources(made, paths)
        new = dict(_new_files(made, paths, manifest.exhibit))
        for target, source in new.items():
            copy_whole(source, target)
        if sources:
            edits.save(paths.root / SOURCES, sources)
        if language != manifest.languages[0]:
            _mark(paths.exhibits / own.name, manifest.languages[0])
        edits.put_on_home(paths, manifest.exhibit)
    return manifest.exhibit


def _new_files(made: Paths, paths: Paths, exhibit: str) -> Iterator[tuple[Path, Path]]:
    """Yield what is to be copied, from where. Raises KioskError for another file of the same name."""
    for source in sorted(path for path in made.root.rglob("*") if path.is_file() and made.name(path) != SOURCES):
        name = made.name(source)
        if not _belongs(name, exhibit):
            raise PackError(f"{name} in it does not belong to an exhibit")
        target = paths.root / name
        if not target.exists():
            yield target, source
        elif name.startswith("exhibits/") or digest(target) != digest(source):
            raise KioskError(f"{name} is there already, and is not the one of the pack. Rename yours, then again.")


def _belongs(name: str, exhibit: str) -> bool:
    is_catalogue = name.startswith("locales/") and name.endswith(f"/LC_MESSAGES/{exhibit}.po")
    return name == f"exhibits/{exhibit}.yaml" or name.startswith("media/") or is_catalogue


def _new_sources(made: Paths, paths: Paths) -> str:
    """Return the text of the file of sources with those of the pack; empty when it stays as it is."""
    if not (made.root / SOURCES).is_file():
        return ""
    wanted = edits.document_of(made.root / SOURCES).data
    file = paths.root / SOURCES
    if not file.is_file():
        return written(wanted)
    document = edits.document_of(file)
    there = document.data if isinstance(document.data, dict) else {}
    if clash := next((one for one in wanted if one in there and there[one] != wanted[one]), ""):
        raise KioskError(f"{SOURCES} has another source {clash} than the pack. Rename yours, then again.")
    new = {one: data for one, data in wanted.items() if one not in there}
    return edits.with_keys(document, new) if new else ""


def _mark(file: Path, language: str) -> None:
    """Write the language of an exhibit into its file, below its kind."""
    document = edits.document_of(file)
    if own_language(document.data):
        return
    line = document.places["kind",].value.line
    edits.save(file, "\n".join([*document.lines[:line], f"language: {language}", *document.lines[line:]]))
