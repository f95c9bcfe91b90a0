"""When changing content has settled, and when a failed check is retried."""

from kiosk.operations.updates.survey import Survey

QUIET_S = 3.0
"""Longer than the time between two files when a curator copies several."""
RETRY_S, MOST_RETRY_S = 60.0, 3600.0
"""The wait after the first failure, and the longest; each wait is twice the one before."""


class Debounce:
    """Receives survey after survey, and reports once for each settled state that it should be checked."""

    def __init__(self, quiet_s: float = QUIET_S) -> None:
        """Take the seconds without a change after which the content has settled."""
        self._known: Survey | None = None
        self._quiet_s = quiet_s
        self._last: Survey | None = None
        self._since_s = 0.0

    def rests(self, seen: Survey, now_s: float) -> bool:
        """Take the latest survey; return whether it is new and has settled."""
        # While nothing changes, the same object arrives each time: it is compared file by file only once.
        if seen is not self._last:
            self._since_s = now_s if seen != self._last else self._since_s
            self._last = seen
        if seen is not self._known and now_s - self._since_s >= self._quiet_s:
            self._known = seen if seen == self._known else self._known
            return seen is not self._known
        return False

    def judged(self, seen: Survey) -> None:
        """Note that this state need not be checked again."""
        self._known = seen

    def again(self) -> None:
        """Note that the check produced no result: the content has to settle again."""
        self._known = self._last = None


class Retry:
    """Exponential backoff for failures that are not caused by the content."""

    def __init__(self) -> None:
        self._wait_s = RETRY_S
        self._due_s: float | None = None

    def failed(self, now_s: float) -> None:
        """Note a failure."""
        self._due_s = now_s + self._wait_s
        self._wait_s = min(2 * self._wait_s, MOST_RETRY_S)

    def worked(self) -> None:
        """Note a success."""
        self._wait_s, self._due_s = RETRY_S, None

    def is_due(self, now_s: float) -> bool:
        """Return, once for each failure, whether it is time to retry."""
        due = self._due_s is not None and now_s >= self._due_s
        if due:
            self._due_s = None
        return due
