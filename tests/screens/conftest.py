"""A kiosk in one window for all tests of a process: real touches, a clock that stands still, no sound, no sleep."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hall import Hall
from loading import loaded
from offscreen import STATE
from rooms import Rooms

from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.rehearsal.tour.guide import Guide


@pytest.fixture(scope="package")
def hall() -> Iterator[Hall]:
    hall = Hall()
    yield hall
    hall.close()


@pytest.fixture(scope="session")
def exhibition() -> Exhibition:
    """The exhibition that ships."""
    return loaded(Paths(Paths.find().root, STATE), cached=True)


@pytest.fixture
def guide(hall: Hall, exhibition: Exhibition) -> Iterator[Guide]:
    """A visitor before the exhibition that ships."""
    yield from hall.visit(exhibition)


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    """A small exhibition with a real film, sounds and pictures, some of them broken."""
    return Rooms(tmp_path_factory.mktemp("rooms"))


@pytest.fixture
def small(hall: Hall, rooms: Rooms) -> Iterator[Guide]:
    """A visitor before the small exhibition."""
    yield from hall.visit(rooms.exhibition)


@pytest.fixture
def at(small: Guide) -> Callable[[str], Guide]:
    """Stand at a panel of the small exhibition."""

    def stand(item: str) -> Guide:
        small.begin("en")
        small.stand("rooms", item)
        return small

    return stand
