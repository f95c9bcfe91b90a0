"""Reads one YAML file into plain data, and keeps where in the file each piece of it stands.

The file is read as YAML 1.2's core schema would, with one step further: only `true`, `false` and `null` are more than
words. A number stays as it was typed until a field of the model asks for a number, so that -0500 and 1975 are still
dates and 12:30 is not 750. Anchors, aliases and tags are refused, and with them every file that grows when it is read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kiosk.content import confusable_characters, fast_yaml
from kiosk.content.codes import CODES
from kiosk.content.yaml_messages import explain
from kiosk.errors import KioskError, Problem
from kiosk.files import MOST_TEXT, TooLargeError, read_bytes

Location = tuple[str | int, ...]
"""The way to a piece of data: ("panels", 3, "title")."""

MAX_BYTES = MOST_TEXT
# What YAML does not print, and the line ends that no editor counts as lines.
_STRANGE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|\n|\r")


class SourceMark(NamedTuple):
    """A place in a file; line and column from 1, the column in characters."""

    line: int
    column: int


START = SourceMark(1, 1)


class SourcePlace(NamedTuple):
    """Where a piece of data stands: its key, when it has one, and its value."""

    key: SourceMark | None
    value: SourceMark


class SourceError(KioskError):
    """A file that cannot be read at all; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Take what is to be said of the file."""
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Document:
    """A YAML file as read: its data, and where each piece of them stands."""

    name: str
    """The file, as messages name it."""
    data: Any
    """Maps, lists, text, True, False and None."""
    text: str
    problems: tuple[Problem, ...] = ()
    """What could be read past, such as a key given twice."""
    beneath: Location = ()
    """The keys that were put above all that the file holds."""

    @cached_property
    def places(self) -> Mapping[Location, SourcePlace]:
        """Where each piece of the data stands; found out when it is first asked for, since most files are in order."""
        found = _Builder(self.name, self.text)
        found.document(yaml.parse(self.text, Loader=fast_yaml.LOADER))
        return {(*self.beneath, *location): place for location, place in found.places.items()}

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file without their ends."""
        return _LINE_END.split(self.text)

    def under(self, key: str) -> "Document":
        """Return the same file with its data under one more key, for a model that needs it."""
        return replace(self, data={key: self.data}, beneath=(key, *self.beneath))

    def mark(self, location: Location, *, of_key: bool = False, find: str = "") -> SourceMark:
        """Return where the data at a location stands, or the nearest thing around it that is in the file.

        `find` asks for the first place of these characters within the value.
        """
        while location and location not in self.places:
            location = location[:-1]
        place = self.places.get(location, SourcePlace(None, START))
        if find:
            return self._find(find, place.value)
        return place.key if place.key and of_key else place.value

    def _find(self, words: str, start: SourceMark) -> SourceMark:
        for number, line in enumerate(self.lines[start.line - 1 :], start.line):
            column = line.find(words, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return SourceMark(number, column + 1)
        return start


def problem(code: str, name: str, mark: SourceMark, message: str, hint: str = "") -> Problem:
    """Return a problem of a registered code, with the severity that the code has."""
    return Problem(name, mark.line, mark.column, CODES[code].severity, code, message, hint)


def read(path: Path, name: str) -> Document:
    """Read a YAML file. Raises SourceError when it cannot be opened, is too large or is not YAML."""
    try:
        raw = _bytes(path)
    except TooLargeError as error:
        message = f"this file has more than {MAX_BYTES // 2**20} MB"
        raise _failure("file-too-large", name, message, "split it into several exhibits") from error
    except OSError as error:
        cause = (error.strerror or type(error).__name__).lower()
        hint = "give yourself the right to read it, or copy it anew"
        raise _failure("file-unreadable", name, f"this file cannot be opened: {cause}", hint) from error
    return parse(raw, name)


def lines_of(path: Path) -> list[str]:
    """Return the lines of a text file as an editor numbers them, whatever is in it. Raises OSError."""
    return _LINE_END.split(_bytes(path).decode("utf-8-sig", "replace"))


def _bytes(path: Path) -> bytes:
    """Return what a file holds; of one that is too large nothing is read. Raises OSError."""
    return read_bytes(path, MAX_BYTES)


def parse(raw: bytes, name: str) -> Document:
    """Read the bytes of a YAML file. Raises SourceError and nothing else, whatever the bytes."""
    text = _decode(raw, name)
    try:
        data = fast_yaml.data(text)
    except (fast_yaml.DoubtError, yaml.YAMLError):
        return _with_care(text, name)
    return Document(name, data, text) if type(data) is not str else _with_care(text, name)


def _with_care(text: str, name: str) -> Document:
    builder = _Builder(name, text)
    try:
        data = builder.document(yaml.parse(text, Loader=fast_yaml.LOADER))
    except yaml.YAMLError as error:
        found = explain(error, _LINE_END.split(text))
        raise _failure(found.code, name, found.message, found.hint, SourceMark(found.line, found.column)) from error
    if isinstance(data, str) and (sign := confusable_characters.in_words(data, of_list=False)):
        start = builder.places[()].value
        raise _failure(sign.code, name, sign.message, sign.hint, SourceMark(start.line, start.column + sign.column - 1))
    return Document(name, data, text, tuple(builder.problems))


def _failure(code: str, name: str, message: str, hint: str = "", mark: SourceMark = START) -> SourceError:
    return SourceError(problem(code, name, mark, message, hint))


def _decode(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = _mark_of(raw[: error.start].decode("utf-8", "replace"))
        hint = "save it again with the encoding UTF-8"
        raise _failure("not-utf-8", name, "this file is not UTF-8 text", hint, mark) from error
    strange = _STRANGE.search(text)
    if strange:
        message = f"{confusable_characters.named(strange[0])}, which cannot be seen, stands here"
        hint = "delete it and type a space or a new line instead"
        raise _failure("strange-character", name, message, hint, _mark_of(text[: strange.start()]))
    return text


def _mark_of(before: str) -> SourceMark:
    lines = _LINE_END.split(before)
    return SourceMark(len(lines), len(lines[-1]) + 1)


class _Builder:
    """Makes data and places of the parser's events."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.places: dict[Location, SourcePlace] = {}
        self.problems: list[Problem] = []

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text without their ends."""
        return _LINE_END.split(self.text)

    def document(self, events: Iterator[Any]) -> Any:
        """Return the data of the file's only document. Raises SourceError."""
        starts = (event for event in events if type(event) is yaml.DocumentStartEvent)
        if next(starts, None) is None:
            raise _failure("file-empty", self.name, "this file is empty", "fill it in, or delete it")
        root = next(events)
        self.places[()] = SourcePlace(None, _mark(root))
        data = self._node(root, events, ())
        second = next(starts, None)
        if second:
            message = "a line of dashes (---) begins a second document here"
            raise self._stop("yaml-documents", second, message, "take the line out, or make two files of it")
        return data

    def _node(self, event: Any, events: Iterator[Any], location: Location) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None or _tagged(event):
            raise self._reference(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if len(location) >= fast_yaml.MAX_DEPTH:
            message = "lists and maps stand within each other too deeply here"
            raise self._stop("yaml-depth", event, message, "look for brackets or dashes that do not belong in the text")
        return self._list(events, location) if kind is yaml.SequenceStartEvent else self._map(events, location)

    def _scalar(self, event: Any) -> Any:
        value = event.value
        if event.style or not event.implicit[0]:
            return value
        sign = confusable_characters.in_value(self._rest(event)) if confusable_characters.begins(value) else None
        if sign:
            self.problems.append(self._problem(sign, event))
        return fast_yaml.PLAIN.get(value, value)

    def _rest(self, event: Any) -> str:
        """Return the line from where an event begins, to its end."""
        mark = _mark(event)
        return self.lines[mark.line - 1][mark.column - 1 :]

    def _problem(self, sign: confusable_characters.Sign, event: Any) -> Problem:
        mark = _mark(event)
        return problem(
            sign.code, self.name, SourceMark(mark.line, mark.column + sign.column - 1), sign.message, sign.hint
        )

    def _list(self, events: Iterator[Any], location: Location) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if type(event) is yaml.SequenceEndEvent:
                break
            here = (*location, len(items))
            self.places[here] = SourcePlace(None, _mark(event))
            items.append(self._node(event, events, here))
        return items

    def _map(self, events: Iterator[Any], location: Location) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for key_event in events:
            if type(key_event) is yaml.MappingEndEvent:
                break
            key = self._key(key_event)
            event = next(events)
            here = (*location, key)
            first = self.places.get(here) if key in entries else None
            place = SourcePlace(_mark(key_event), _mark(event))
            if first is None:
                self.places[here] = place
                entries[key] = self._node(event, events, here)
            else:
                self._node(event, events, (*location, key, "again"))
                self._twice(key, first, place)
        return entries

    def _key(self, event: Any) -> str:
        if type(event) is yaml.AliasEvent or event.anchor is not None or _tagged(event):
            raise self._reference(event)
        if type(event) is not yaml.ScalarEvent:
            raise self._stop(
                "yaml-bracket",
                event,
                "a key cannot be in brackets or braces",
                "a text that begins with [ or { goes in quotes",
            )
        return self._plain_key(event)

    def _plain_key(self, event: Any) -> str:
        """Return a key as it was meant; what cannot be seen in it is named."""
        key = str(event.value)
        sign = None if event.style or key.isascii() else confusable_characters.in_key(key)
        if sign is None:
            return key
        if sign.code == "strange-sign" and key == confusable_characters.without(key):
            raise SourceError(self._problem(sign, event))
        self.problems.append(self._problem(sign, event))
        return confusable_characters.without(key)

    def _twice(self, key: str, first: SourcePlace, again: SourcePlace) -> None:
        one, two = first.key or first.value, again.key or again.value
        message = f'"{key}" is given twice: on line {one.line} and again on line {two.line}'
        self.problems.append(problem("duplicate-key", self.name, two, message, "keep one of the two"))

    def _reference(self, event: Any) -> SourceError:
        sign = self._rest(event)[:1]
        message = f'a text that begins with "{sign}" means something else to YAML'
        return self._stop("yaml-anchor", event, message, "put the text in quotes, or begin it on a new line after |")

    def _stop(self, code: str, event: Any, message: str, hint: str = "") -> SourceError:
        return _failure(code, self.name, message, hint, _mark(event))


def _mark(event: Any) -> SourceMark:
    mark = event.start_mark
    return SourceMark(mark.line + 1, mark.column + 1)


def _tagged(event: Any) -> bool:
    return event.tag is not None
