"""What the model says of its own keys: the words below each field, their examples, and what a key cannot do without."""

import ast
import inspect
import itertools
import re
import textwrap
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeGuard

from kiosk.content.yaml_source import parse
from kiosk.settings.fields import Entry

_EXAMPLE = re.compile(r"^Example: (.+)$", re.MULTILINE)
# What only a programmer has to know.
_OF_THE_MODEL = re.compile(r"(?:(?<! ) ++)?\bIn the model [^.]*+(?:\.|\Z)")


class Said(NamedTuple):
    """What a field says of itself."""

    words: str
    """One sentence or more, in Markdown."""
    examples: tuple[str, ...]
    """As a curator would write them after the key, in YAML on one line."""


@cache
def said(model: type[Entry]) -> dict[str, Said]:
    """Return what each field of a model says of itself, by its attribute, in the order of the fields."""
    found: dict[str, Said] = {}
    for kind in reversed(model.__mro__):
        # A layout declares its own keys in a class that is no entry by itself.
        if kind.__module__.startswith("kiosk.") and kind is not Entry:
            found |= {name: _read(words) for name, words in _documented(kind).items()}
    return {name: found[name] for name in model.model_fields if name in found}


@cache
def explained(choice: type[StrEnum]) -> dict[str, str]:
    """Return the words below each value of a choice, by value; a value without words is left out."""
    return {choice[name].value: words for name, words in _documented(choice).items()}


def value_of(example: str) -> Any:
    """Return an example as data, as an editor reads it: numbers, true and false are more than text."""
    return _typed(parse(example.encode(), "example").data)


def _documented(kind: type) -> dict[str, str]:
    """Return the words below each name of a class, read from its source: at run time they cost nothing."""
    try:
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    # An enumeration that is made of data has no words of its own.
    except OSError:
        return {}
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    found = {}
    for entry, after in itertools.pairwise(body):
        name = _name(entry)
        if name and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[name] = inspect.cleandoc(str(after.value.value))
    return found


def _name(entry: ast.stmt) -> str:
    target = entry.target if isinstance(entry, ast.AnnAssign) else entry.targets[0] if _assigns(entry) else None
    return target.id if isinstance(target, ast.Name) else ""


def _assigns(entry: ast.stmt) -> TypeGuard[ast.Assign]:
    return isinstance(entry, ast.Assign)


def _read(words: str) -> Said:
    description = _OF_THE_MODEL.sub("", _EXAMPLE.sub("", words))
    return Said(" ".join(description.split()), tuple(_EXAMPLE.findall(words)))


def _typed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _typed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_typed(value) for value in data]
    if isinstance(data, str) and re.fullmatch(r"-?(?:0|[1-9]\d*)", data):
        return int(data)
    return float(data) if isinstance(data, str) and re.fullmatch(r"-?\d+\.\d+", data) else data
