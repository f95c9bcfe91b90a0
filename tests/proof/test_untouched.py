"""Texts of an example are reported once per file, in any language."""

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.curator.proof import unedited_texts
from kiosk.curator.proof.text_locations import TextLocations

LONG = "The delta in the last year before the war, seen from a boat."


def found(museum):
    return list(unedited_texts.problems(museum.load().exhibition, TextLocations(museum.paths, "en")))


def new(museum, *words):
    result = CliRunner().invoke(main, ["new", "-C", str(museum.paths.root), *words])
    assert result.exit_code == 0, result.output


def test_a_museums_own_words_have_nothing_said_of_them(museum):
    assert found(museum) == []


@pytest.mark.parametrize(("kind", "count"), [("panels", "3 texts"), ("timeline", "3 texts")])
def test_a_new_exhibit_is_told_once_with_the_number_of_its_texts(museum, kind, count):
    new(museum, "exhibit", "harbour", "--kind", kind)
    (problem,) = found(museum)
    assert (problem.code, problem.file, count in problem.message) == ("example-text", "exhibits/harbour.yaml", True)


@pytest.mark.parametrize("layout", ["text", "media-left", "quote", "figures", "hotspots"])
def test_a_new_panel_of_every_layout_is_told(museum, layout):
    media = [] if layout in ("text", "quote", "figures") else ["--media", "maps/delta"]
    new(museum, "panel", "people", "crane", "--layout", layout, *media)
    (problem,) = found(museum)
    assert (problem.code, problem.file) == ("example-text", "exhibits/people.yaml")


def test_a_new_card_is_told_and_no_longer_when_it_is_written(museum):
    new(museum, "card", "years", "three", "--date", "1990")
    (problem,) = found(museum)
    assert "one text is" in problem.message
    text = museum.file("exhibits/years.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("This is the text of a card.")
    museum.write("exhibits/years.yaml", f"{head}A steamer came.{rest}")
    assert found(museum) == []


def test_an_example_in_one_language_of_a_text_is_told_where_it_stands(museum):
    point = "What there is to read of it."
    museum.change("exhibits/people.yaml", "title: A second panel", f"title: {{en: A second panel, vi: {point}}}")
    (problem,) = found(museum)
    assert (problem.code, problem.line) == ("example-text", 14)


@pytest.mark.parametrize("language", ["vi", "km", "fr"])
def test_a_translation_that_is_the_same_as_its_source_is_told(museum, language):
    museum.change("exhibits/people.yaml", "summary: One line", f"summary: {{en: '{LONG}', {language}: '{LONG}'}}")
    (problem,) = found(museum)
    assert (problem.code, problem.line) == ("missing-translation", 3)
    assert f"({language})" in problem.message


def test_names_may_be_the_same_in_several_languages(museum):
    museum.change("exhibits/people.yaml", "title: People", "title: {en: Phnom Penh, vi: Phnom Penh}")
    assert found(museum) == []
