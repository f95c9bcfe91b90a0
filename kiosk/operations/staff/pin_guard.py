"""Verification of PINs, with waits that make guessing hopeless: docs/decisions/staff.md."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.operations.staff.failed_attempts import NONE, AttemptTime, FailedAttempts, FailedAttemptsFile, moment
from kiosk.operations.staff.pin_store import PinError, PinStore

FREE_TRIES = 3
"""Wrong PINs without a wait, for typing errors."""
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 900.0

_log = logging.getLogger(__name__)


class Answer(StrEnum):
    """The result of an attempt."""

    RIGHT = "right"
    WRONG = "wrong"
    TOO_SOON = "too soon"
    """It was not verified, and does not count."""
    UNABLE = "unable"
    """It could not be verified, or not be saved: then every PIN is refused."""


@dataclass(frozen=True, slots=True)
class PinVerdict:
    """The result of an attempt, and the seconds that the next one has to wait."""

    answer: Answer
    wait_s: float = 0.0


def wait_after(wrong: int) -> float:
    """Return the wait in seconds after so many wrong attempts: 0, 0, 0, 30, 60, 120 ... 900."""
    if wrong < FREE_TRIES:
        return 0.0
    return float(min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** min(wrong - FREE_TRIES, 10)))


class Guard:
    """One attempt at a time; it is saved before it is verified, so that killing the kiosk gains nothing."""

    def __init__(self, folder: Path, now: Callable[[], AttemptTime] = moment) -> None:
        """Take the folder of the PIN."""
        self._pin = PinStore(folder)
        self._tries = FailedAttemptsFile(folder)
        self._now = now

    def closed(self) -> str:
        """Return why no PIN can be asked for; "" when one can."""
        return self._pin.check()

    def set(self, pin: str) -> None:
        """Set the PIN, and reset the wrong attempts. Raises PinError for a weak PIN, and OSError."""
        self._pin.set(pin)
        self._tries.write(NONE)

    def wait_s(self) -> float:
        """Return the seconds until the next attempt is allowed."""
        try:
            return self._left(self._tries.read())
        except OSError as error:
            _log.warning("%s cannot be read: %s", self._tries.file, error.strerror)
            return 0.0

    def attempt(self, pin: str) -> PinVerdict:
        """Verify a PIN. Takes 50 ms or more and waits for the disk: not for the main thread."""
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
