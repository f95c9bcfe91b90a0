"""Facts for staff about the content and the machine, gathered in a thread."""

import hashlib
import re
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.file_list import FOLDERS, looked
from kiosk.content.repeated_problems import told_once
from kiosk.errors import Problem, Severity
from kiosk.files import MOST_TEXT, read_bytes
from kiosk.paths import Paths

_READ = re.compile(r"exhibits/[^/]*\.yaml|locales/[^/]*/LC_MESSAGES/[^/]*\.po|media/[^/]*/[^/]*\.yaml")
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class ContentFacts:
    """What is shown."""

    version: str
    """Equal on all kiosks that show the same content."""
    changed_s: float
    """When it was last changed, or the copy was made, in seconds since 1970; 0 when unknown."""
    problems: tuple[str, ...] = ()
    """The findings of `kiosk check`, a sentence each, errors first."""


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """The state of the machine; None for what is unknown."""

    up_s: float | None
    """Seconds since it booted."""
    used_bytes: int | None
    """Resident memory of this process."""
    free_bytes: int | None
    """Memory available to all processes."""
    disk_bytes: int | None
    """Free space on the disk of the state folder."""


def sentences(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Format problems for people who do not edit the files: message and place, errors first, without advice."""
    grave = told_once([one for one in problems if one.severity is not Severity.ADVICE])
    grave.sort(key=lambda one: one.severity is not Severity.ERROR)
    return tuple(
        f"{one.file}, line {one.line}: {one.message}" + (f" (mend: {one.hint})" if one.hint else "") for one in grave
    )


def content_facts(paths: Paths, problems: tuple[str, ...], version: str = "") -> ContentFacts:
    """Collect facts about the files that are shown; without a version, it is a digest of their content."""
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
    """Read the state of the machine from proc(5)."""
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
