"""The content on a USB stick as staff see it: found, being checked, taken or refused. For the main thread."""

import logging
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TypeVar

from kiosk.operations.delivery.sticks import Stick
from kiosk.operations.staff.background_call import BackgroundCall

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class StickState(Enum):
    """How far it is."""

    LOOKED_FOR = "looked for"
    """There may be a stick, and nothing was chosen."""
    CHECKING = "checking"
    TAKEN = "taken"
    """It is shown from the next start of the kiosk."""
    REFUSED = "refused"
    """The last one that was chosen cannot be used; the log says why."""


class StickContent:
    """Looks for sticks and takes content from them, in threads: a stick that hangs delays nobody."""

    def __init__(self, find: Callable[[], Sequence[Stick]], take: Callable[[Path], bool]) -> None:
        """Take the two slow calls; neither raises anything."""
        self._find, self._take = find, take
        self._finding: BackgroundCall[Sequence[Stick]] = BackgroundCall("kiosk-sticks")
        self._taking: BackgroundCall[bool] = BackgroundCall("kiosk-delivery")
        self.found: tuple[Stick, ...] = ()
        """What is there to choose."""
        self.state = StickState.LOOKED_FOR

    @property
    def restart_due(self) -> bool:
        """Whether new content waits for a restart of the kiosk."""
        return self.state is StickState.TAKEN

    def look(self) -> None:
        """Start a search, unless one is pending or content has been chosen."""
        if self.state not in (StickState.CHECKING, StickState.TAKEN):
            self._send(self._finding, self._find)

    def use(self, stick: Stick) -> None:
        """Start to take the content of a stick; `state` says what became of it."""
        if self.state in (StickState.CHECKING, StickState.TAKEN):
            return
        started = self._send(self._taking, lambda: self._take(stick.file))
        self.state = StickState.CHECKING if started else StickState.REFUSED
        self.found = (stick,) if started else self.found

    def poll(self) -> None:
        """Fetch what the threads have found; to be called a few times a second."""
        taken = self._taking.poll()
        if taken is not None:
            self.state = StickState.TAKEN if taken else StickState.REFUSED
        found = self._finding.poll()
        if found is not None and self.state not in (StickState.CHECKING, StickState.TAKEN):
            self.found = tuple(found)
            if not found:
                # The next stick has nothing to do with the last one.
                self.state = StickState.LOOKED_FOR

    def wait(self, timeout_s: float) -> bool:
        """Wait until no call is pending; return whether that is so. For tests."""
        return self._finding.wait(timeout_s) and self._taking.wait(timeout_s)

    def _send(self, call: BackgroundCall[Result], work: Callable[[], Result]) -> bool:
        try:
            return call.send(work)
        except RuntimeError as error:
            _log.error("the USB stick cannot be looked at: %s", error)
            return False
