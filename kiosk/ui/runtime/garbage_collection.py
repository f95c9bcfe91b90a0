"""Collects what visitors leave behind, and gives its memory back, while nobody waits for the next picture."""

import gc
from collections.abc import Callable

from kivy.clock import Clock, ClockEvent

from kiosk.operations.health.allocator import give_back_all

AT_REST_S = 2.0
"""After the last change of what is shown. Freeing a screen holds the main thread for longer than a frame."""
MANY = 50_000
"""Objects since the last collection, as five or so panels leave: for those a visitor at rest waits for some 40 ms."""
MOST = 6 * MANY
"""For one who never rests: some 50 MiB."""
LOOK_EVERY_S = 1.0
RENEWED_S = 0.2
"""What stood for other content goes this soon, rest or not: a curator saves again and again, and nobody visits."""


class GarbageCollection:
    """Stands in for Python's own collector, which would hold the kiosk for a tenth of a second in the midst of a step.

    What is there when nobody visits mostly stays: a collection during a visit passes it by.
    """

    def __init__(self, nobody: Callable[[], bool], plays: Callable[[], bool]) -> None:
        """Take what tells whether nobody visits, and whether a film or a narration plays for somebody."""
        self._nobody, self._plays = nobody, plays
        self._soon = Clock.create_trigger(self._rested, AT_REST_S)
        self._renewed = Clock.create_trigger(lambda _dt: self._collect(anew=True), RENEWED_S)
        self._looking: ClockEvent | None = None

    def begin(self) -> None:
        """Collect from now on; what is there from the start stays."""
        self._collect(anew=True)
        gc.disable()
        self._looking = Clock.schedule_interval(self._look, LOOK_EVERY_S)

    def end(self) -> None:
        """Leave collecting to Python again."""
        self._soon.cancel()
        self._renewed.cancel()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        gc.unfreeze()
        gc.enable()

    def changed(self) -> None:
        """Take note that something has left the screen."""
        self._soon.cancel()
        self._soon()

    def renewed(self) -> None:
        """Take note that other content is shown."""
        self._renewed()

    def _rested(self, _dt: float) -> None:
        if self._nobody():
            self._collect(anew=True)
        elif self._plays():
            # A film would stand still meanwhile.
            self._soon()
        elif gc.get_count()[0] > MANY:
            self._collect()

    def _look(self, _dt: float) -> None:
        if gc.get_count()[0] > MOST:
            self._collect()

    def _collect(self, *, anew: bool = False) -> None:
        """Collect what this visit has left so far, `anew` what all have left, and give the memory back."""
        if anew:
            gc.unfreeze()
        gc.collect()
        if anew:
            gc.freeze()
        give_back_all()
