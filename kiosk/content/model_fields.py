"""Walks what pydantic knows of the model: which keys stand where, which values name something, which are texts."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from kiosk.content.yaml_source import Location
from kiosk.i18n.localised import Localised
from kiosk.settings.fields import Entry, Names

M = TypeVar("M", bound=Entry)
Origin = Callable[[Location], Location]
"""From a location in the model to the one in the file; they differ where something before it was left out."""


class Leaf(NamedTuple):
    """A text of the model, or the name of something else in it."""

    location: Location
    value: Any
    names: Names | None
    """What the value names, when it names something."""


class _Field(NamedTuple):
    """A field that holds texts or names something, itself or further within."""

    attribute: str
    key: str
    names: Names | None


def key_of(attribute: str, info: FieldInfo) -> str:
    """Return how a field is called in YAML."""
    return info.alias or attribute


@cache
def keys(model: type[Entry]) -> dict[str, FieldInfo]:
    """Return the fields of a model by their keys in YAML."""
    return {key_of(attribute, info): info for attribute, info in model.model_fields.items()}


@cache
def _fields(model: type[Entry]) -> tuple[_Field, ...]:
    return tuple(
        _Field(attribute, key_of(attribute, info), _names((info.annotation, *info.metadata)))
        for attribute, info in model.model_fields.items()
        if _matters((info.annotation, *info.metadata))
    )


def _matters(parts: Any) -> bool:
    """Return whether there can be a text or a name in what is annotated so."""
    return any(
        part is Localised
        or isinstance(part, Names)
        or (isinstance(part, type) and issubclass(part, Entry) and bool(_fields(part)))
        or _matters(get_args(part))
        for part in parts
    )


def _names(parts: Any) -> Names | None:
    for part in parts:
        found = part if isinstance(part, Names) else _names(get_args(part))
        if found:
            return found
    return None


def kind_at(model: type[Entry], location: Location) -> Any:
    """Return what the model has at a location: a model, a plain type, `tuple`, `Mapping`, or None if unknown."""
    kind = _within(model, tuple(0 if isinstance(step, int) else step for step in location))
    return get_origin(kind) or kind


@lru_cache(4096)
def _within(model: type[Entry], location: Location) -> Any:
    """Return what the model has there with all its arguments; every entry of a list is like the first."""
    return _bare(_inside(_within(model, location[:-1]), location[-1])) if location else model


def _inside(kind: Any, step: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, Entry):
        info = keys(kind).get(str(step))
        return info.annotation if info else None
    arguments = get_args(kind)
    origin = get_origin(kind)
    if origin is tuple and isinstance(step, int):
        return arguments[0]
    return arguments[1] if origin is Mapping and isinstance(step, str) else None


def _bare(kind: Any) -> Any:
    """Return a type without Annotated and without `| None`."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    present = [one for one in get_args(kind) if one is not type(None)]
    optional = type(None) in get_args(kind)
    return _bare(present[0]) if optional and len(present) == 1 else kind


def leaves(model: Entry) -> list[Leaf]:
    """Return every text of the model, and every name of something else, with its location in the model."""
    found: list[Leaf] = []
    _gather(model, (), found)
    return found


def _gather(model: Entry, location: Location, found: list[Leaf]) -> None:
    for attribute, key, names in _fields(type(model)):
        value = getattr(model, attribute)
        if value is not None:
            _gather_value(value, names, (*location, key), found)


def _gather_value(value: Any, names: Names | None, location: Location, found: list[Leaf]) -> None:
    kind = type(value)
    if kind is Localised or (kind is str and names is not None):
        found.append(Leaf(location, value, names))
    elif kind is tuple:
        for number, item in enumerate(value):
            _gather_value(item, names, (*location, number), found)
    elif isinstance(value, Entry):
        _gather(value, location, found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _gather_value(item, names, (*location, str(key)), found)


def addressed(model: M, domain: str, origin: Origin, location: Location = (), context: str = "") -> M:
    """Return a model with the address of every text: the keys on the way, an entry's id, or its number without one."""
    changed = {}
    for attribute, key, _ in _fields(type(model)):
        value = getattr(model, attribute)
        if value is not None and value != ():
            changed[attribute] = _addressed(value, domain, origin, (*location, key), f"{context}{key}")
    return model.model_copy(update=changed) if changed else model


def _addressed(value: Any, domain: str, origin: Origin, location: Location, context: str) -> Any:
    if type(value) is Localised:
        return Localised(value.source, value.inline, domain, context)
    if isinstance(value, Entry):
        return addressed(value, domain, origin, location, f"{context}/")
    if type(value) is tuple:
        steps = enumerate(value)
        named = (((*location, number), item) for number, item in steps)
        return tuple(_addressed(i, domain, origin, at, f"{context}/{_name(i, origin, at)}") for at, i in named)
    if isinstance(value, Mapping):
        return {
            key: _addressed(item, domain, origin, (*location, str(key)), f"{context}/{key}")
            for key, item in value.items()
        }
    return value


def _name(item: Any, origin: Origin, location: Location) -> str:
    # The number is that of the file: leaving out one figure must not give the next one its translation.
    own = getattr(item, "id", None)
    if own:
        return str(own)
    number = origin(location)[-1]
    # A single value in place of a list has no number, and is the first.
    return str(number + 1 if isinstance(number, int) else 1)
