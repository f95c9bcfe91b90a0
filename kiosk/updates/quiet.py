"""When content that somebody works on is at rest."""

from kiosk.updates.survey import Survey

QUIET_S = 3.0
"""Curators copy files one after another: between two of them less time passes."""


class Quiet:
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
