"""An exhibit may be written in another language than the exhibition."""

import pytest
from museum import Museum

from kiosk.content.translation import Translation
from kiosk.settings.translations import catalogues_of


@pytest.fixture
def german(museum: Museum) -> Museum:
    """The small museum, whose set of panels is in German."""
    museum.change("exhibits/people.yaml", "kind: panels", "kind: panels\nlanguage: de")
    museum.change("exhibits/people.yaml", "title: People", "title: Leute")
    return museum


def title_in(museum: Museum, language: str):
    exhibition = museum.load().exhibition
    catalogues = catalogues_of(museum.paths, exhibition.settings)
    return catalogues.text(exhibition.exhibits["people"].title, language)


def test_its_texts_are_shown_in_its_language_to_everyone_who_has_no_translation(german):
    assert german.problems() == []
    assert title_in(german, "de") == ("Leute", "de")
    assert title_in(german, "en") == ("Leute", "de")
    assert title_in(german, "vi") == ("Leute", "de")


def test_translations_are_taken_from_the_file_or_its_catalogue_into_the_exhibition_s_language_too(german):
    german.write(
        "locales/en/LC_MESSAGES/people.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt "title"\nmsgid "Leute"\nmsgstr "Folk"\n',
    )
    assert title_in(german, "en") == ("Folk", "en")
    german.change("exhibits/people.yaml", "title: Leute", "title: {de: Leute, vi: Người}")
    assert title_in(german, "vi") == ("Người", "vi")
    assert title_in(german, "en") == ("Folk", "en")
    assert title_in(german, "de") == ("Leute", "de")


def test_it_is_translated_into_the_exhibition_s_language_and_not_into_its_own(german):
    german.change("exhibits/kiosk.yaml", "languages: [en, vi]", "languages: [en, vi, de]")
    found = {(one.domain, one.language) for one in Translation(german.paths).status(offered_only=True)}
    assert {language for domain, language in found if domain == "people"} == {"en", "vi"}
    assert {language for domain, language in found if domain == "exhibition"} == {"vi", "de"}


def test_the_same_language_as_the_exhibition_s_changes_nothing(museum):
    before = museum.load().exhibition.exhibits["people"].title
    museum.change("exhibits/people.yaml", "kind: panels", "kind: panels\nlanguage: en")
    assert museum.load().exhibition.exhibits["people"].title == before


@pytest.mark.parametrize("slip", ["jp", "german", "[de]", "12"])
def test_a_slip_is_named_on_its_line(museum, slip):
    museum.change("exhibits/people.yaml", "kind: panels", f"kind: panels\nlanguage: {slip}")
    found = [one for one in museum.load().problems if one.line in (2, 3) and one.file.endswith("people.yaml")]
    assert found
    assert museum.load().exhibition.exhibits["people"].title.source == "People"
