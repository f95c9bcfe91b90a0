"""JSON Schema (2020-12) of the files that a curator writes, made from the model that checks them.

Editors with a YAML language server complete and explain by it. It knows less than `kiosk check`: neither whether what a
file names is there, nor whether a day is in the calendar. Whatever `kiosk check` takes, it takes too.
"""

import json
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from kiosk.content.choices import Layout
from kiosk.content.model import PanelSet, Sidecar, SourceList, Timeline
from kiosk.content.panels import NEEDS
from kiosk.curator.reference.model_keys import explained, said, value_of
from kiosk.files import write_whole
from kiosk.paths import Paths
from kiosk.settings import Settings
from kiosk.settings.fields import Entry, OrNothing, Several

FOLDER = "exhibits/.schema"
"""Below the root, beside what they describe; hidden, so that neither the kiosk nor a curator need look at it."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELINE = "# yaml-language-server: $schema="


class FileKind(NamedTuple):
    """A kind of file."""

    model: type[Entry]
    words: str


KINDS: Mapping[str, FileKind] = {
    "kiosk": FileKind(Settings, "The installation: exhibits/kiosk.yaml of Vitrine."),
    "sources": FileKind(SourceList, "Who says so: exhibits/sources.yaml of Vitrine."),
    "panels": FileKind(PanelSet, "A set of panels: an exhibit of Vitrine."),
    "timeline": FileKind(Timeline, "A timeline: an exhibit of Vitrine."),
    "medium": FileKind(Sidecar, "What is to be known of a picture, film or sound: its sidecar in media/ of Vitrine."),
}
"""By the name of the schema's file."""


def schema(kind: str) -> dict[str, Any]:
    """The schema of a kind of file, as JSON data."""
    model, words = KINDS[kind]
    made = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    made = _LATER.get(kind, lambda same: same)(made)
    return {"$schema": _DIALECT, "title": words, **{key: made[key] for key in sorted(made) if key != "title"}}


def write(paths: Paths) -> list[Path]:
    """Write the schemas into an installation; give those that were not there or said something else."""
    folder = paths.root / FOLDER
    changed = []
    for kind in KINDS:
        path = folder / f"{kind}.json"
        text = json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text)
            changed.append(path)
    return changed


def modeline(paths: Paths, file: Path, kind: str) -> str:
    """The first line of a file, by which an editor finds its schema."""
    relative = os.path.relpath(paths.root / FOLDER / f"{kind}.json", file.parent)
    return f"{_MODELINE}{Path(relative).as_posix()}"


class _Generator(GenerateJsonSchema):
    """Pydantic's, that knows our own validators and what each key says of itself."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """A list that may be written as its only entry, and a map that may be left empty."""
        function = schema["function"]["function"]
        inner = self.generate_inner(schema["schema"])
        if function is Several.func:
            return {"anyOf": [inner["items"], inner, {"type": "null"}]}
        return {"anyOf": [inner, {"type": "null"}]} if function is OrNothing.func else inner

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """A list with at least one entry; what a whole model says of itself is added by kind (`_LATER`)."""
        inner = self.generate_inner(schema["schema"])
        if inner.get("type") == "array":
            return {**inner, "minItems": 1}
        ways = [one for one in inner.get("anyOf", ()) if one.get("type") != "null"]
        lists = [{**one, "minItems": 1} if one.get("type") == "array" else one for one in ways]
        return {**inner, "anyOf": lists} if lists else inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A map: pydantic would take any key that does not look like one."""
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """An entry, with the words and examples of its keys."""
        made = super().model_schema(schema)
        model: type[Entry] = schema["cls"]
        made.pop("title", None)
        for attribute, words in said(model).items():
            info = model.model_fields[attribute]
            made["properties"][info.alias or attribute] = _described(
                made["properties"][info.alias or attribute], words.words, [*map(value_of, words.examples)]
            )
        return made

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Values to choose from, with what an editor says beside each."""
        values = [member.value for member in schema["members"]]
        kind: type[StrEnum] = schema["cls"]
        words = explained(kind)
        said_of = {"enumDescriptions": [words.get(value, "") for value in values]} if words else {}
        return {"title": "Choice", "type": "string", "enum": values, **said_of}


def _described(made: JsonSchemaValue, words: str, examples: list[Any]) -> JsonSchemaValue:
    """A key's schema with its words; a default stands in the words, since the model has it in other units."""
    plain = {key: value for key, value in made.items() if key not in ("default", "title", "description")}
    return {"description": words, "examples": examples, **plain}


def _exhibit(made: dict[str, Any]) -> dict[str, Any]:
    """An exhibit's file: its id is the file's name, and its kind must be written."""
    properties = {key: value for key, value in made["properties"].items() if key != "id"}
    return {**made, "properties": properties, "required": ["kind", *(key for key in made["required"] if key != "id")]}


def _panels(made: dict[str, Any]) -> dict[str, Any]:
    """A set of panels: what a layout shows must be there."""
    panel = made["$defs"]["Panel"]
    panel["allOf"] = [_needs(layout, key) for layout, key in NEEDS.items()]
    return _exhibit(made)


def _needs(layout: Layout, key: str) -> dict[str, Any]:
    needed: dict[str, Any] = {"required": [key]}
    if key == "media":
        several = {"type": "array", "minItems": 2} if layout is Layout.GALLERY else {"maxItems": 1}
        needed["properties"] = {key: {**several, "not": {"type": "null"}}}
    shows = {"properties": {"layout": {"const": layout.value}}, "required": ["layout"]}
    return {"if": shows, "then": needed}


def _sources(made: dict[str, Any]) -> dict[str, Any]:
    """The sources: the file holds the entries by their ids, without a key above them."""
    entries = made["properties"]["sources"]
    return {**{key: entries[key] for key in entries if key not in ("description", "examples")}, "$defs": made["$defs"]}


def _sidecar(made: dict[str, Any]) -> dict[str, Any]:
    return {**made, "required": ["credit", "rights"]}


_LATER = {"panels": _panels, "timeline": _exhibit, "sources": _sources, "medium": _sidecar}
