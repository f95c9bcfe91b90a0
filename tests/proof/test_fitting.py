"""A text without room on the screen is reported once per language, with the number of letters that fit."""

import pytest
from museum import Museum

from kiosk.content.library import load
from kiosk.curator.proof import all_checks
from kiosk.curator.proof.fitting import VIEWS, Room, TextMeasure, letters
from kiosk.curator.proof.text_places import TextPlaces
from kiosk.engines.typeset import FontSet, Typesetter
from kiosk.errors import Problem
from kiosk.i18n.catalogues import Catalogues
from kiosk.paths import Paths

LONG = "A title of so many words that no card has room for it"


@pytest.fixture(scope="module", autouse=True)
def setter():
    fonts = FontSet()
    if fonts.missing(("en", "vi")):
        pytest.skip("fonts-noto-core is not installed")
    return TextMeasure(Typesetter(fonts))


def found(museum: Museum) -> list[Problem]:
    exhibition = museum.load().exhibition
    assert exhibition
    return [problem for problem in all_checks.of_type(museum.paths, exhibition) if problem.code == "no-room"]


def test_one_exhibit_more_takes_no_room_from_the_others(museum):
    people = museum.file("exhibits/people.yaml").read_text(encoding="utf-8")
    names = [f"hall-{number}" for number in range(6)]
    for name in names:
        museum.write(f"exhibits/{name}.yaml", people.replace("title: People", "title: People of the delta"))
    museum.change("exhibits/kiosk.yaml", "[people, years]", f"[people, years, {', '.join(names)}]")
    assert found(museum) == []


def test_an_exhibition_with_nothing_on_the_home_screen_has_no_misfits(museum):
    museum.file("exhibits/people.yaml").unlink()
    museum.file("exhibits/years.yaml").unlink()
    assert found(museum) == []


def test_a_small_exhibition_fits(museum):
    assert found(museum) == []


def test_a_long_title_of_a_card_is_told_in_each_language_that_shows_it(museum):
    museum.change("exhibits/years.yaml", "title: A first card", f"title: {{en: {LONG}, vi: Thẻ}}")
    (problem,) = found(museum)
    assert (problem.file, problem.line, problem.column) == ("exhibits/years.yaml", 11, 17)
    assert problem.message.startswith("the title of a card on the timeline does not fit: in English (en) it is ")
    assert problem.message.endswith("% too long")
    fit = int(problem.hint.split()[3])
    museum.change("exhibits/years.yaml", LONG, LONG[: fit - 2].strip())
    assert found(museum) == []


def test_a_translation_that_is_too_long_is_pointed_at_in_its_catalogue(museum):
    entry = f'msgctxt "cards/one/title"\nmsgid "A first card"\nmsgstr "{LONG}"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    museum.write("locales/vi/LC_MESSAGES/years.po", header + entry)
    (problem,) = found(museum)
    assert (problem.file, problem.line, problem.column) == ("locales/vi/LC_MESSAGES/years.po", 6, 9)
    assert "in Vietnamese (vi)" in problem.message


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("title: The first era", f"title: {LONG} {LONG}", "the name of an era"),
        ("title: Border", f"title: {LONG} {LONG}", "the name of a topic"),
        ("title: Years", f"title: {LONG} {LONG} {LONG}", "a title on the home screen"),
        ("summary: One line", f"summary: {LONG} {LONG} {LONG} {LONG} {LONG}", "a summary on the home screen"),
    ],
)
def test_every_place_of_limited_room_is_looked_at(museum, old, new, place):
    museum.change("exhibits/years.yaml", old, new)
    assert {problem.message.partition(" does not")[0] for problem in found(museum)} == {place}


def test_answers_that_have_no_room_beside_each_other_are_told(museum):
    words = f'msgid "Go back"\nmsgstr "{LONG}"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    museum.write("locales/vi/LC_MESSAGES/kiosk.po", header + words)
    (problem,) = found(museum)
    assert (problem.file, problem.line) == ("locales/vi/LC_MESSAGES/kiosk.po", 5)
    assert problem.message.startswith(f"the answer “{LONG}” does not fit: in Vietnamese (vi)")


def test_a_number_may_shrink_to_half_and_no_further(museum):
    figures = "figures: [{number: %s, label: People}, {number: 2, label: Two}, {number: 3, label: Three}]"
    museum.change("exhibits/people.yaml", "layout: text", "layout: figures\n    " + figures % 4_000_000_000)
    assert found(museum) == []
    museum.change("exhibits/people.yaml", "4000000000", "4" * 18)
    assert {problem.message[:11] for problem in found(museum)} == {"the number "}


def test_sizes_and_screens_are_named_when_it_is_not_all_of_them(museum):
    museum.change("exhibits/years.yaml", "title: The first era", f"title: {LONG}")
    (first, *_) = found(museum)
    assert first.message.endswith("on an upright screen")
    assert "at text size " in first.message


def test_marks_are_not_counted_as_letters():
    assert letters("កម្ពុជា") == 4
    assert letters("e\u0301te\u0301") == 3


def test_words_that_fit_have_no_excess(setter):
    assert setter.excess("Short", "en", Room("caption", 300), 1.0) == 0
    assert setter.excess("Short " * 30, "en", Room("caption", 300), 1.0) > 1
    assert setter.excess("Short " * 30, "en", Room("caption", 300, 3), 1.0) > 0


def test_the_shipped_exhibition_fits_in_every_language_at_every_size(setter):
    paths = Paths.find()
    exhibition = load(paths, cached=False).exhibition
    assert exhibition
    settings = exhibition.settings
    catalogues = Catalogues(paths.locales, settings.source_language, settings.fallback)
    assert len(VIEWS) == 8
    assert list(TextPlaces(exhibition, catalogues, setter).misfits()) == []


@pytest.mark.parametrize("times", [3, 6, 12, 40])
def test_a_title_that_is_too_long_for_the_first_screen_is_told_and_one_that_fits_is_not(museum, times: int):
    title = " ".join([LONG] * times)
    museum.change("exhibits/kiosk.yaml", "title: ", f"title: {title} ")
    told = [problem for problem in found(museum) if "on the first screen" in problem.message]
    assert {problem.file for problem in told} == ({"exhibits/kiosk.yaml"} if times > 3 else set())


@pytest.mark.parametrize("times", [20, 60])
def test_a_summary_that_is_too_long_for_the_first_screen_is_told(museum, times: int):
    museum.change("exhibits/kiosk.yaml", "title: ", f"summary: {' '.join([LONG] * times)}\ntitle: ")
    assert any(problem.message.startswith("a summary on the first screen") for problem in found(museum))
