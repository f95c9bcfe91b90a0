"""Garbage collection while no visitor waits for the next picture; freed memory goes back to the system."""

import gc
from collections.abc import Callable

from kivy.clock import Clock, ClockEvent

from kiosk.operations.health.allocator import give_back_all

AT_REST_S = 2.0
"""Seconds without a change on the screen before a collection. Freeing a screen blocks the main thread for longer than
a frame."""
MANY = 50_000
"""Objects since the last collection, about five panels: during a visit that many are collected at rest, in 40 ms."""
MOST = 6 * MANY
"""Objects, about 50 MiB, that are collected even if the visitor never rests."""
LOOK_EVERY_S = 1.0
RENEWED_S = 0.2
"""Seconds from new content to a collection, at rest or not: a curator saves often, and no visitor is there."""


class GarbageCollection:
    """Replaces Python's automatic collection, which would block the kiosk for a tenth of a second during a step.

    Objects that exist while nobody visits mostly stay: they are frozen, and a collection during a visit skips them.
    """

    def __init__(self, nobody: Callable[[], bool], plays: Callable[[], bool]) -> None:
        """Take functions that return whether nobody visits, and whether a film or a narration plays."""
        self._nobody, self._plays = nobody, plays
        self._at_rest = Clock.create_trigger(self._rested, AT_REST_S)
        self._renewed = Clock.create_trigger(lambda _dt: self._collect(frozen=True), RENEWED_S)
        self._looking: ClockEvent | None = None

    def begin(self) -> None:
        """Take over from Python; what exists now is frozen."""
        self._collect(frozen=True)
        gc.disable()
        self._looking = Clock.schedule_interval(self._look, LOOK_EVERY_S)

    def end(self) -> None:
        """Return to Python's automatic collection."""
        self._at_rest.cancel()
        self._renewed.cancel()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        gc.unfreeze()
        gc.enable()

    def collect_soon(self) -> None:
        """Collect when the screen is at rest: something has left it."""
        self._at_rest.cancel()
        self._at_rest()

    def collect_renewed(self) -> None:
        """Collect all in a moment, at rest or not: other content is shown."""
        self._renewed()

    def _rested(self, _dt: float) -> None:
        if self._nobody():
            self._collect(frozen=True)
        elif self._plays():
            # A collection would interrupt the film.
            self._at_rest()
        elif gc.get_count()[0] > MANY:
            self._collect()

    def _look(self, _dt: float) -> None:
        if gc.get_count()[0] > MOST:
            self._collect()

    def _collect(self, *, frozen: bool = False) -> None:
        """Collect what this visit has left, with `frozen` also what was frozen before, and release the memory."""
        if frozen:
            gc.unfreeze()
        gc.collect()
        if frozen:
            gc.freeze()
        give_back_all()
