"""Recovery from exceptions in screens: the kiosk goes on."""

import logging
from collections.abc import Callable

from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.lang import Builder

FAILURES_A_MINUTE = 5

_log = logging.getLogger(__name__)


class ErrorRecovery(ExceptionHandler):
    """Returns to the attract screen after an exception, and ends the process if there are too many."""

    def __init__(self, clock: Callable[[], float], start_over: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Take a clock in seconds, and functions that rebuild all screens and that end the process."""
        super().__init__()
        self._clock, self._start_over, self._give_up = clock, start_over, give_up
        self._failures: list[float] = []

    def handle_exception(self, exception: BaseException) -> int:
        """Log an exception and return to the attract screen, or end the process if there were too many."""
        if isinstance(exception, SystemExit | KeyboardInterrupt):
            return int(ExceptionManager.RAISE)
        now = self._clock()
        self._failures = [at for at in self._failures if now - at < 60] + [now]
        _log.error("a screen failed: %s", exception, exc_info=exception)
        if len(self._failures) > FAILURES_A_MINUTE:
            self._give_up()
        else:
            Clock.schedule_once(self._restart, 0)
        return int(ExceptionManager.PASS)

    def _restart(self, _dt: float) -> None:
        # Kivy leaves a rule open in which an exception was raised, and would never apply it again.
        Builder.rulectx.clear()
        self._start_over()
