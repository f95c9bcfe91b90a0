"""A single value in place of a list: whatever is wrong with it, reading comes to an end and the rest stands."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args, get_origin

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from museum import Museum

from kiosk.content import checks
from kiosk.content.cards import Card
from kiosk.content.draft import Draft
from kiosk.content.model import Loaded, PanelSet, Sidecar, Source, Timeline
from kiosk.content.model_fields import keys
from kiosk.content.panels import Panel
from kiosk.settings import Settings
from kiosk.settings.fields import Entry, Several

MOST_ROUNDS = 100
"""More than the pieces of the small museum that can be left out one after another."""
PLACES: dict[type[Entry], tuple[str, tuple[str | int, ...]]] = {
    Panel: ("exhibits/people.yaml", ("panels", 0)),
    PanelSet: ("exhibits/people.yaml", ()),
    Card: ("exhibits/years.yaml", ("cards", 0)),
    Timeline: ("exhibits/years.yaml", ()),
    Settings: ("exhibits/kiosk.yaml", ()),
    Source: ("exhibits/sources.yaml", ("nguyen-2024",)),
    Sidecar: ("media/maps/delta.yaml", ()),
}
"""Where in the small museum each part of the model stands."""
# What becomes of languages that are none is tested elsewhere.
EVERY_KEY = [(model, key) for model in PLACES for key in keys(model) if key != "languages"]


def takes_one_or_several(model: type[Entry], key: str) -> bool:
    info = keys(model)[key]
    return Several in info.metadata or Several in _annotations(info.annotation)


def _annotations(kind: object) -> Iterator[object]:
    for part in get_args(kind) if get_origin(kind) is Annotated else ():
        yield part
        yield from _annotations(part)


ONE_OR_SEVERAL = [(model, key) for model, key in EVERY_KEY if takes_one_or_several(model, key)]


@pytest.fixture(autouse=True)
def rounds(monkeypatch) -> None:
    """Fail where a loop that should end goes on."""

    def counted(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def count(*arguments):
            calls[name] = calls.get(name, 0) + 1
            assert calls[name] < MOST_ROUNDS, f"{name} is called for ever"
            return real(*arguments)

        monkeypatch.setattr(owner, name, count)

    calls: dict[str, int] = {}
    counted(checks, "settle")
    counted(Draft, "_refused")
    monkeypatch.setattr(load_with, "calls", calls, raising=False)


def load_with(museum: Museum, model: type[Entry], key: str, value: object) -> Loaded:
    """Load the small museum with one key replaced."""
    load_with.calls.clear()
    name, way = PLACES[model]
    file = museum.file(name)
    whole = file.read_bytes()
    data = yaml.safe_load(whole)
    part = data
    for step in way:
        part = part[step]
    part[key] = value
    file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    try:
        return museum.load()
    finally:
        file.write_bytes(whole)


def test_the_model_has_keys_that_take_one_or_several():
    assert {(Panel, "media"), (Panel, "sources"), (Card, "sources"), (Settings, "home")} <= set(ONE_OR_SEVERAL)


@pytest.mark.parametrize(
    ("model", "value", "code"),
    [
        (Panel, "nobody", "unknown-source"),
        (Card, "nobody", "unknown-source"),
        (Panel, "No Body!", "unknown-source"),
        (Card, ["nguyen-2024", "nobody"], "unknown-source"),
        (Panel, {"nguyen-2024": "x"}, "wrong-type"),
        (Card, True, "wrong-type"),
    ],
)
def test_a_source_that_is_wrong_costs_its_key_alone(museum: Museum, model, value, code):
    loaded = load_with(museum, model, "sources", value)
    (found,) = loaded.problems
    assert found.code == code
    people, years = loaded.exhibition.exhibits.values()
    assert (len(people.panels), len(years.cards)) == (2, 2)
    assert "nobody" not in str((people.panels[0], years.cards[0]))


def test_the_line_and_column_of_a_source_that_is_not_there_are_those_of_the_word(museum: Museum):
    museum.change("exhibits/people.yaml", "sources: [nguyen-2024]", "sources: nobody")
    found = museum.only("unknown-source")
    assert (found.line, found.column) == (11, 14)


@pytest.mark.parametrize("written", ["nguyen-2024", "[nguyen-2024]"])
def test_what_names_a_source_that_was_left_out_loses_it_without_a_word(museum: Museum, written):
    museum.change("exhibits/people.yaml", "[nguyen-2024]", written)
    museum.write("exhibits/sources.yaml", "nguyen-2024: {titel: An article}\nother: {title: Another}\n")
    loaded = museum.load()
    assert {problem.file for problem in loaded.problems} == {"exhibits/sources.yaml"}
    assert loaded.exhibition.exhibits["people"].panels[0].sources == ()


WORDS = st.sampled_from(
    [
        "nobody",
        "No Body!",
        "",
        " ",
        "1975",
        "true",
        "people/none",
        "people/first",
        "maps/delta",
        "maps/none",
        "nguyen-2024",
    ]
) | st.text(st.characters(min_codepoint=32, max_codepoint=0x17FF, exclude_characters="\x7f\x85\xa0"), max_size=6)
SCALARS = WORDS | st.booleans() | st.none() | st.integers(-3, 3000) | st.floats(allow_nan=False, allow_infinity=False)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=5
)


@pytest.mark.parametrize(
    ("model", "key"), ONE_OR_SEVERAL, ids=lambda one: one if isinstance(one, str) else one.__name__
)
@given(value=SCALARS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_is_as_good_as_a_list_of_one(model: type[Entry], key: str, value: object):
    with tempfile.TemporaryDirectory() as folder:
        museum = Museum(Path(folder))
        one, several = (load_with(museum, model, key, written) for written in (value, [value]))
        if value is not None:
            assert one.exhibition == several.exhibition
            assert [problem.code for problem in one.problems] == [problem.code for problem in several.problems]


@given(place=st.sampled_from(EVERY_KEY), value=ANYTHING)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_at_any_key_reading_comes_to_an_end(place: tuple[type[Entry], str], value: object):
    with tempfile.TemporaryDirectory() as folder:
        loaded = load_with(Museum(Path(folder)), *place, value)
        known = loaded.exhibition
        for exhibit in known.exhibits.values() if known else ():
            named = [
                name for part in getattr(exhibit, "panels", ()) + getattr(exhibit, "cards", ()) for name in part.sources
            ]
            assert set(named) <= set(known.sources)


def test_a_loop_that_can_leave_out_nothing_more_ends(museum: Museum, monkeypatch):
    monkeypatch.setattr(Draft, "origin", lambda _self, location: location)
    loaded = load_with(museum, Panel, "sources", "nobody")
    assert "people" not in loaded.exhibition.exhibits
