"""When content that somebody works on is at rest, and when what could not be judged is tried again."""

from kiosk.operations.updates.survey import Survey

QUIET_S = 3.0
"""Curators copy files one after another: between two of them less time passes."""
RETRY_S, MOST_RETRY_S = 60.0, 3600.0
"""After the first failure, and at most: each time twice as long."""


class Debounce:
    """Is shown the content again and again, and tells when it is to be judged: once in each state in which it rests."""

    def __init__(self, quiet_s: float = QUIET_S) -> None:
        """Take the seconds without a change that are rest."""
        self._known: Survey | None = None
        self._quiet_s = quiet_s
        self._last: Survey | None = None
        self._since_s = 0.0

    def rests(self, seen: Survey, now_s: float) -> bool:
        """Take the content as it is now; tell whether it is new, and has not changed for a while."""
        # The same survey comes again and again while nothing changes: it is compared once, file by file.
        if seen is not self._last:
            self._since_s = now_s if seen != self._last else self._since_s
            self._last = seen
        if seen is not self._known and now_s - self._since_s >= self._quiet_s:
            self._known = seen if seen == self._known else self._known
            return seen is not self._known
        return False

    def judged(self, seen: Survey) -> None:
        """Take note that this state need not be judged any more."""
        self._known = seen

    def again(self) -> None:
        """Take note that nothing came of judging it: it is to rest anew."""
        self._known = self._last = None


class Retry:
    """Tells when to try again what failed without any fault of the content: later and later."""

    def __init__(self) -> None:
        self._wait_s = RETRY_S
        self._due_s: float | None = None

    def failed(self, now_s: float) -> None:
        """Take note of a failure."""
        self._due_s = now_s + self._wait_s
        self._wait_s = min(2 * self._wait_s, MOST_RETRY_S)

    def worked(self) -> None:
        """Take note that nothing failed."""
        self._wait_s, self._due_s = RETRY_S, None

    def is_due(self, now_s: float) -> bool:
        """Tell once whether it is time to try again."""
        due = self._due_s is not None and now_s >= self._due_s
        if due:
            self._due_s = None
        return due
