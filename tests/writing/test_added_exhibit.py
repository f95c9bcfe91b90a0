"""An exhibit is packed alone and added to another exhibition: whole, or nothing is written."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent.parent / "content"))

from museum import Museum

from kiosk.cli.main import main
from kiosk.settings.translations import catalogues_of


def kiosk(*words: object):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def museum(tmp_path: Path) -> Museum:
    return Museum(tmp_path)


@pytest.fixture
def packed(museum: Museum, tmp_path: Path) -> Path:
    museum.write(
        "locales/vi/LC_MESSAGES/people.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt "title"\nmsgid "People"\nmsgstr "Con người"\n',
    )
    file = tmp_path / "people.vitrine"
    done = kiosk("pack", museum.paths.root, "--exhibit", "people", "-o", file)
    assert done.exit_code == 0, done.output
    return file


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another museum's exhibition, in German."""
    done = kiosk("new", "exhibition", tmp_path / "other", "--language", "de")
    assert done.exit_code == 0, done.output
    return tmp_path / "other"


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_it_brings_its_media_sources_translations_and_language(museum, packed, other):
    kiosk_yaml = other / "exhibits/kiosk.yaml"
    kiosk_yaml.write_text(kiosk_yaml.read_text(encoding="utf-8").replace("[de]", "[de, en, vi]"), encoding="utf-8")
    done = kiosk("add", packed, "-C", other)
    assert done.exit_code == 0, done.output
    there = Museum.__new__(Museum)
    there.paths = type(museum.paths)(other, museum.paths.state)
    loaded = there.load()
    exhibition = loaded.exhibition
    assert [one for one in loaded.problems if one.severity == "error"] == []
    assert list(exhibition.exhibits)[-1] == "people"
    words = catalogues_of(there.paths, exhibition.settings)
    title = exhibition.exhibits["people"].title
    assert (words.text(title, "de"), words.text(title, "vi").words) == (("People", "en"), "Con người")
    picture = exhibition.media["maps/delta"]
    assert words.text(picture.alt, "en").language == "en"
    assert words.text(picture.alt, "de").language == "en"


def test_twice_is_refused_and_changes_nothing(packed, other):
    assert kiosk("add", packed, "-C", other).exit_code == 0
    before = contents(other)
    done = kiosk("add", packed, "-C", other)
    assert done.exit_code == 1
    assert "exhibits/people.yaml is there already" in done.output
    assert contents(other) == before


def test_another_picture_of_the_same_name_is_never_replaced(packed, other):
    mine = other / "media/maps/delta.jpg"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    before = contents(other)
    done = kiosk("add", packed, "-C", other)
    assert "media/maps/delta.jpg is there already" in done.output
    assert contents(other) == before


def test_a_whole_exhibition_is_not_added(museum, other, tmp_path):
    kiosk("pack", museum.paths.root, "-o", tmp_path / "whole.vitrine")
    before = contents(other)
    assert "kiosk unpack makes a folder of it" in kiosk("add", tmp_path / "whole.vitrine", "-C", other).output
    assert contents(other) == before


def test_an_exhibit_that_is_not_there_is_named(museum, tmp_path):
    done = kiosk("pack", museum.paths.root, "--exhibit", "nobody", "-o", tmp_path / "x.vitrine")
    assert done.exit_code == 1
    assert "There are: " in done.output
    assert not (tmp_path / "x.vitrine").exists()
