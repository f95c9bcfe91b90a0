"""One kiosk for all audits of a module, in the window that the tests of screens have too."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "screens"))

from loading import loaded
from offscreen import STATE

from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.guide import Guide


@pytest.fixture(scope="module")
def exhibition() -> Exhibition:
    """The exhibition that ships."""
    return loaded(Paths(Paths.find().root, STATE), cached=True)


@pytest.fixture(scope="module")
def kiosk(exhibition: Exhibition) -> Iterator[Driver]:
    with Driver(Paths(Paths.find().root, STATE), exhibition) as driver:
        yield driver


@pytest.fixture
def guide(kiosk: Driver) -> Iterator[Guide]:
    """Yield a new visitor on the home screen, and restore the kiosk afterwards."""
    visitor = Guide(kiosk)
    visitor.begin("en")
    yield visitor
    visitor.leave()
