"""The only window of a process, and the kiosk that stands in it."""

from collections.abc import Iterator

from offscreen import STATE

from kiosk.content.model import Exhibition
from kiosk.paths import Paths
from kiosk.rehearsal.tour.driver import Driver
from kiosk.rehearsal.tour.guide import Guide


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

    def visit(self, exhibition: Exhibition) -> Iterator[Guide]:
        """Give a visitor for a test, whose visit ends with it."""
        yield self.enter(exhibition)
        self.leave()

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
