"""A kiosk in one window for all tests of a process: real touches, a clock that stands still, no sound, no sleep."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hall import Hall
from offscreen import STATE
from rooms import Rooms

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.tour.guide import Guide


@pytest.fixture(scope="session")
def hall() -> Iterator[Hall]:
    hall = Hall()
    yield hall
    hall.close()


@pytest.fixture(scope="session")
def exhibition() -> Exhibition:
    """The exhibition that ships."""
    found = load(Paths(Paths.find().root, STATE)).exhibition
    assert found is not None
    return found


@pytest.fixture
def guide(hall: Hall, exhibition: Exhibition) -> Iterator[Guide]:
    """A visitor before the exhibition that ships."""
    yield hall.enter(exhibition)
    hall.leave()


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    """A small exhibition with a real film, sounds and pictures, some of them broken."""
    return Rooms(tmp_path_factory.mktemp("rooms"))


@pytest.fixture
def small(hall: Hall, rooms: Rooms) -> Iterator[Guide]:
    """A visitor before the small exhibition."""
    yield hall.enter(rooms.exhibition)
    hall.leave()
