"""Films where a layout has a picture: beside the words of a panel, on a card, behind the title."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from loading import loaded
from rooms import Rooms

from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.layers.film_layer import FilmLayer
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.widgets.film_still import FilmStill
from kiosk.visit import Layer

KIOSK = """\
title: Films
summary: One line
languages: [en, vi]
home: [films, days]
attract: {media: things/film}
"""
FILMS = """\
kind: panels
title: Films
summary: One line
panels:
  - {id: beside, layout: media-left, title: A film beside words, body: Words, media: things/film}
  - {id: broken, layout: media-right, title: A broken film beside words, body: Words, media: things/broken}
"""
DAYS = """\
kind: timeline
title: Days
summary: One line
cards:
  - {id: one, date: 1979-01-07, title: A day, body: Words, media: things/film}
  - {id: two, date: 1979-01-08, title: Another, body: Words}
"""


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory):
    rooms = Rooms(tmp_path_factory.mktemp("films"))
    for name, text in (("kiosk", KIOSK), ("films", FILMS), ("days", DAYS)):
        Path(rooms.paths.exhibits, f"{name}.yaml").write_text(text)
    Path(rooms.paths.exhibits, "rooms.yaml").unlink()
    return loaded(rooms.paths)


@pytest.fixture
def guide(hall, films) -> Iterator[Guide]:
    yield from hall.visit(films)


def lit_up(guide: Guide) -> bool:
    return guide.find(FilmStill)._texture is not None


def test_a_film_beside_words_shows_its_first_picture_and_rests(guide: Guide):
    guide.begin("en")
    guide.stand("films", "beside")
    assert lit_up(guide)
    assert guide.driver.films() == [], "no decoder stays for a picture that stands"
    guide.wait(2)
    assert guide.driver.state.playing == frozenset()


@pytest.mark.parametrize("place", [("films", "beside"), ("days", "one")])
def test_it_plays_over_the_whole_screen(guide: Guide, place: tuple[str, str]):
    guide.begin("en")
    guide.stand(*place)
    assert lit_up(guide)
    guide.tap("Play")
    assert guide.driver.state.layer is Layer.FILM
    guide.wait(1)
    assert guide.find(FilmLayer).ids.film.state == "playing"
    assert guide.shows("A caption")
    guide.close()
    assert lit_up(guide)


def test_a_broken_film_beside_words_says_what_it_showed_and_has_its_transcript(guide: Guide):
    guide.begin("en")
    guide.stand("films", "broken")
    guide.wait(0.5)
    assert guide.find(FilmStill, medium="things/broken").failed
    assert guide.shows("A film")
    guide.tap("Play")
    assert guide.shows("What was said in it.")


def test_a_film_behind_the_title_goes_round_without_a_gap_and_no_language_begins_it_anew(guide: Guide):
    guide.leave()
    screen = guide.find(AttractScreen)
    player = screen.ids.film.player
    assert not player.has_sound or player._pacer._channel is not guide.driver.ui.media.sound.film
    languages, positions = set(), []
    for _ in range(40):
        guide.driver.advance(0.25)
        languages.add(screen.speaking)
        positions.append(player.position_s)
    assert languages == {"en", "vi"}
    assert screen.ids.film.player is player
    assert sum(later < earlier for earlier, later in pairwise(positions)) >= 2
    guide.begin("en")
    assert guide.driver.films() == []
