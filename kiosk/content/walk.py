"""Walks what pydantic knows of the model: which keys stand where, which values name something, which are texts."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from kiosk.content.source import Location
from kiosk.i18n.localised import Localised
from kiosk.settings.fields import Entry, Names

M = TypeVar("M", bound=Entry)
Origin = Callable[[Location], Location]
"""From a location in the model to the one in the file; they differ where something before it was left out."""


class Leaf(NamedTuple):
    """A value of the model that is not itself made of values."""

    location: Location
    value: Any
    names: Names | None
    """What the value names, when it names something."""


class _Field(NamedTuple):
    attribute: str
    key: str
    names: Names | None


def key_of(attribute: str, info: FieldInfo) -> str:
    """How a field is called in YAML."""
    return info.alias or attribute


@cache
def keys(model: type[Entry]) -> dict[str, FieldInfo]:
    """The fields of a model by their keys in YAML."""
    return {key_of(attribute, info): info for attribute, info in model.model_fields.items()}


@cache
def _fields(model: type[Entry]) -> tuple[_Field, ...]:
    return tuple(
        _Field(attribute, key_of(attribute, info), _names((info.annotation, *info.metadata)))
        for attribute, info in model.model_fields.items()
    )


def _names(parts: Any) -> Names | None:
    for part in parts:
        found = part if isinstance(part, Names) else _names(get_args(part))
        if found:
            return found
    return None


def kind_at(model: type[Entry], location: Location) -> Any:
    """What the model has at a location: a model, a plain type, `tuple`, `Mapping`, or None where it knows nothing."""
    kind: Any = model
    for step in location:
        kind = _bare(_inside(kind, step))
    return get_origin(kind) or kind


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
    """A type without Annotated and without `| None`."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    present = [one for one in get_args(kind) if one is not type(None)]
    optional = type(None) in get_args(kind)
    return _bare(present[0]) if optional and len(present) == 1 else kind


def leaves(model: Entry, origin: Origin, location: Location = ()) -> Iterator[Leaf]:
    """Every text, word, number and choice of the model that is there, with its location in the file."""
    for field in _fields(type(model)):
        value = getattr(model, field.attribute)
        if value is not None:
            yield from _leaves(value, field.names, origin, (*location, field.key))


def _leaves(value: Any, names: Names | None, origin: Origin, location: Location) -> Iterator[Leaf]:
    if isinstance(value, Localised | str):
        yield Leaf(origin(location), value, names)
    elif isinstance(value, Entry):
        yield from leaves(value, origin, location)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _leaves(item, names, origin, (*location, number))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, names, origin, (*location, str(key)))
    else:
        yield Leaf(origin(location), value, names)


def addressed(model: M, domain: str, origin: Origin, location: Location = (), context: str = "") -> M:
    """The model with every text at its address: the keys on the way, an entry's id, or its number where it has none."""
    changed = {}
    for field in _fields(type(model)):
        value = getattr(model, field.attribute)
        if isinstance(value, Localised | Entry | tuple | Mapping):
            changed[field.attribute] = _addressed(
                value, domain, origin, (*location, field.key), f"{context}{field.key}"
            )
    return model.model_copy(update=changed)


def _addressed(value: Any, domain: str, origin: Origin, location: Location, context: str) -> Any:
    if isinstance(value, Localised):
        return dataclasses.replace(value, domain=domain, context=context)
    if isinstance(value, Entry):
        return addressed(value, domain, origin, location, f"{context}/")
    if isinstance(value, tuple):
        return tuple(
            _addressed(
                item, domain, origin, (*location, number), f"{context}/{_name(item, origin, (*location, number))}"
            )
            for number, item in enumerate(value)
        )
    if isinstance(value, Mapping):
        return {
            key: _addressed(item, domain, origin, (*location, str(key)), f"{context}/{key}")
            for key, item in value.items()
        }
    return value


def _name(item: Any, origin: Origin, location: Location) -> str:
    # The number is that of the file: leaving out one figure must not give the next one its translation.
    own = getattr(item, "id", None)
    return own or str(int(origin(location)[-1]) + 1)
