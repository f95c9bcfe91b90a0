"""The staff's PIN, kept as an argon2 hash (RFC 9106) that its owner alone may read. The one file with argon2."""

import os
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.files import PRIVATE, write_whole

LEAST_DIGITS, MOST_DIGITS = 6, 12
_PASSES, _MEMORY_KIB, _LANES = 4, 19 * 1024, 1
"""Twice the passes of OWASP's minimum (Password Storage Cheat Sheet): some 50 ms and 19 MiB on a slow core."""
_RUNS = "01234567890 09876543210"


class PinError(KioskError):
    """A PIN is not acceptable, or the saved one cannot be read; the text is a sentence for staff."""


def complaint(pin: str) -> str:
    """Return why a PIN is not acceptable; "" when it is."""
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        return f"a PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits, and nothing else"
    if len(set(pin)) == 1 or pin in _RUNS:
        return "this PIN is the first that anybody would try"
    return ""


class PinStore:
    """The PIN, in a folder outside the content; there is none until it is set."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is created when a PIN is set."""
        self.file = folder / "pin"

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN."""
        return self.file.exists()

    def set(self, pin: str) -> None:
        """Save a PIN in place of the last one. Raises PinError for a weak PIN, and OSError."""
        cause = complaint(pin)
        if cause:
            raise PinError(cause)
        from argon2 import PasswordHasher

        hasher = PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=_LANES)
        write_whole(self.file, f"{hasher.hash(pin)}\n", mode=PRIVATE, to_disk=True)

    def matches(self, pin: str) -> bool:
        """Return whether this is the PIN. Takes 50 ms or more: not for the main thread.

        Raises PinError when the PIN cannot be read, or memory is short.
        """
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

        try:
            return PasswordHasher().verify(self.file.read_text(encoding="ascii").strip(), pin)
        except VerifyMismatchError:
            return False
        except OSError as error:
            raise PinError(f"{self.file} cannot be read: {error.strerror}") from error
        except (InvalidHashError, UnicodeDecodeError) as error:
            raise PinError(f"{self.file} is damaged: set the PIN again") from error
        except (VerificationError, MemoryError) as error:
            raise PinError("the PIN cannot be verified now: there is not enough memory") from error

    def check(self) -> str:
        """Return what staff must do before they can enter a PIN; "" when there is one."""
        if not self.is_set:
            return "no PIN is set (mend: run `kiosk staff set-pin` as the user who runs the kiosk)"
        if not os.access(self.file, os.R_OK):
            return f"{self.file} may not be read (mend: run `kiosk staff set-pin` as the user who runs the kiosk)"
        return ""


__all__ = ["LEAST_DIGITS", "MOST_DIGITS", "PinError", "PinStore", "complaint"]
