"""Judges PINs, at a pace that makes guessing hopeless: docs/decisions/staff.md."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.operations.staff.failed_attempts import NONE, AttemptTime, FailedAttempts, FailedAttemptsFile, moment
from kiosk.operations.staff.pin_store import PinError, PinStore

FREE_TRIES = 3
"""So many wrong PINs cost nothing: fingers slip."""
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 900.0

_log = logging.getLogger(__name__)


class Answer(StrEnum):
    """What becomes of a try."""

    RIGHT = "right"
    WRONG = "wrong"
    TOO_SOON = "too soon"
    """It was not looked at, and does not count."""
    UNABLE = "unable"
    """It could not be judged, or not be written down: then no PIN opens."""


@dataclass(frozen=True, slots=True)
class PinVerdict:
    """The answer to a try, and how many seconds the next one has to wait."""

    answer: Answer
    wait_s: float = 0.0


def wait_after(wrong: int) -> float:
    """Give the seconds that a try has to wait after so many wrong ones: 0, 0, 0, 30, 60, 120 ... 900."""
    if wrong < FREE_TRIES:
        return 0.0
    return float(min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** min(wrong - FREE_TRIES, 10)))


class Guard:
    """One at a time: a try is written down before it is judged, so that whoever ends the kiosk gains nothing."""

    def __init__(self, folder: Path, now: Callable[[], AttemptTime] = moment) -> None:
        """Take the folder of the PIN."""
        self._pin = PinStore(folder)
        self._tries = FailedAttemptsFile(folder)
        self._now = now

    def closed(self) -> str:
        """Say why there is no PIN to ask for; "" when there is one."""
        return self._pin.check()

    def set(self, pin: str) -> None:
        """Set the PIN, and forget wrong tries; PinError when it will not do, OSError when it cannot be written."""
        self._pin.set(pin)
        self._tries.write(NONE)

    def wait_s(self) -> float:
        """Give the seconds until a PIN is looked at."""
        try:
            return self._left(self._tries.read())
        except OSError as error:
            _log.warning("%s cannot be read: %s", self._tries.file, error.strerror)
            return 0.0

    def attempt(self, pin: str) -> PinVerdict:
        """Judge a PIN. It takes 50 ms and more, and waits for the disk: not for the main thread."""
        try:
            return self._attempt(pin)
        except OSError as error:
            _log.warning("%s: no PIN opens while tries cannot be written down: %s", self._tries.file, error.strerror)
        except PinError as error:
            _log.warning("%s", error)
        return PinVerdict(Answer.UNABLE)

    def _attempt(self, pin: str) -> PinVerdict:
        tries = self._tries.read()
        left = self._left(tries)
        if left > 0:
            return PinVerdict(Answer.TOO_SOON, left)
        tries = FailedAttempts(tries.wrong + 1, self._now())
        self._tries.write(tries)
        if not self._pin.matches(pin):
            _log.warning("a wrong staff PIN, %d in a row", tries.wrong)
            return PinVerdict(Answer.WRONG, wait_after(tries.wrong))
        self._tries.write(NONE)
        return PinVerdict(Answer.RIGHT)

    def _left(self, tries: FailedAttempts) -> float:
        return max(0.0, wait_after(tries.wrong) - self._now().since(tries.last)) if tries.wrong else 0.0
