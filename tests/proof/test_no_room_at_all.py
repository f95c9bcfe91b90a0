"""Words for which there is no room at all are a problem like any other, however many exhibits and letters there are."""

from math import inf, isfinite

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from museum import Museum

from kiosk.curator.proof import all_checks
from kiosk.curator.proof.fitting import VIEWS, Misfit, Room, TextMeasure, problems
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.engines.typeset import FontSet, Typesetter
from kiosk.i18n.localised import Localised

NAMES = {"one": "\N{CJK UNIFIED IDEOGRAPH-9577}", "latin": "W", "khmer": "ក", "spaced": "word "}


@pytest.fixture(scope="module", autouse=True)
def setter():
    fonts = FontSet()
    if fonts.missing(("en", "vi")):
        pytest.skip("fonts-noto-core is not installed")
    return TextMeasure(Typesetter(fonts))


def many(museum: Museum, count: int, title: str) -> list[str]:
    people = museum.file("exhibits/people.yaml").read_text(encoding="utf-8")
    names = [f"hall-{number}" for number in range(count)]
    for name in names:
        museum.write(
            f"exhibits/{name}.yaml", people.replace("title: People", f"title: {title}\nadvisory: mass-violence")
        )
    museum.write("exhibits/kiosk.yaml", f"title: {title}\nlanguages: [en, vi]\nhome: [{', '.join(names)}]\n")
    return names


def found(museum: Museum):
    exhibition = museum.load().exhibition
    assert exhibition
    return [problem for problem in all_checks.of_type(museum.paths, exhibition) if problem.code == "no-room"]


@pytest.mark.parametrize("excess", [inf, 1e308, float("nan"), 1e6])
def test_an_excess_without_end_is_told_in_words(museum: Museum, excess: float):
    text = Localised("A first panel", domain="people", context="panels/first/title")
    misfit = Misfit(text, "a title", "en", "en", VIEWS[0], excess, 0)
    (problem,) = problems([misfit], TextLocations(museum.paths, "en"))
    assert (
        problem.message
        == "a title does not fit: in English (en) there is no room for it at text size 100 % on a wide screen"
    )
    assert (problem.code, problem.file, problem.line) == ("no-room", "exhibits/people.yaml", 7)
    assert "0 letters" not in problem.hint


@pytest.mark.parametrize(
    "notice",
    ["Wörterbuchverlagsgesellschaftsvorsitzender " * 12, "W" * 400, "ដំណើរ" * 300],
    ids=["long words", "one word", "a script without spaces"],
)
def test_a_notice_that_has_no_room_on_its_tile_is_told_with_its_line(museum: Museum, notice: str):
    words = f'msgid "Contains descriptions of mass violence"\nmsgstr "{notice}"\n'
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    museum.write("locales/vi/LC_MESSAGES/kiosk.po", header + words)
    museum.change("exhibits/people.yaml", "title: People", "title: People\nadvisory: mass-violence")
    told = [one for one in found(museum) if "with the lines below it" in one.message]
    assert {(one.file, one.line) for one in told} == {("exhibits/people.yaml", 2)}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(1, 60), st.integers(1, 3000), st.sampled_from(sorted(NAMES)))
def test_any_number_of_exhibits_with_titles_of_any_length_ends_in_problems(tmp_path_factory, count, length, kind):
    museum = Museum(tmp_path_factory.mktemp("museum"))
    title = f'"{(NAMES[kind] * length)[:length].strip() or "W"}"'
    many(museum, count, title)
    for problem in found(museum):
        assert problem.line > 0
        assert "inf" not in problem.message
        assert "nan" not in problem.message


@pytest.mark.parametrize("length", [3000, 60_000, 250_000])
def test_a_title_of_any_length_is_too_long_for_a_card(setter: TextMeasure, length: int):
    for letters in ("Word", "ក", "長", "a "):
        excess = setter.excess((letters * length)[:length], "en", Room("caption", 300), 1.0)
        assert isfinite(excess)
        assert excess > 10


@pytest.mark.parametrize("width", [0, -1, -500, 0.4])
@pytest.mark.parametrize("lines", [1, 3])
def test_where_there_is_no_width_no_words_fit(setter: TextMeasure, width: float, lines: int):
    assert setter.excess("Words", "en", Room("caption", width, lines), 1.0) == inf
    assert setter.excess("", "en", Room("caption", width, lines), 1.0) == 0


@pytest.mark.parametrize("count", [20, 60])
def test_more_numbers_than_have_room_side_by_side_are_told(museum: Museum, count: int):
    figures = ", ".join(f"{{number: {number}, label: Label}}" for number in range(count))
    museum.change("exhibits/people.yaml", "layout: text", f"layout: figures\n    figures: [{figures}]")
    assert any(one.message.startswith("the number ") for one in found(museum))
