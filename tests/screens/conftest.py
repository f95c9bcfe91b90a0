"""A kiosk in one window for all tests of a process: real touches, a clock that stands still, no sound, no sleep."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

sys.path.insert(0, str(Path(__file__).parent))

STATE = Path(mkdtemp(prefix="vitrine-screens-"))
"""Shared by all tests, as by all visits to a kiosk: what was read once is not read again."""

if "kivy" not in sys.modules:
    from kiosk.ui.window import WindowOptions, prepare

    prepare(WindowOptions(size=(960, 540)), STATE)

from rooms import Rooms

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.tour.driver import Driver
from kiosk.tour.guide import Guide

Open = Callable[[Exhibition], Guide]


@pytest.fixture(scope="session")
def exhibition() -> Exhibition:
    """The exhibition that ships."""
    found = load(Paths(Paths.find().root, STATE)).exhibition
    assert found is not None
    return found


@pytest.fixture
def open_kiosk() -> Iterator[Open]:
    """Open a kiosk with an exhibition; no screen may fail while the test runs, save those that it takes back."""
    drivers: list[Driver] = []

    def open_(exhibition: Exhibition) -> Guide:
        drivers.append(Driver(Paths(Paths.find().root, STATE), exhibition))
        return Guide(drivers[-1])

    yield open_
    for driver in drivers:
        driver.close()
    assert [failure for driver in drivers for failure in driver.failures] == []


@pytest.fixture
def guide(open_kiosk: Open, exhibition: Exhibition) -> Guide:
    """A visitor before the exhibition that ships, at its attract screen."""
    return open_kiosk(exhibition)


@pytest.fixture(scope="session")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Rooms:
    """A small exhibition with a real film, sounds and pictures, some of them broken."""
    return Rooms(tmp_path_factory.mktemp("rooms"))


@pytest.fixture
def small(open_kiosk: Open, rooms: Rooms) -> Guide:
    """A visitor before the small exhibition."""
    return open_kiosk(rooms.exhibition)
