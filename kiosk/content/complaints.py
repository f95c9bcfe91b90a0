"""Turns what pydantic says of a file into what a curator can act on."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import EnumType
from typing import Any, NamedTuple

from pydantic import ValidationError

from kiosk.content.source import Location
from kiosk.content.walk import keys, kind_at
from kiosk.settings.fields import Entry, described


class Complaint(NamedTuple):
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


# What people write for what the format calls otherwise.
_SYNONYMS = {
    "text": "body", "content": "body", "description": "body", "image": "media", "images": "media", "picture": "media",
    "photo": "media", "video": "media", "film": "media", "heading": "title", "headline": "title", "name": "title",
    "audio": "narration", "sound": "narration", "source": "sources", "subtitle": "summary", "licence": "rights",
    "license": "rights", "copyright": "rights", "author": "credit", "type": "kind", "template": "layout", "warning": "advisory",
    "from": "date", "when": "date", "year": "date", "category": "topic", "tag": "topic", "subtitles": "captions",
}
_KINDS = {
    "string_type": "words", "int_type": "a whole number", "float_type": "a number", "tuple_type": "a list", "list_type": "a list",
    "mapping_type": "a group of keys", "dict_type": "a group of keys", "model_type": "a group of keys",
    "model_attributes_type": "a group of keys", "bool_type": "true or false",
}


def did_you_mean(word: object, choices: Sequence[str]) -> str:
    """A hint that names the nearest of the choices, or all of them when none is near."""
    given = str(word)
    folded = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(given.casefold(), folded, n=1, cutoff=0.6)
    if near:
        return f"did you mean {folded[near[0]]}?"
    if not choices:
        return ""
    return f"choose one of: {', '.join(choices)}" if len(choices) <= 20 else ""


def unknown_key(key: str, allowed: Sequence[str]) -> str:
    """A hint for a key that the format does not know."""
    synonym = _SYNONYMS.get(key.lower())
    if synonym in allowed:
        return f"did you mean {synonym}?"
    hint = did_you_mean(key.replace("_", " ").replace("-", " "), allowed)
    return hint.replace("choose one of", "the keys here are")


def complaints(error: ValidationError, model: type[Entry]) -> Iterator[Complaint]:
    """Everything that pydantic found wrong, in plain words, at locations of the data that it was given."""
    for detail in error.errors(include_url=False):
        location = tuple(step for step in detail["loc"] if step != "[key]")
        yield _complaint(detail, location, model)


def _complaint(detail: Any, location: Location, model: type[Entry]) -> Complaint:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if "message" in context:
        at = (*location, *context["at"])
        # A text's own map has its languages for keys.
        return Complaint(kind, at, context["message"], context["hint"], of_key=kind == "bad-language" and bool(context["at"]),
                         show=(*location, "layout") if kind == "layout-needs" else None)
    if kind == "missing":
        message = f'"{location[-1]}" is missing{_where(value)}'
        return Complaint("missing-key", location, message, f'add "{location[-1]}: ..."')
    if kind == "extra_forbidden":
        owner = kind_at(model, location[:-1])
        hint = unknown_key(str(location[-1]), _keys_of(owner))
        return Complaint("unknown-key", location, f'"{location[-1]}" is not a key that is known here', hint, of_key=True)
    if kind in ("enum", "literal_error"):
        return _unknown_value(detail, location, model)
    if kind in ("too_short", "too_long", "missing_positional_only_argument"):
        return Complaint("too-few", location, "this list has too few or too many entries", _length_hint(context))
    should = _KINDS.get(kind)
    if should:
        return Complaint("wrong-type", location, f"this should be {should}, not {described(value)}", _type_hint(should, location, model))
    return Complaint("wrong-type", location, f"this cannot be read: {detail['msg'].lower()}")


def _where(owner: object) -> str:
    name = owner.get("id") or owner.get("title") if isinstance(owner, Mapping) else None
    return f' in "{name}"' if isinstance(name, str) else ""


def _keys_of(owner: Any) -> list[str]:
    return [key for key in keys(owner) if key != "id" or owner.__name__ not in ("PanelSet", "Timeline")] if owner else []


def _unknown_value(detail: Any, location: Location, model: type[Entry]) -> Complaint:
    expected = detail["ctx"]["expected"].replace(" or ", ", ").split(", ")
    choices = [choice.strip("'") for choice in expected]
    value = detail["input"]
    message = f"{described(value)} is not one of the values to choose from"
    return Complaint("unknown-value", location, message, did_you_mean(value, choices), of_key="[key]" in detail["loc"])


def _length_hint(context: Mapping[str, Any]) -> str:
    least, most = context.get("min_length"), context.get("max_length")
    return f"there must be {least or most}"


def _type_hint(should: str, location: Location, model: type[Entry]) -> str:
    if should == "a group of keys":
        owner = kind_at(model, location)
        inner = _keys_of(owner) if isinstance(owner, type) and not isinstance(owner, EnumType) and issubclass(owner, Entry) else []
        return f"indent its keys under it: {', '.join(inner)}" if inner else "indent its keys under it, each with a colon"
    return "write each entry on a line of its own after a dash" if should == "a list" else ""
