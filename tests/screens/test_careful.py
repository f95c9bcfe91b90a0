"""After crashes the kiosk does without films: their words stand for them, and staff are told."""

from collections.abc import Iterator

import pytest
from rooms import Rooms

from kiosk.operations.staff import Guard
from kiosk.operations.staff.facts import ContentFacts
from kiosk.rehearsal.tour.guide import Guide
from kiosk.ui.staff.frame import FactRow
from kiosk.ui.widgets.film_view import FilmView

PIN = "271828"


@pytest.fixture
def careful(small: Guide) -> Iterator[Guide]:
    small.driver.ui.careful = True
    yield small
    small.driver.ui.careful = False


def test_a_film_is_not_opened_and_its_words_are_shown(careful: Guide, rooms: Rooms):
    careful.begin("en")
    careful.stand("rooms", "film")
    view = careful.find(FilmView)
    assert view.failed
    assert view.player.failure == "the kiosk does without films, after crashes"
    assert careful.shows("A grey film")
    assert careful.driver.failures == []


def test_staff_are_told(careful: Guide, monkeypatch: pytest.MonkeyPatch):
    room = careful.driver.ui.staff
    room.guard = Guard(room.folder)
    room.guard.set(PIN)
    monkeypatch.setattr(careful.driver.app, "_content_facts", lambda: ContentFacts("abc", 0.0))
    careful.begin("en")
    careful.make_staff_gesture()
    careful.enter_pin(PIN)
    assert {row.name: row.value for row in careful.all(FactRow)}["Films"] == "off, after several crashes"
    careful.tap("1 problem")
    assert careful.shows("It shows the last content that was good, and no films.")
