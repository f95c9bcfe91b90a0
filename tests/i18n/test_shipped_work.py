"""The translator's work on the real tree: what is in use is translated, and a changed sentence is fuzzy, it alone."""

import importlib
import re
import shutil
import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import kiosk
from kiosk.content.translation import Translation
from kiosk.i18n import po
from kiosk.i18n.catalogues import INTERFACE
from kiosk.i18n.extraction import interface_template
from kiosk.i18n.merging import standing_of
from kiosk.paths import Paths

SHIPPED = Paths.find()
INTERFACES = sorted(SHIPPED.locales.glob(f"*/LC_MESSAGES/{INTERFACE}.po"))
FIVE = {"en", "vi", "km", "fr", "ar"}


def key(message: Message) -> tuple[str | None, object]:
    return message.context, message.id


@pytest.fixture(scope="module")
def in_use() -> set[tuple[str | None, object]]:
    return {key(message) for message in interface_template(Path(kiosk.__file__).parent) if message.id}


def test_the_interface_is_there_in_more_languages_than_the_exhibition():
    assert {path.parent.parent.name for path in INTERFACES} >= (FIVE - {"en"}) | {"zh", "th", "hi"}


@pytest.mark.parametrize("path", INTERFACES, ids=lambda path: path.parent.parent.name)
def test_every_word_that_the_interface_uses_is_translated(path, in_use):
    translated = {
        key(message) for message in po.parse(path) if message.id and standing_of(message) in ("read", "unread")
    }
    assert in_use - translated == set()


def test_the_exhibition_is_complete_in_its_five_languages():
    lacking = [one for one in Translation(SHIPPED).status() if one.language in FIVE and one.missing + one.fuzzy]
    assert lacking == []


@pytest.fixture
def copy(tmp_path):
    """The real texts and catalogues, without pictures and sounds."""
    for name in ("exhibits", "locales"):
        shutil.copytree(SHIPPED.root / name, tmp_path / name)
    for sidecar in SHIPPED.media.rglob("*.yaml"):
        to = tmp_path / sidecar.relative_to(SHIPPED.root)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sidecar, to)
    return replace(SHIPPED, root=tmp_path)


def fuzzy(paths: Paths) -> set[tuple[str, str, str | None]]:
    return {
        (path.parent.parent.name, path.stem, message.context)
        for path in paths.locales.glob("*/LC_MESSAGES/*.po")
        for message in po.parse(path)
        if message.fuzzy and message.id
    }


def test_a_changed_sentence_of_a_long_text_leaves_catalogues_that_gettext_reads(copy):
    exhibit = copy.exhibits / "fourteen-days.yaml"
    text = exhibit.read_text(encoding="utf-8")
    text, bodies = re.subn(r"(body: \|\n +)", r"\1Now then. ", text)
    exhibit.write_text(text, encoding="utf-8")
    Translation(copy).update()
    Translation(copy).update()
    assert len(fuzzy(copy)) == 4 * bodies > 0
    for path in copy.locales.glob("*/LC_MESSAGES/fourteen-days.po"):
        assert "#| msgid " in path.read_text(encoding="utf-8")
        if shutil.which("msgfmt"):
            subprocess.run(["msgfmt", "--check", "-o", "-", path], capture_output=True, check=True)


def test_exactly_the_translations_of_a_changed_sentence_are_fuzzy(copy):
    exhibit = copy.exhibits / "fourteen-days.yaml"
    text = exhibit.read_text(encoding="utf-8")
    assert text.count("\ntitle: Fourteen days\n") == 1
    exhibit.write_text(text.replace("title: Fourteen days", "title: Two weeks", 1), encoding="utf-8")
    translation = Translation(copy)
    translation.extract()
    translation.update()
    assert fuzzy(copy) == {(language, "fourteen-days", "title") for language in FIVE - {"en"}}
    lacking = {(one.language, one.domain, one.fuzzy, one.missing) for one in Translation(copy).status() if one.fuzzy}
    assert lacking == {(language, "fourteen-days", 1, 0) for language in FIVE - {"en"}}
    exhibit.write_text(text, encoding="utf-8")
    Translation(copy).update()
    assert fuzzy(copy) == set()


def test_babel_finds_the_extractors_that_are_declared():
    project = tomllib.loads((SHIPPED.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["entry-points"]["babel.extractors"]
    assert declared.keys() == {"vitrine_python", "vitrine_kv", "vitrine_exhibits"}
    for target in declared.values():
        module, _, name = target.partition(":")
        assert callable(getattr(importlib.import_module(module), name))
