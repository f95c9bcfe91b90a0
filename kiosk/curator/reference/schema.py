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

from kiosk.content.exhibit_kinds import KINDS as EXHIBIT_KINDS
from kiosk.content.layouts.registry import LAYOUTS, OWNERS, SPECS, Layout
from kiosk.content.layouts.spec import LayoutSpec
from kiosk.content.model import Sidecar, SourceList
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
    **{
        kind.name: FileKind(kind.model, f"{kind.words[0].upper()}{kind.words[1:]}: an exhibit of Vitrine.")
        for kind in EXHIBIT_KINDS.values()
    },
    "medium": FileKind(
        Sidecar,
        "What is to be known of a picture, film or sound: the description beside it in media/ of Vitrine, its sidecar.",
    ),
}
"""By the name of the schema's file."""


def schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file, as JSON data."""
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
    """Return the first line of a file, by which an editor finds its schema."""
    relative = os.path.relpath(paths.root / FOLDER / f"{kind}.json", file.parent)
    return f"{_MODELINE}{Path(relative).as_posix()}"


class _Generator(GenerateJsonSchema):
    """Pydantic's, that knows our own validators and what each key says of itself."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Return the schema of a list that may be written as its only entry, and a map that may be left empty."""
        function = schema["function"]["function"]
        inner = self.generate_inner(schema["schema"])
        if function is Several.func:
            return {"anyOf": [inner["items"], inner, {"type": "null"}]}
        return {"anyOf": [inner, {"type": "null"}]} if function is OrNothing.func else inner

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """Return the schema of a list with at least one entry; what holds for a whole file is added in `_LATER`."""
        inner = self.generate_inner(schema["schema"])
        if inner.get("type") == "array":
            return {**inner, "minItems": 1}
        ways = [one for one in inner.get("anyOf", ()) if one.get("type") != "null"]
        lists = [{**one, "minItems": 1} if one.get("type") == "array" else one for one in ways]
        return {**inner, "anyOf": lists} if lists else inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Return the schema of a map: pydantic would take any key that does not look like one."""
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": keys, "additionalProperties": values}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of an entry, with the words and examples of its keys."""
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
        """Return the schema of values to choose from, with what an editor says beside each."""
        values = [member.value for member in schema["members"]]
        kind: type[StrEnum] = schema["cls"]
        words = {name: spec.words for name, spec in LAYOUTS.items()} if kind is Layout else explained(kind)
        said_of = {"enumDescriptions": [words.get(value, "") for value in values]} if words else {}
        return {"title": "Choice", "type": "string", "enum": values, **said_of}


def _described(made: JsonSchemaValue, words: str, examples: list[Any]) -> JsonSchemaValue:
    """Return a key's schema with its words; a default stands in the words, since the model has it in other units."""
    plain = {key: value for key, value in made.items() if key not in ("default", "title", "description")}
    return {"description": words, "examples": examples, **plain}


def _exhibit(made: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an exhibit's file: its id is the file's name, and its kind must be written."""
    properties = {key: value for key, value in made["properties"].items() if key != "id"}
    return {**made, "properties": properties, "required": ["kind", *(key for key in made["required"] if key != "id")]}


def _panels(made: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a set of panels: each panel is of one layout, which says what keys it takes and needs."""
    definitions = made["$defs"]
    panel = definitions["Panel"]
    keys = definitions["Keys of a panel"] = {"type": "object", "properties": panel["properties"]}
    for spec in SPECS:
        definitions[f"Panel {spec.name}"] = _of_layout(panel, spec)
    definitions["Panel"] = {
        "description": panel["description"],
        "type": "object",
        "properties": {"layout": keys["properties"]["layout"]},
        "required": ["layout"],
        "oneOf": [{"$ref": f"#/$defs/Panel {spec.name}".replace(" ", "%20")} for spec in SPECS],
    }
    return _exhibit(made)


def _of_layout(panel: dict[str, Any], spec: LayoutSpec) -> dict[str, Any]:
    """Return the schema of a panel of one layout: the keys that every layout takes, and its own."""
    taken: dict[str, dict[str, Any]] = {
        key: {"$ref": f"#/$defs/Keys of a panel/properties/{key}".replace(" ", "%20")}
        for key in panel["properties"]
        if OWNERS.get(key, spec) is spec
    }
    words = f"{spec.words[0].upper()}{spec.words[1:]}."
    taken["layout"] = {"const": spec.name, "description": words, "examples": [spec.name]}
    least, most = spec.least_media, spec.most_media
    taken["media"] |= {"type": "array", "minItems": least} if least > 1 else {"maxItems": most}
    if "media" in spec.needs:
        taken["media"]["not"] = {"type": "null"}
    required = [*panel["required"], *(key for key in spec.needs if key not in panel["required"])]
    return {**panel, "description": words, "properties": taken, "required": required}


def _sources(made: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the sources: the file holds the entries by their ids, without a key above them."""
    entries = made["properties"]["sources"]
    return {**{key: entries[key] for key in entries if key not in ("description", "examples")}, "$defs": made["$defs"]}


def _sidecar(made: dict[str, Any]) -> dict[str, Any]:
    return {**made, "required": ["credit", "rights"]}


_LATER = {**dict.fromkeys(EXHIBIT_KINDS, _exhibit), "panels": _panels, "sources": _sources, "medium": _sidecar}
