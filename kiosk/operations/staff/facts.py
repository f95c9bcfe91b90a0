"""What staff are told of a kiosk: what it shows, and how the machine under it is. Gathered in a thread."""

import hashlib
import re
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.file_list import FOLDERS, looked
from kiosk.errors import Problem, Severity
from kiosk.files import MOST_TEXT, read_bytes
from kiosk.paths import Paths

_READ = re.compile(r"exhibits/[^/]*\.yaml|locales/[^/]*/LC_MESSAGES/[^/]*\.po|media/[^/]*/[^/]*\.yaml")
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class ContentFacts:
    """What is shown."""

    version: str
    """The same on every kiosk that shows the same."""
    changed_s: float
    """When it was last changed, or the copy that is shown was made: seconds since 1970; 0 when that is not known."""
    problems: tuple[str, ...] = ()
    """What `kiosk check` says of it, a sentence each, errors first."""


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """How the machine is. None stands for what it does not tell."""

    up_s: float | None
    """Seconds since it was started."""
    used_bytes: int | None
    """Memory of this process."""
    free_bytes: int | None
    """Memory that is left for all."""
    disk_bytes: int | None
    """What is left on the disk of the state folder."""


def sentences(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Write problems for those who will not open the files: what and where, errors first, and no advice."""
    grave = [one for one in problems if one.severity is not Severity.ADVICE]
    grave.sort(key=lambda one: one.severity is not Severity.ERROR)
    return tuple(
        f"{one.file}, line {one.line}: {one.message}" + (f" (mend: {one.hint})" if one.hint else "") for one in grave
    )


def content_facts(paths: Paths, problems: tuple[str, ...], version: str = "") -> ContentFacts:
    """Look at the files that are shown; without a version of their own they are named by what they hold."""
    files = sorted(name for name in looked(paths.root, FOLDERS) if _READ.fullmatch(name))
    total, changed_s = hashlib.sha256(), 0.0
    for name in files:
        file = paths.root / name
        try:
            changed_s = max(changed_s, file.stat().st_mtime)
            total.update(f"{name}\0".encode("utf-8", "surrogateescape") + read_bytes(file, MOST_TEXT))
        except OSError:
            total.update(b"\0")
    return ContentFacts(version or total.hexdigest()[:_DIGITS], changed_s, problems)


def machine_facts(state: Path, proc: Path = Path("/proc")) -> MachineFacts:
    """Ask the kernel (proc(5))."""
    folder = next((one for one in (state, *state.parents) if one.exists()), Path("/"))
    try:
        disk_bytes: int | None = shutil.disk_usage(folder).free
    except OSError:
        disk_bytes = None
    return MachineFacts(
        up_s=time.clock_gettime(time.CLOCK_BOOTTIME),
        used_bytes=_kilobytes(proc / "self/status", "VmRSS:"),
        free_bytes=_kilobytes(proc / "meminfo", "MemAvailable:"),
        disk_bytes=disk_bytes,
    )


def _kilobytes(file: Path, name: str) -> int | None:
    """Read a line such as "MemAvailable:  2048 kB" as bytes."""
    try:
        lines = file.read_text(encoding="ascii", errors="replace").splitlines()
        return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(name)), None)
    except (OSError, ValueError, IndexError):
        return None
