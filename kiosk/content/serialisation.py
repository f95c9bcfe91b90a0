"""The exhibition's parts as JSON and back: reading it makes only the kinds of value that an exhibition has.

A value that JSON does not have is an object with one key, which names its kind: {"Panel": ["id", "first", ...]}. A list
is a tuple. What is read is not checked again: it was when it was written, and a digest tells whether it is still that.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from pathlib import Path, PosixPath
from typing import Any, get_args

from pydantic.fields import FieldInfo

from kiosk.content.model import Exhibition
from kiosk.errors import Problem
from kiosk.settings.fields import Entry


def _kinds_within(kinds: Iterable[Any]) -> dict[type, None]:
    """Return the classes of our own to which annotations lead, in order: entries, choices and records."""
    found: dict[type, None] = {}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        # A Literal has the members of a choice for its arguments.
        waiting += (type(part) if isinstance(part, StrEnum) else part for part in get_args(kind))
        if not isinstance(kind, type) or kind in found or not kind.__module__.startswith("kiosk."):
            continue
        if issubclass(kind, Entry):
            waiting += (info.annotation for info in kind.model_fields.values())
        elif is_dataclass(kind):
            waiting += (field.type for field in fields(kind))
        elif not issubclass(kind, StrEnum):
            continue
        found[kind] = None
    return found


_KINDS = _kinds_within((Problem, *(field.type for field in fields(Exhibition))))
_ENTRIES = tuple(kind for kind in _KINDS if issubclass(kind, Entry))
_CHOICES = tuple(kind for kind in _KINDS if issubclass(kind, StrEnum))
_RECORDS = {kind: tuple(field.name for field in fields(kind)) for kind in _KINDS if is_dataclass(kind)}
"""Classes whose arguments are their attributes, in order."""
_MAP, _PATH, _NUMBERS = "map", "path", "numbers"


def dumps(value: Any) -> bytes:
    """Write a value. TypeError for a kind that is not listed."""
    return json.dumps(_written(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def loads(content: bytes) -> Any:
    """Read what `dumps` wrote. Raises ValueError and others for what it did not write; never runs what it reads."""
    return _frozen(json.loads(content.decode("utf-8", "surrogatepass"), object_pairs_hook=_made))


def _written(value: Any) -> Any:
    kind = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if kind is tuple:
        return [_written(one) for one in value]
    write = _WRITERS.get(kind)
    if write is None:
        raise TypeError(f"{kind} cannot be kept")
    return {_NAMES[kind]: write(value)}


def _map_written(value: Mapping[Any, Any]) -> list[Any]:
    return [_written(one) for pair in value.items() for one in pair]


def _entry_written(value: Entry) -> list[Any]:
    kind = type(value)
    usual = _defaults(kind)
    # Not `__dict__`, which also holds cached properties: one may have the name by which a field is written in YAML.
    values = ((name, getattr(value, name)) for name in kind.model_fields)
    said = ((name, one) for name, one in values if name not in usual or one != usual[name])
    return [part for name, one in said for part in (name, _written(one))]


def _record_writer(names: tuple[str, ...]) -> Callable[[Any], list[Any]]:
    attributes = attrgetter(*names)
    return lambda value: [_written(one) for one in attributes(value)]


def _made(pairs: list[tuple[str, Any]]) -> Any:
    ((name, values),) = pairs
    return _MAKERS[name](values)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if type(value) is list else value


def _map(values: list[Any]) -> dict[Any, Any]:
    steps: Iterable[Any] = iter(map(_frozen, values))
    return dict(zip(steps, steps, strict=True))


def _entry_maker(kind: type[Entry]) -> Callable[[list[Any]], Entry]:
    def make(values: list[Any]) -> Entry:
        said = _map(values)
        # Nothing is checked again, and no validator is built.
        return kind.model_construct(set(said), **(_defaults(kind) | said))

    return make


def _choice_maker(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    members: dict[str, StrEnum] = {str(member.value): member for member in kind}
    return members.__getitem__


def _record_maker(kind: type) -> Callable[[list[Any]], Any]:
    return lambda values: kind(*map(_frozen, values))


@cache
def _defaults(kind: type[Entry]) -> dict[str, Any]:
    return {name: _default(info) for name, info in kind.model_fields.items() if not info.is_required()}


def _default(info: FieldInfo) -> Any:
    factory: Any = info.default_factory
    # To call it would build pydantic's validators, which a start must do without.
    if isinstance(factory, type) and issubclass(factory, Entry):
        return _entry_maker(factory)([])
    return info.get_default(call_default_factory=True)


_NAMES: dict[type, str] = {
    **{kind: kind.__name__ for kind in (*_ENTRIES, *_CHOICES, *_RECORDS)},
    dict: _MAP,
    PosixPath: _PATH,
    array: _NUMBERS,
}
_WRITERS: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys(_ENTRIES, _entry_written),
    **dict.fromkeys(_CHOICES, str),
    **{kind: _record_writer(names) for kind, names in _RECORDS.items()},
    dict: _map_written,
    PosixPath: str,
    array: list,
}
_MAKERS: dict[str, Callable[[Any], Any]] = {
    **{kind.__name__: _entry_maker(kind) for kind in _ENTRIES},
    **{kind.__name__: _choice_maker(kind) for kind in _CHOICES},
    **{kind.__name__: _record_maker(kind) for kind in _RECORDS},
    _MAP: _map,
    _PATH: Path,
    _NUMBERS: lambda values: array("Q", values),
}
