"""The contrast of a museum's own colours is measured wherever the kiosk uses them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from museum import Museum

from kiosk.curator.proof import colour_contrast
from kiosk.design.palette import HIGH_CONTRAST, PAIRS, STANDARD, enough, hex_contrast
from kiosk.errors import Problem

HEX = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def found(museum: Museum, theme: str) -> list[Problem]:
    museum.change("exhibits/kiosk.yaml", "home:", f"theme: {theme}\nhome:")
    exhibition = museum.load().exhibition
    assert exhibition
    return list(colour_contrast.problems(museum.paths, exhibition))


@pytest.mark.parametrize("palette", [STANDARD, HIGH_CONTRAST])
def test_the_kiosks_own_colours_are_seen_well(palette):
    for one, other, least in PAIRS:
        assert hex_contrast(getattr(palette, one), getattr(palette, other)) >= least


def test_without_colours_of_its_own_a_museum_is_told_nothing(museum):
    exhibition = museum.load().exhibition
    assert list(colour_contrast.problems(museum.paths, exhibition)) == []


def test_a_colour_that_is_seen_badly_is_named_at_its_worst_with_one_that_would_do(museum):
    (problem,) = found(museum, '{dim: "#777777", gold: "#e0b050"}')
    assert (problem.code, problem.file, problem.line, problem.column) == ("low-contrast", "exhibits/kiosk.yaml", 3, 14)
    assert problem.message == '"dim" on teal tiles has a contrast of 3.3; it needs 4.5'
    mended = problem.hint.partition('"')[2][:7]
    museum.change("exhibits/kiosk.yaml", "#777777", mended)
    assert list(colour_contrast.problems(museum.paths, museum.load().exhibition)) == []


def test_both_of_a_pair_are_named_where_a_museum_chose_both(museum):
    problems = found(museum, '{ink: "#303030", paper: "#606060"}')
    assert {problem.column for problem in problems} == {14, 32}


def test_a_mark_needs_less_contrast_than_words(museum):
    assert found(museum, '{red: "#c03a28"}') == []


@given(HEX, HEX)
def test_a_colour_that_would_do_does(colour, ground):
    mended = enough(colour, ground, 4.5)
    assert mended == "" or hex_contrast(mended, ground) >= 4.5
    assert enough("#ffffff", "#000000", 4.5) == "#ffffff"
