"""The status of a kiosk, in a small file that it writes while it runs and that other programs read."""

import json
import os
import time
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

FRESH_S = 60.0
"""Seconds after which a status counts as outdated: the kiosk that wrote it hangs."""


@dataclass(frozen=True, slots=True)
class ContentInfo:
    """What is shown."""

    title: str
    version: str
    """Changes with any file of the content."""
    exhibits: int
    errors: int
    """Problems that `kiosk check` calls errors."""
    warnings: int


@dataclass(frozen=True, slots=True)
class Status:
    """How a kiosk was when it wrote this."""

    pid: int
    program: str
    """The version of Vitrine."""
    content: ContentInfo
    started: float
    """Seconds since 1970, here and below."""
    written: float
    uptime_s: float
    """By a monotonic clock."""
    visiting: bool
    visits: int
    """Since the kiosk was installed, as far as its state folder is kept."""
    last_visit: float | None
    frames: int
    """Since the start."""
    fps: float
    """Over the last interval; low while nothing on the screen moves."""
    last_frame_age_s: float | None
    memory_bytes: int
    """Resident memory of the process."""
    errors: int
    """Lines of the log since the start."""
    warnings: int
    last_error: str
    careful: bool = False
    """Whether it has started with the last good content and without films, after crashes."""

    @property
    def up(self) -> bool:
        """Whether the kiosk that wrote this still runs and draws frames."""
        draws = (self.last_frame_age_s or 0.0) < FRESH_S
        return draws and time.time() - self.written < FRESH_S and _runs(self.pid)

    def json(self) -> str:
        """Return the content of the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def status_file(state: Path) -> Path:
    """Return the path of the status file in a state folder."""
    return state / "status.json"


def read(file: Path) -> Status | None:
    """Read a status; None where there is none, or this version cannot read it."""
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        known = {field.name: found[field.name] for field in fields(Status) if field.name in found}
        return Status(**{**known, "content": ContentInfo(**found["content"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError, ValueError):
        return False
    return True
