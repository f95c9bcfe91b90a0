"""A home screen with more exhibits than one page has room for."""

from collections.abc import Iterator

import pytest
from hall import Hall
from loading import loaded

from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.screens.home import HomeScreen

COUNT = 2000
EXHIBIT = """\
kind: panels
title: Exhibit {number}
summary: One line
panels:
  - {{id: only, layout: text, title: A panel, body: Words}}
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Exhibition:
    folder = tmp_path_factory.mktemp("many")
    exhibits = folder / "content" / "exhibits"
    exhibits.mkdir(parents=True)
    for number in range(COUNT):
        (exhibits / f"e{number}.yaml").write_text(EXHIBIT.format(number=number))
    home = ", ".join(f"e{number}" for number in range(COUNT))
    (exhibits / "kiosk.yaml").write_text(f"title: Many\nlanguages: [en, ar]\nhome: [{home}]\n")
    return loaded(Paths(folder / "content", folder / "state"))


@pytest.fixture
def visitor(hall: Hall, many: Exhibition) -> Iterator[Guide]:
    yield from hall.visit(many)


def home(guide: Guide) -> HomeScreen:
    screen = guide.driver.root.screen
    assert isinstance(screen, HomeScreen)
    return screen


def titles(guide: Guide) -> list[str]:
    return [tile.exhibit.title.source for tile in home(guide).tiles]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_many_exhibits_stand_on_pages_which_next_and_previous_turn(visitor: Guide, language: str):
    visitor.begin(language)
    assert titles(visitor) == [f"Exhibit {number}" for number in range(5)]
    visitor.step_page(1)
    visitor.step_page(1)
    assert titles(visitor) == [f"Exhibit {number}" for number in range(11, 17)]
    visitor.step_page(-1)
    assert titles(visitor) == [f"Exhibit {number}" for number in range(5, 11)]
    assert len(home(visitor).ids.grid.children) == 6


def test_only_the_tiles_of_a_page_are_made_and_they_lie_apart_within_the_grid(visitor: Guide):
    visitor.begin("en")
    visitor.step_page(1)
    grid = home(visitor).ids.grid
    for tile in home(visitor).tiles:
        assert grid.x <= tile.x
        assert tile.right <= grid.right + 1
        assert grid.y <= tile.y
        assert tile.top <= grid.top + 1
    corners = {tuple(tile.pos) for tile in home(visitor).tiles}
    assert len(corners) == 6


def test_home_opens_at_the_page_of_the_exhibit_that_was_seen_and_for_the_next_visitor_at_the_first(visitor: Guide):
    visitor.begin("en")
    visitor.choose("e12")
    visitor.home()
    assert "Exhibit 12" in titles(visitor)
    visitor.begin("en")
    assert home(visitor).at == 0


def test_the_last_page_has_what_is_left_and_no_next(visitor: Guide):
    visitor.begin("en")
    home(visitor).turn_to(f"e{COUNT - 1}")
    visitor.driver.settle()
    assert titles(visitor)[-1] == f"Exhibit {COUNT - 1}"
    assert not visitor.driver.root.bar.ids.next.enabled
    assert visitor.shows("333 of 334") is False
    assert visitor.shows("334 of 334")


def test_words_beside_a_cover_begin_where_reading_begins(guide: Guide):
    for language, rtl in (("en", False), ("ar", True)):
        guide.begin(language)
        for tile in home(guide).tiles:
            words = tile.ids.words
            inset = tile.right - words.right if rtl else words.x - tile.x
            assert abs(inset - tile.inset) <= 1
