"""The shipped schemas are those of the model, and a validator that is not ours judges our files by them."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from broken_files import BROKEN, WHOLE
from pydantic import ValidationError

from kiosk.content.model_fields import keys
from kiosk.content.yaml_source import parse
from kiosk.curator.reference import schema
from kiosk.curator.reference.model_keys import said
from kiosk.i18n.edtf import read as read_edtf
from kiosk.paths import Paths
from kiosk.settings.fields import Entry

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "exhibits").glob("*.yaml")),
    *(file for file in sorted((ROOT / "media").rglob("*.yaml")) if "make" not in file.parts),
]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def judged(kind: str, files: list[Path]) -> dict[str, list[str]]:
    """What check-jsonschema says of each file, by its path; nothing of those that it takes."""
    program = [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile"]
    run = subprocess.run(
        [*program, str(ROOT / schema.FOLDER / f"{kind}.json"), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(run.stdout)
    found: dict[str, list[str]] = {}
    for one in [*told.get("errors", ()), *told.get("parse_errors", ())]:
        found.setdefault(one["filename"], []).append(one.get("message", "cannot be parsed"))
    return found


def kind_of(file: Path) -> str:
    match = MODELINE.match(file.read_text(encoding="utf-8"))
    assert match, file
    named = (file.parent / match[1]).resolve()
    assert named.parent == ROOT / schema.FOLDER, file
    return named.stem


def test_the_shipped_schemas_are_those_of_the_model():
    shipped = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / schema.FOLDER).iterdir()}
    assert shipped == {kind: schema.schema(kind) for kind in schema.KINDS}, "run `kiosk schema`"


def test_the_schemas_are_schemas():
    files = [str(file) for file in (ROOT / schema.FOLDER).iterdir()]
    subprocess.run([sys.executable, "-m", "check_jsonschema", "--check-metaschema", *files], check=True)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_every_file_names_its_schema_and_a_validator_takes_it(kind):
    files = [file for file in FILES if kind_of(file) == kind]
    assert files
    assert judged(kind, files) == {}


@pytest.mark.parametrize("kind", schema.KINDS)
def test_a_validator_refuses_every_broken_file_and_takes_the_whole_one(kind, tmp_path):
    whole = tmp_path / "whole.yaml"
    whole.write_text(WHOLE[kind], encoding="utf-8")
    files = []
    for number, (_, old, new) in enumerate(one for one in BROKEN if one[0] == kind):
        assert WHOLE[kind].count(old) == 1, old
        files.append(tmp_path / f"{number}.yaml")
        files[-1].write_text(WHOLE[kind].replace(old, new), encoding="utf-8")
    found = judged(kind, [whole, *files])
    assert str(whole) not in found
    assert [file.read_text() for file in files if str(file) not in found] == []


def problems_of(kind: type[Entry], key: str, value: object) -> list[str]:
    """What the model says against one key's value; what it says of others is not asked for."""
    try:
        kind.model_validate({key: value}, by_alias=True, by_name=False, context={"language": "en"})
    except ValidationError as error:
        return [one["msg"] for one in error.errors() if one["loc"] and one["loc"][0] == key]
    return []


def entries(kind: type[Entry]):
    """A model and all that stand in it."""
    found, waiting = [], [kind]
    while waiting:
        one = waiting.pop()
        found.append(one)
        text = repr([info.annotation for info in one.model_fields.values()])
        waiting += [sub for sub in Entry.__subclasses__() if f".{sub.__name__}" in text and sub not in found]
    return found


MODELS = sorted({one for kind in schema.KINDS.values() for one in entries(kind.model)}, key=lambda one: one.__name__)


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_has_words_and_an_example_that_the_model_takes(kind):
    spoken = said(kind)
    for key, info in keys(kind).items():
        attribute = next(name for name, own in kind.model_fields.items() if own is info)
        if (key == "id" and kind.__name__ in ("PanelSet", "Timeline")) or kind.__name__ == "SourceList":
            continue
        assert spoken[attribute].words.endswith("."), key
        assert spoken[attribute].examples, key
        for example in spoken[attribute].examples:
            refused = problems_of(kind, key, parse(example.encode(), "example").data)
            assert not refused, f"{key}: {example}: {refused}"


def properties(data):
    if isinstance(data, dict):
        yield from data.get("properties", {}).items() if isinstance(data.get("properties"), dict) else ()
        for value in data.values():
            yield from properties(value)
    elif isinstance(data, list):
        for value in data:
            yield from properties(value)


@pytest.mark.parametrize("kind", schema.KINDS)
def test_an_editor_has_words_and_an_example_for_every_key(kind):
    told = schema.schema(kind)
    for key, one in properties(told):
        found = resolved(told, one)
        assert found["description"], key
        assert found["examples"], key


def resolved(schema, one):
    """A key's own schema; a panel of each layout refers to the keys that all panels have."""
    if "/properties/" not in one.get("$ref", ""):
        return one
    for step in unquote(one["$ref"]).removeprefix("#/").split("/"):
        schema = schema[step]
    return schema


def test_an_editor_takes_every_date_that_the_kiosk_takes():
    sys.path.insert(0, str(ROOT / "tests" / "i18n"))
    from edtf_examples import ALL

    from kiosk.content.dates import LOOKS_LIKE_EDTF, LOOKS_LIKE_INTERVAL

    for date in [*ALL, "Y-13799999999", "-0043-03-15", "0000"]:
        read_edtf(date)
        assert re.search(LOOKS_LIKE_EDTF, date), date
        if "/" in date and date[0] not in "[{":
            assert re.search(LOOKS_LIKE_INTERVAL, date), date
    for words in ("30 April 1977", "circa 1979", "1977/04/30", "12.3.1977", "1975-1979"):
        assert not re.search(LOOKS_LIKE_EDTF, words), words


def test_a_panel_has_the_keys_of_its_layout_and_no_other(tmp_path):
    whole = WHOLE["panels"]
    files = [tmp_path / f"{name}.yaml" for name in ("quote-in-text", "hotspots-in-gallery", "figures-in-quote")]
    changes = [
        ("layout: text, title: 1979", "layout: text, quote: {words: a, speaker: b}, title: 1979"),
        ("layout: gallery,", "layout: gallery, hotspots: [{id: one, at: [0.5, 1], title: A point}],"),
        ("layout: quote,", "layout: quote, figures: [{number: 2, label: people}],"),
    ]
    for file, (old, new) in zip(files, changes, strict=True):
        assert whole.count(old) == 1
        file.write_text(whole.replace(old, new), encoding="utf-8")
    assert set(judged("panels", files)) == {str(file) for file in files}


def test_schemas_are_written_once(tmp_path):
    paths = Paths(tmp_path, tmp_path / "state")
    assert len(schema.write(paths)) == len(schema.KINDS)
    assert schema.write(paths) == []
    assert schema.modeline(paths, tmp_path / "media/maps/delta.yaml", "medium").endswith(
        "$schema=../../exhibits/.schema/medium.json"
    )
