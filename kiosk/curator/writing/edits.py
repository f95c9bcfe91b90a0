"""New pieces in files that people wrote: every line and comment that is there stays as it is.

Each edit is read back before it is kept: a file whose data are not what they were with the new piece is left alone, and
the curator is told what to write by hand.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.content.yaml_source import Document, SourceError, parse, read
from kiosk.curator.writing import yaml_lists
from kiosk.curator.writing.yaml_layout import entry, in_braces, section
from kiosk.errors import KioskError
from kiosk.files import write_whole
from kiosk.paths import INSTALLATION, Paths


class EditError(KioskError):
    """A file that nothing can be added to; its text says what to write by hand."""


def save(path: Path, text: str) -> None:
    """Write a file whole or not at all, down to the disk."""
    write_whole(path, text, to_disk=True)


def document_of(path: Path) -> Document:
    """Return a YAML file as it is. Raises EditError with what `kiosk check` says of it."""
    try:
        return read(path, path.name)
    except SourceError as error:
        raise EditError(f"{path.name} must be in order before anything is added to it: {error}") from error


def with_entry(document: Document, key: str, data: Mapping[str, Any], block: str = "") -> str:
    """Return the file's text with one more entry at the end of a list; `block` is the entry with its comments."""
    piece = block or entry(data)
    there = isinstance(document.data, dict) and key in document.data
    before = document.data[key] if there else ""
    found = yaml_lists.pair(document.text, key)
    if not isinstance(before, list | None) or not found:
        raise EditError(f'{document.name} has no list "{key}" to add to. Write there:\n\n{key}:\n{piece}')
    added = parse(piece.encode(), "entry").data
    lines = list(document.lines)
    yaml_lists.add_entry(lines, *found, piece, in_braces(added[0]))
    return _kept(document, "\n".join(lines), {**document.data, key: [*listed(before), *added]}, piece)


def with_keys(document: Document, data: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the file's text with more keys at its end, each a map of keys, with an empty line before it."""
    piece = "".join(f"\n{section(key, value)}" for key, value in data.items())
    text = document.text.rstrip() + "\n" + piece
    return _kept(document, text, {**document.data, **parse(piece.encode(), "keys").data}, piece)


def with_name(document: Document, key: str, name: str) -> str:
    """Return the file's text with one more name in a list of names, in whichever way the list is written."""
    there = isinstance(document.data, dict) and key in document.data
    names = listed(document.data[key]) if there else None
    found = yaml_lists.pair(document.text, key)
    if names is None or not found or not all(isinstance(one, str) for one in names):
        raise EditError(f'{document.name} has no list "{key}" to add to. Write there:\n\n{key}: [{name}]')
    lines = list(document.lines)
    yaml_lists.add_name(lines, found[1], name)
    return _kept(document, "\n".join(lines), {**document.data, key: [*names, name]}, f"{name} in {key}")


def listed(value: object) -> list[Any]:
    """Return the names of a list of names, which may be written as one name, as nothing, or with a dash to fill in."""
    names = value if isinstance(value, list) else [value]
    return names[:-1] if names and names[-1] is None else names


def home_with(paths: Paths, exhibit: str) -> str:
    """Return the text of exhibits/kiosk.yaml with an exhibit in `home`, last; "" if it needs no change.

    Raises EditError.
    """
    file = paths.root / INSTALLATION
    if not file.is_file():
        return ""
    document = document_of(file)
    home = document.data.get("home") if isinstance(document.data, dict) else None
    return "" if exhibit in listed(home) else with_name(document, "home", exhibit)


def put_on_home(paths: Paths, exhibit: str) -> None:
    """Name an exhibit in `home` of exhibits/kiosk.yaml, last, where it is not named yet. Raises EditError."""
    text = home_with(paths, exhibit)
    if text:
        save(paths.root / INSTALLATION, text)


def _kept(document: Document, text: str, wanted: object, piece: str) -> str:
    """Return the text, once it has proved to say what it should. Raises EditError."""
    try:
        fits = parse(text.encode(), document.name).data == wanted
    except SourceError:
        fits = False
    if not fits:
        raise EditError(f"nothing was added to {document.name}, which is written in an unusual way. Add:\n\n{piece}")
    return text.replace("\n", "\r\n") if "\r\n" in document.text else text
