"""A translation that is still right after its source text changed is confirmed by `kiosk translate accept`."""

import json
from functools import cache

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.content import translation

KIOSK = "title: Seven January\nlanguages: [en, fr]\nhome: [life, work]\n"
EXHIBIT = """kind: panels
title: {en: %s, fr: Le titre}
summary: {en: What it was like, fr: Comme c’était}
panels:
  - {id: city, layout: text, title: An emptied city, body: Two words.}
"""
FILE = "locales/inline.json"


_interface_read_once = cache(translation.interface_template)


@pytest.fixture(autouse=True)
def the_program_is_read_once(monkeypatch):
    monkeypatch.setattr(translation, "interface_template", _interface_read_once)


@pytest.fixture
def museum(tmp_path):
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits/kiosk.yaml").write_text(KIOSK, encoding="utf-8")
    for name in ("life", "work"):
        (tmp_path / f"exhibits/{name}.yaml").write_text(EXHIBIT % name, encoding="utf-8")
    return tmp_path


@pytest.fixture
def translate(museum):
    def translate(*arguments):
        return CliRunner().invoke(main, ["translate", "-C", str(museum), *map(str, arguments)])

    return translate


@pytest.fixture
def outdated(museum, translate):
    """Two exhibits with a French title that is older than the English one."""
    translate("update")
    for name in ("life", "work"):
        (museum / f"exhibits/{name}.yaml").write_text(EXHIBIT % f"{name} and more", encoding="utf-8")
    return museum


def fuzzy(translate, domain):
    return next(int(row.split()[5]) for row in translate("status").output.splitlines() if row.startswith(domain))


def test_an_update_writes_the_file_once(museum, translate):
    assert FILE in translate("update").output
    assert set(json.loads((museum / FILE).read_text(encoding="utf-8"))) == {"life", "work"}
    assert translate("update").output == "All files are up to date.\n"


def test_a_changed_text_makes_its_translation_in_the_file_fuzzy(outdated, translate):
    assert fuzzy(translate, "life") == 1
    translate("update")
    assert fuzzy(translate, "life") == 1
    assert translate("status", "--strict").exit_code == 1


def test_all_are_accepted_and_listed(outdated, translate):
    done = translate("accept")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "exhibits/life.yaml:2: French (fr)",
        "exhibits/work.yaml:2: French (fr)",
        "2 translations accepted.",
    ]
    assert fuzzy(translate, "life") == fuzzy(translate, "work") == 0
    assert translate("accept").output == "There is no translation to accept.\n"


@pytest.mark.parametrize("written", ["exhibits/life.yaml", "./exhibits/../exhibits/life.yaml", "absolute"])
def test_only_those_of_a_file_are_accepted(outdated, translate, written):
    done = translate("accept", outdated / "exhibits/life.yaml" if written == "absolute" else written)
    assert "1 translation accepted." in done.output
    assert (fuzzy(translate, "life"), fuzzy(translate, "work")) == (0, 1)


def test_a_file_is_named_from_where_one_stands(outdated, monkeypatch):
    monkeypatch.chdir(outdated / "exhibits")
    done = CliRunner().invoke(main, ["translate", "accept", "work.yaml"])
    assert "exhibits/work.yaml:2: French (fr)" in done.output


@pytest.mark.parametrize("name", ["exhibits/lief.yaml", "locales", "exhibits/kiosk.yaml", "/dev/null"])
def test_a_file_without_such_texts_is_named(outdated, translate, name):
    done = translate("accept", name)
    assert done.exit_code == 1
    assert "has no translations in it" in done.output
    assert fuzzy(translate, "life") == 1


def test_a_damaged_file_is_said_and_written_anew(outdated, translate):
    (outdated / FILE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert f"{FILE}:1: " in translate("status").output
    done = translate("update")
    assert done.exit_code == 0
    assert f"{FILE}:1: " in done.output
    assert translate("update").output == "All files are up to date.\n"


def test_what_stands_where_the_file_must_be_written_is_named(museum, translate):
    (museum / FILE).mkdir(parents=True)
    for words in ("update", "accept"):
        done = translate(words)
        assert done.exit_code == 1
        assert f"{museum / FILE} is a folder" in done.output
