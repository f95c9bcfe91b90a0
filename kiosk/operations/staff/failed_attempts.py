"""The number of wrong PINs and the time of the last, kept across restarts, kills and power cuts."""

import logging
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from kiosk.files import overwrite

RECORD_BYTES = 128
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
DAMAGED_TRIES = 1000
"""The number that is assumed when the file cannot be read."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AttemptTime:
    """A point in time by a clock that nobody can set."""

    boot: str
    """The boot of the machine that it belongs to."""
    s: float
    """Seconds since that boot, including sleep."""

    def since(self, then: "AttemptTime") -> float:
        """Return the seconds that have certainly passed since another time: a lower bound.

        Of an earlier boot only its order is known, so the time since the present boot counts.
        """
        return self.s - then.s if self.boot == then.boot and self.s >= then.s else self.s


def moment() -> AttemptTime:
    """Return the present time."""
    try:
        boot = _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        boot = "unknown"
    return AttemptTime(boot, time.clock_gettime(time.CLOCK_BOOTTIME))


@dataclass(frozen=True, slots=True)
class FailedAttempts:
    """The number of wrong attempts since the last right one, and the time of the latest."""

    wrong: int
    last: AttemptTime

    def to_bytes(self) -> bytes:
        """Return a record of RECORD_BYTES with a checksum."""
        words = f"{self.wrong} {self.last.boot} {self.last.s:.3f}"
        return f"{zlib.crc32(words.encode('ascii')):08x} {words}".ljust(RECORD_BYTES - 1).encode("ascii") + b"\n"

    @classmethod
    def from_bytes(cls, record: bytes) -> "FailedAttempts":
        """Parse what `to_bytes` returned. Raises ValueError for anything else."""
        total, _, words = record.decode("ascii").strip().partition(" ")
        if int(total, 16) != zlib.crc32(words.encode("ascii")):
            raise ValueError("the checksum does not match")
        wrong, boot, seconds = words.split(" ")
        return cls(int(wrong), AttemptTime(boot, float(seconds)))


NONE = FailedAttempts(0, AttemptTime("none", 0.0))


class FailedAttemptsFile:
    """The file of failed attempts."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the PIN."""
        self.file = folder / "tries"

    def read(self) -> FailedAttempts:
        """Return the saved attempts: NONE without a file, DAMAGED_TRIES for a damaged one. Raises OSError."""
        try:
            return FailedAttempts.from_bytes(self.file.read_bytes()[:RECORD_BYTES])
        except FileNotFoundError:
            return NONE
        except ValueError:
            _log.warning("%s is damaged: staff wait as after many wrong PINs", self.file)
            return FailedAttempts(DAMAGED_TRIES, NONE.last)

    def write(self, tries: FailedAttempts) -> None:
        """Save the attempts; they are on the disk when this returns. Raises OSError."""
        overwrite(self.file, tries.to_bytes())
