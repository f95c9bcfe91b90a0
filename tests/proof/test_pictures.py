"""Pictures are compared with their places: too few pixels, too many, or none at all."""

import pytest
from museum import Museum
from PIL import Image

from kiosk.content.yaml_source import SourceMark
from kiosk.curator.proof.picture_sizes import PictureSizes
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.engines.imaging import decode_cost
from kiosk.errors import Problem


@pytest.fixture
def pictured(museum: Museum) -> Museum:
    save(museum, "maps/delta.jpg", (1600, 1200))
    return museum


def save(museum: Museum, name: str, size: tuple[int, int]) -> None:
    Image.new("RGB", size, "grey").save(museum.file(f"media/{name}"))


def found(museum: Museum) -> list[Problem]:
    exhibition = museum.load().exhibition
    assert exhibition
    return list(PictureSizes(museum.paths, exhibition, TextLocations(museum.paths, "en")).problems())


def test_a_picture_large_enough_for_its_place_is_in_order(pictured):
    assert found(pictured) == []


def test_a_picture_too_small_for_its_place_is_named_where_it_stands_with_the_size_that_would_do(pictured):
    save(pictured, "maps/delta.jpg", (300, 200))
    (problem,) = found(pictured)
    assert (problem.code, problem.file) == ("small-picture", "exhibits/people.yaml")
    assert SourceMark(problem.line, problem.column) == SourceMark(10, 12)
    assert problem.message == "delta.jpg has 300 x 200 pixels, and is shown 4.8 times as large on a wide screen"
    width, height = (int(word) for word in problem.hint.split() if word.isdigit())
    save(pictured, "maps/delta.jpg", (width, height))
    assert found(pictured) == []


def test_a_picture_is_small_only_for_large_places(pictured):
    save(pictured, "maps/delta.jpg", (700, 500))
    assert found(pictured) == []
    pictured.change("exhibits/people.yaml", "layout: media-left", "layout: full-bleed")
    assert [problem.code for problem in found(pictured)] == ["small-picture"]


def test_a_variant_for_a_language_is_held_against_its_place_too(pictured):
    save(pictured, "maps/delta.vi.jpg", (300, 200))
    (problem,) = found(pictured)
    assert problem.message.startswith("delta.vi.jpg ")


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("people", "summary: One line", "summary: One line\ncover: maps/small"), 4),
        (("years", "title: A second card", "title: A second card\n    media: maps/small"), 18),
        (("kiosk", "home:", "attract: {media: maps/small}\nhome:"), 3),
    ],
)
def test_covers_cards_and_the_attract_screen_are_places_too(pictured, change, line):
    save(pictured, "maps/small.png", (100, 80))
    pictured.write("media/maps/small.yaml", "alt: a\ncredit: b\nrights: c\n")
    file, old, new = change
    pictured.change(f"exhibits/{file}.yaml", old, new)
    assert [(problem.code, problem.file, problem.line) for problem in found(pictured)] == [
        ("small-picture", f"exhibits/{file}.yaml", line)
    ]


def test_what_is_no_picture_is_an_error_at_its_file(pictured):
    pictured.write("media/maps/delta.jpg", "no picture")
    (problem,) = found(pictured)
    assert (problem.code, problem.file) == ("bad-picture", "media/maps/delta.jpg")


def test_a_picture_that_cannot_be_decoded_whole_asks_to_be_prepared(pictured, monkeypatch):
    monkeypatch.setattr(decode_cost, "_IN_MEMORY", {"RGB": 40_000})
    (problem,) = found(pictured)
    assert problem.code == "large-picture"
    assert "kiosk media prepare" in problem.hint
