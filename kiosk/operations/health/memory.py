"""How much memory the kiosk holds, and when that is so much that it had better begin anew."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

SHARE = 0.6
"""Of what the machine has, or of what the service may take: well before the kernel would act, in whatever moment."""
NOT_BEFORE_S = 600.0
"""A kiosk that takes so much from its start on would only start again and again."""
LOOK_EVERY_S = 10.0
_NO_LIMIT = "max"
_log = logging.getLogger(__name__)


def resident_bytes() -> int:
    """Give the memory that this process holds, by proc_pid_statm(5); 0 where that cannot be read."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def limit_bytes(root: Path = Path("/")) -> int | None:
    """Give from how much memory on the kiosk begins anew; None where nobody says how much there is."""
    found = [given for given in (_of_machine(root), *_of_service(root)) if given]
    return int(min(found) * SHARE) if found else None


class MemoryLimit:
    """Looks now and then how much memory is held; `too_much` may be asked at any time, and costs nothing then."""

    def __init__(
        self, clock: Callable[[], float], limit: int | None = None, held: Callable[[], int] = resident_bytes
    ) -> None:
        """Take a clock in seconds, and the limit in bytes; None asks the machine."""
        self._clock, self._held = clock, held
        self._limit = limit_bytes() if limit is None else limit
        self._look_at_s = clock() + NOT_BEFORE_S

    def too_much(self) -> bool:
        """Tell whether the kiosk should begin anew as soon as nobody is there; says so in the log."""
        now = self._clock()
        if self._limit is None or now < self._look_at_s:
            return False
        self._look_at_s = now + LOOK_EVERY_S
        held = self._held()
        if held <= self._limit:
            return False
        _log.warning("the kiosk starts anew: it holds %d MiB, of %d MiB at most", held >> 20, self._limit >> 20)
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
    # A path with a null byte in it is no path, and says so in its own way.
    except (OSError, ValueError):
        return []
