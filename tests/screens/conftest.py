"""A kiosk in one window for all tests of a process: real touches, a clock that stands still, no sound, no sleep."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from offscreen import STATE
from rooms import Rooms

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.tour.driver import Driver
from kiosk.tour.guide import Guide


class Hall:
    """One kiosk after the other in the only window; each test is the next visitor to the one that stands there."""

    def __init__(self) -> None:
        self._guide: Guide | None = None
        self._exhibition: Exhibition | None = None

    def enter(self, exhibition: Exhibition) -> Guide:
        """Give a visitor before a kiosk with an exhibition, at its attract screen."""
        if self._guide is None or self._exhibition is not exhibition:
            self.close()
            self._guide = Guide(Driver(Paths(Paths.find().root, STATE), exhibition))
            self._exhibition = exhibition
        return self._guide

    def leave(self) -> None:
        """End the visit; no screen may have failed in it, save failures that the test took out of the list."""
        guide = self._guide
        if guide is None:
            return
        try:
            assert guide.driver.failures == []
            guide.leave()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Take the kiosk away."""
        if self._guide is not None:
            self._guide.driver.close()
        self._guide = None


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
