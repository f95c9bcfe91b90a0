"""How often a wrong PIN was given, and when last: known after a restart, a kill and a power cut."""

import logging
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from kiosk.files import overwrite

RECORD_BYTES = 128
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
DAMAGED_TRIES = 1000
"""What cannot be read is taken for the worst."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AttemptTime:
    """A point in time that no clock on the wall has a part in: nobody can set it."""

    boot: str
    """Which start of the machine it belongs to."""
    s: float
    """Seconds since that start; sleep counts."""

    def since(self, then: "AttemptTime") -> float:
        """Give the seconds that have passed for certain since another moment: never more than truly have.

        Of another start of the machine only that it came before this one is known, so the time since this start counts.
        """
        return self.s - then.s if self.boot == then.boot and self.s >= then.s else self.s


def moment() -> AttemptTime:
    """Give the present."""
    try:
        boot = _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        boot = "unknown"
    return AttemptTime(boot, time.clock_gettime(time.CLOCK_BOOTTIME))


@dataclass(frozen=True, slots=True)
class FailedAttempts:
    """Wrong tries since the last right one, and when the last of them was."""

    wrong: int
    last: AttemptTime

    def to_bytes(self) -> bytes:
        """Write it in RECORD_BYTES, with a sum that tells whether it is whole."""
        words = f"{self.wrong} {self.last.boot} {self.last.s:.3f}"
        return f"{zlib.crc32(words.encode('ascii')):08x} {words}".ljust(RECORD_BYTES - 1).encode("ascii") + b"\n"

    @classmethod
    def from_bytes(cls, record: bytes) -> "FailedAttempts":
        """Read what `to_bytes` wrote; ValueError for anything else."""
        total, _, words = record.decode("ascii").strip().partition(" ")
        if int(total, 16) != zlib.crc32(words.encode("ascii")):
            raise ValueError("it is not whole")
        wrong, boot, seconds = words.split(" ")
        return cls(int(wrong), AttemptTime(boot, float(seconds)))


NONE = FailedAttempts(0, AttemptTime("none", 0.0))


class FailedAttemptsFile:
    """Where they are written down."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the PIN."""
        self.file = folder / "tries"

    def read(self) -> FailedAttempts:
        """Give what is written down; nothing is none, and what is damaged is DAMAGED_TRIES. OSError."""
        try:
            return FailedAttempts.from_bytes(self.file.read_bytes()[:RECORD_BYTES])
        except FileNotFoundError:
            return NONE
        except ValueError:
            _log.warning("%s is damaged: staff wait as after many wrong PINs", self.file)
            return FailedAttempts(DAMAGED_TRIES, NONE.last)

    def write(self, tries: FailedAttempts) -> None:
        """Write it down; it is on the disk when this returns. OSError."""
        overwrite(self.file, tries.to_bytes())
