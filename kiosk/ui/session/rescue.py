"""What becomes of a screen that fails, whatever failed in it: an exception ends no visit to the museum."""

import logging
from collections.abc import Callable

from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.lang import Builder

FAILURES_A_MINUTE = 5

_log = logging.getLogger(__name__)


class Rescue(ExceptionHandler):
    """A screen that breaks leads back to the attract screen; one that breaks all the time ends the process."""

    def __init__(self, clock: Callable[[], float], start_over: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Take a clock in seconds, what makes every screen anew, and what ends the process."""
        super().__init__()
        self._clock, self._start_over, self._give_up = clock, start_over, give_up
        self._failures: list[float] = []

    def handle_exception(self, exception: BaseException) -> int:
        """Log it, go back to attract, and give up when that does not help."""
        if isinstance(exception, SystemExit | KeyboardInterrupt):
            return int(ExceptionManager.RAISE)
        now = self._clock()
        self._failures = [at for at in self._failures if now - at < 60] + [now]
        _log.error("a screen failed: %s", exception, exc_info=exception)
        if len(self._failures) > FAILURES_A_MINUTE:
            self._give_up()
        else:
            Clock.schedule_once(self._begin_anew, 0)
        return int(ExceptionManager.PASS)

    def _begin_anew(self, _dt: float) -> None:
        # Kivy forgets to close a rule in which something failed, and would never apply it again.
        Builder.rulectx.clear()
        self._start_over()
