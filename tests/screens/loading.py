"""What there is to show, of which a test of screens needs all."""

from kiosk.content.library import load
from kiosk.content.model import Exhibition
from kiosk.paths import Paths


def loaded(paths: Paths, *, cached: bool = False) -> Exhibition:
    """Load an exhibition that can be shown."""
    found = load(paths, cached=cached)
    assert found.exhibition is not None, found.problems
    return found.exhibition
