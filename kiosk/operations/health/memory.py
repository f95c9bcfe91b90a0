"""How much memory the kiosk uses, and when it is so much that it should restart."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

SHARE = 0.6
"""Share of the memory of the machine or of the service's limit: well before the kernel would kill the process."""
NOT_BEFORE_S = 600.0
"""A kiosk that needs this much right after its start would only restart again and again."""
LOOK_EVERY_S = 10.0
_NO_LIMIT = "max"
_log = logging.getLogger(__name__)


def resident_bytes() -> int:
    """Return the resident memory of this process, from proc_pid_statm(5); 0 where that cannot be read."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def limit_bytes(root: Path = Path("/")) -> int | None:
    """Return the memory use above which the kiosk restarts; None where the total is unknown."""
    found = [given for given in (_of_machine(root), *_of_service(root)) if given]
    return int(min(found) * SHARE) if found else None


class MemoryLimit:
    """Measures the memory use at intervals; `too_much` is cheap to call at any time."""

    def __init__(
        self, clock: Callable[[], float], limit: int | None = None, held: Callable[[], int] = resident_bytes
    ) -> None:
        """Take a clock in seconds, and the limit in bytes; None for that of the machine."""
        self._clock, self._held = clock, held
        self._limit = limit_bytes() if limit is None else limit
        self._look_at_s = clock() + NOT_BEFORE_S

    def too_much(self) -> bool:
        """Return whether the kiosk should restart as soon as there is no visitor; logs the reason."""
        now = self._clock()
        if self._limit is None or now < self._look_at_s:
            return False
        self._look_at_s = now + LOOK_EVERY_S
        held = self._held()
        if held <= self._limit:
            return False
        _log.warning("the kiosk restarts: it uses %d MiB, of %d MiB at most", held >> 20, self._limit >> 20)
        return True


def _of_machine(root: Path) -> int | None:
    """Read MemTotal of proc(5)."""
    for line in _lines(root / "proc/meminfo"):
        name, _, amount = line.partition(":")
        if name == "MemTotal" and amount.split()[:1] and amount.split()[0].isdecimal():
            return int(amount.split()[0]) * 1024
    return None


def _of_service(root: Path) -> list[int]:
    """Read memory.max of this process's control group and of those around it (cgroups(7), version 2)."""
    own = next((line[3:] for line in _lines(root / "proc/self/cgroup") if line.startswith("0::/")), None)
    if own is None:
        return []
    top = root / "sys/fs/cgroup"
    group = top / own.lstrip("/")
    said = [line for folder in (group, *group.parents) if folder.is_relative_to(top) for line in _most(folder)]
    return [int(line) for line in said if line != _NO_LIMIT and line.isdecimal()]


def _most(folder: Path) -> list[str]:
    return _lines(folder / "memory.max")


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii", errors="replace").splitlines()
    # A path that contains a null byte raises ValueError.
    except (OSError, ValueError):
        return []
