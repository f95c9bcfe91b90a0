"""New pieces in files that people wrote: every line and comment that is there stays as it is.

Each edit is read back before it is kept: a file whose data are not what they were with the new piece is left alone, and
the curator is told what to write by hand.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.content.yaml_source import Document, SourceError, parse, read
from kiosk.curator.writing.yaml_layout import entry, section
from kiosk.errors import KioskError
from kiosk.files import write_whole
from kiosk.paths import Paths

_COMMENT_OR_EMPTY = re.compile(r"\s*(?:#.*)?")
_PLAIN = re.compile(r"[^\s,\[\]{}#]+")


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
    items = document.data.get(key) if isinstance(document.data, dict) else None
    piece = block or entry(data)
    if not isinstance(items, list) or not items:
        raise EditError(f'{document.name} has no list "{key}" to add to. Write there:\n\n{key}:\n{piece}')
    first = document.places[key, 0].value
    line = document.lines[first.line - 1]
    dash = line.rfind("-", 0, first.column - 1)
    if dash < 0 or line[:dash].strip(" -"):
        raise EditError(
            f'the list "{key}" of {document.name} is in brackets; begin each entry on a line of its own, then again'
        )
    end = _end_of_list(document.lines, document.places[key, len(items) - 1].value.line, dash)
    lines = [*document.lines[:end], "", *_indented(piece, dash), *document.lines[end:]]
    added = parse(piece.encode(), "entry").data
    return _kept(document, "\n".join(lines), {**document.data, key: [*items, *added]}, piece)


def with_keys(document: Document, data: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the file's text with more keys at its end, each a map of keys, with an empty line before it."""
    piece = "".join(f"\n{section(key, value)}" for key, value in data.items())
    text = document.text.rstrip() + "\n" + piece
    return _kept(document, text, {**document.data, **parse(piece.encode(), "keys").data}, piece)


def with_name(document: Document, key: str, name: str) -> str:
    """Return the file's text with one more name in a list of names, which may be in brackets, in lines, or one word."""
    names = document.data.get(key) if isinstance(document.data, dict) else None
    listed = names if isinstance(names, list) else [names]
    if not listed or not all(isinstance(one, str) for one in listed):
        raise EditError(f'{document.name} has no list "{key}" to add to. Write there:\n\n{key}: [{name}]')
    here = (key, len(listed) - 1) if isinstance(names, list) else (key,)
    mark = document.places[here].value
    lines = list(document.lines)
    line = lines[mark.line - 1]
    found = _PLAIN.match(line, mark.column - 1)
    if found is None:
        raise EditError(f'"{key}" of {document.name} could not be read. Add {name} to it by hand')
    if not isinstance(names, list):
        lines[mark.line - 1] = f"{line[: mark.column - 1]}[{found[0]}, {name}]{line[found.end() :]}"
    elif line[: mark.column - 1].strip() == "-":
        lines.insert(mark.line, f"{line[: mark.column - 1]}{name}")
    else:
        lines[mark.line - 1] = f"{line[: found.end()]}, {name}{line[found.end() :]}"
    return _kept(document, "\n".join(lines), {**document.data, key: [*listed, name]}, f"{name} in {key}")


def put_on_home(paths: Paths, exhibit: str) -> None:
    """Name an exhibit in `home` of exhibits/kiosk.yaml, last, where it is not named yet. Raises EditError."""
    file = paths.exhibits / "kiosk.yaml"
    if not file.is_file():
        return
    document = document_of(file)
    home = document.data.get("home") if isinstance(document.data, dict) else None
    if exhibit not in (home if isinstance(home, list) else [home]):
        save(file, with_name(document, "home", exhibit))


def _end_of_list(lines: list[str], last: int, dash: int) -> int:
    """Return how many lines the file has up to the end of a list whose last entry begins on line `last`."""
    end = last
    for number, line in enumerate(lines[last:], last + 1):
        if not line.strip():
            continue
        deeper = len(line) - len(line.lstrip()) > dash
        if not deeper and not _COMMENT_OR_EMPTY.fullmatch(line):
            break
        end = number if deeper else end
    return end


def _indented(piece: str, dash: int) -> list[str]:
    lines = piece.rstrip("\n").split("\n")
    own = len(lines[0]) - len(lines[0].lstrip())
    shift = dash - own
    return [line if not line else " " * shift + line if shift >= 0 else line[-shift:] for line in lines]


def _kept(document: Document, text: str, wanted: object, piece: str) -> str:
    """Return the text, once it has proved to say what it should. Raises EditError."""
    try:
        fits = parse(text.encode(), document.name).data == wanted
    except SourceError:
        fits = False
    if not fits:
        raise EditError(f"nothing was added to {document.name}, which is written in an unusual way. Add:\n\n{piece}")
    return text.replace("\n", "\r\n") if "\r\n" in document.text else text
