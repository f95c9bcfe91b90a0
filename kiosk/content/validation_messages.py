"""Turns what pydantic says of a file into what a curator can act on."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import ValidationError

from kiosk.content import confusable_characters
from kiosk.content.model_fields import keys, kind_at
from kiosk.content.yaml_source import Location
from kiosk.settings.fields import Entry, described


class ValidationMessage(NamedTuple):
    """One thing that is wrong at one place of one file."""

    code: str
    location: Location
    message: str
    hint: str = ""
    of_key: bool = False
    """Whether it is the key that is wrong rather than its value."""
    find: str = ""
    """The words within the value that it is about, to point at them."""
    show: Location | None = None
    """Where to point, when it is not the location."""


MANY = 20
"""More choices than this are not listed in a message."""
_COMPARED = 500
# What people write for what the format calls otherwise.
_SYNONYMS = {
    "text": "body",
    "content": "body",
    "description": "body",
    "image": "media",
    "images": "media",
    "picture": "media",
    "photo": "media",
    "video": "media",
    "film": "media",
    "heading": "title",
    "headline": "title",
    "name": "title",
    "audio": "narration",
    "sound": "narration",
    "source": "sources",
    "subtitle": "summary",
    "licence": "rights",
    "license": "rights",
    "copyright": "rights",
    "author": "credit",
    "type": "kind",
    "template": "layout",
    "warning": "advisory",
    "from": "date",
    "when": "date",
    "year": "date",
    "category": "topic",
    "tag": "topic",
    "subtitles": "captions",
}
_KINDS = {
    "string_type": "words",
    "int_type": "a whole number",
    "float_type": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "mapping_type": "a group of keys",
    "dict_type": "a group of keys",
    "model_type": "a group of keys",
    "model_attributes_type": "a group of keys",
    "bool_type": "true or false",
}


def nearest(word: object, choices: Collection[str], cutoff: float = 0.6) -> str:
    """Return a hint that names the nearest of the choices; empty when none is near."""
    wanted = str(word).casefold()
    folded = {choice.casefold(): choice for choice in choices if len(choices) <= _COMPARED or _alike(wanted, choice)}
    near = get_close_matches(wanted, folded, n=1, cutoff=cutoff)
    return f"did you mean {folded[near[0]]}?" if near else ""


def _alike(wanted: str, choice: str) -> bool:
    """Return whether two words begin or end alike: of thousands of choices only these are compared letter by letter."""
    return abs(len(wanted) - len(choice)) <= 3 and (wanted[:2] == choice[:2] or wanted[-3:] == choice[-3:])


def did_you_mean(word: object, choices: Collection[str]) -> str:
    """Return a hint that names the nearest of the choices, or all of them when none is near and they are few."""
    few = f"choose one of: {', '.join(choices)}" if 0 < len(choices) <= MANY else ""
    return nearest(word, choices) or few


def unknown_key(key: str, allowed: Collection[str]) -> str:
    """Return a hint for a key that the format does not know."""
    synonym = _SYNONYMS.get(key.lower())
    if synonym in allowed:
        return f"did you mean {synonym}?"
    hint = did_you_mean(key.replace("_", " ").replace("-", " "), allowed)
    return hint.replace("choose one of", "the keys here are")


def complaints(error: ValidationError, model: type[Entry]) -> Iterator[ValidationMessage]:
    """Yield everything that pydantic found wrong, in plain words, at locations of the data that it was given."""
    for detail in error.errors(include_url=False):
        location = tuple(step for step in detail["loc"] if step != "[key]")
        yield _complaint(detail, location, model)


def _complaint(detail: Any, location: Location, model: type[Entry]) -> ValidationMessage:
    kind = detail["type"]
    if "message" in detail.get("ctx", {}):
        return _own(kind, detail["ctx"], location)
    if kind == "missing":
        message = f'"{location[-1]}" is missing{_where(detail["input"])}'
        return ValidationMessage("missing-key", location, message, f'add "{location[-1]}: ..."', of_key=True)
    if kind == "extra_forbidden":
        hint = unknown_key(str(location[-1]), _keys_of(kind_at(model, location[:-1])))
        message = f'"{location[-1]}" is not a key that is known here'
        return ValidationMessage("unknown-key", location, message, hint, of_key=True)
    if kind in ("enum", "literal_error"):
        return _unknown_value(detail, location)
    if kind in ("too_short", "too_long"):
        hint = f"there must be {detail['ctx'].get('min_length') or detail['ctx'].get('max_length')}"
        return ValidationMessage("too-few", location, "this list has too few or too many entries", hint)
    return _wrong_type(_KINDS.get(kind, "something else"), detail["input"], location, model)


def _wrong_type(should: str, given: object, location: Location, model: type[Entry]) -> ValidationMessage:
    sign = _misread(should, given) if isinstance(given, str) else None
    if sign:
        return ValidationMessage(sign.code, location, sign.message, sign.hint, find=str(given)[sign.column - 1])
    message = f"this should be {should}, not {described(given)}"
    return ValidationMessage("wrong-type", location, message, _type_hint(should, location, model))


def _misread(should: str, given: str) -> confusable_characters.Sign | None:
    """Return the sign that made words of a list or a group of keys."""
    if should not in ("a list", "a group of keys"):
        return None
    return confusable_characters.in_words(given, of_list=should == "a list") or confusable_characters.in_words(
        given, of_list=should != "a list"
    )


def _own(code: str, context: Mapping[str, Any], location: Location) -> ValidationMessage:
    """Return what the model's own types say: see kiosk.settings.fields."""
    at = (*location, *context["at"])
    # A text's own map has its languages for keys.
    of_key = code == "bad-language" and bool(context["at"])
    show = (*location, "layout") if code == "layout-needs" else None
    return ValidationMessage(code, at, context["message"], context["hint"], of_key, show=show)


def _where(owner: object) -> str:
    name = owner.get("id") or owner.get("title") if isinstance(owner, Mapping) else None
    return f' in "{name}"' if isinstance(name, str) else ""


def _keys_of(owner: Any) -> list[str]:
    if not (isinstance(owner, type) and issubclass(owner, Entry)):
        return []
    # An exhibit's id is the name of its file.
    return [key for key in keys(owner) if key != "id" or "kind" not in keys(owner)]


def _unknown_value(detail: Any, location: Location) -> ValidationMessage:
    choices = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
    value = detail["input"]
    message = f"{described(value)} is not one of the values to choose from"
    return ValidationMessage(
        "unknown-value", location, message, did_you_mean(value, choices), of_key="[key]" in detail["loc"]
    )


def _type_hint(should: str, location: Location, model: type[Entry]) -> str:
    if should == "a group of keys":
        inner = _keys_of(kind_at(model, location))
        return (
            f"indent its keys under it: {', '.join(inner)}" if inner else "indent its keys under it, each with a colon"
        )
    return "write each entry on a line of its own after a dash" if should == "a list" else ""
