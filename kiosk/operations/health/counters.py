"""Counters of visits and of logged faults while the kiosk runs."""

import logging
import time
from collections.abc import Callable

from kiosk.visit import VisitState
from kiosk.visit.effects import Effect, VisitBegan, VisitEnded


class VisitCounters:
    """Counts the visits of this run; `step` receives each step of the visit."""

    def __init__(self, wall: Callable[[], float] = time.time) -> None:
        """Take the clock of dates, in seconds since 1970."""
        self._wall = wall
        self.visits = 0
        self.visiting = False
        self.last_visit: float | None = None
        """Time of the last visit in seconds since 1970; None before the first."""

    def step(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Process a step of the visit."""
        for effect in effects:
            if isinstance(effect, VisitBegan):
                self.visits += 1
                self.visiting = True
                self.last_visit = self._wall()
            elif isinstance(effect, VisitEnded):
                self.visiting = False
                self.last_visit = self._wall()


class Faults(logging.Handler):
    """Counts the warnings and errors in the log."""

    def __init__(self) -> None:
        """Receive warnings and errors."""
        super().__init__(logging.WARNING)
        self.errors = self.warnings = 0
        self.last = ""
        """The last error, in a line."""

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line of the log."""
        if record.levelno < logging.ERROR:
            self.warnings += 1
            return
        self.errors += 1
        try:
            self.last = record.getMessage().partition("\n")[0]
        except (TypeError, ValueError):
            self.last = str(record.msg)
