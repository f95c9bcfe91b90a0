"""Installation, removal and status of the systemd service."""

import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from kiosk.errors import KioskError
from kiosk.files import write_whole
from kiosk.operations.service.units import STICK_RULE, ServicePlan, enabled, files

PROGRAMS = {"cage": "cage", "Xwayland": "xwayland", "seatd": "seatd"}
"""Programs that the service needs besides the kiosk, with their Debian packages."""
_NAMES = (
    "vitrine.service",
    "vitrine-boot.service",
    "vitrine-close.service",
    "vitrine-open.timer",
    "vitrine-close.timer",
    "vitrine-stick@.service",
)
_UNITS = Path("etc/systemd/system")
_OTHERS = (Path("etc/sysusers.d/vitrine.conf"), Path("etc/polkit-1/rules.d/50-vitrine.rules"), STICK_RULE)
_STATE = re.compile(r"^Environment=.*\bVITRINE_STATE=(\S+)", re.MULTILINE)
_SYSTEM = Path("/")
_TIMEOUT_S = 60

Command = Sequence[str]
_RELOAD: tuple[Command, ...] = (["systemctl", "daemon-reload"], ["udevadm", "control", "--reload"])


class ServiceStatus(NamedTuple):
    """The status of the service."""

    installed: bool
    active: str
    """As reported by systemd: active, inactive, failed ...; "unknown" where there is no systemd."""
    restarts: int
    """Since the service was last started by a person or at boot."""
    timers: tuple[str, ...]


def run(command: Command) -> str:
    """Run a program of the system and return its output. Raises KioskError when it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - commands of our own
            command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise KioskError(f"{command[0]} cannot be run: {error}") from error
    if done.returncode:
        raise KioskError(f"{' '.join(command)} failed: {' '.join((done.stderr or done.stdout).split())}")
    return done.stdout


def install(plan: ServicePlan, root: Path = _SYSTEM, run: Callable[[Command], str] = run) -> list[str]:
    """Write the files below `root`, and on the system itself start the service; return a line for each step.

    Raises KioskError when a file cannot be written or systemd refuses.
    """
    written = files(plan)
    said = []
    try:
        for name in _ours(root):
            if name.relative_to(root) not in written:
                name.unlink()
                said.append(f"removed {name}")
        for place, text in written.items():
            file = root / place
            write_whole(file, text, to_disk=True)
            said.append(f"wrote {file}")
    except OSError as error:
        raise KioskError(f"{error.filename} cannot be written: {error.strerror} (as root: sudo)") from error
    if root == _SYSTEM:
        for command in _start(plan):
            run(command)
            said.append(" ".join(command))
    return said


def remove(root: Path = _SYSTEM, run: Callable[[Command], str] = run) -> list[str]:
    """Stop the service and delete its files, but not the state folder with PIN and visits. Raises KioskError."""
    found = _ours(root)
    said = []
    if root == _SYSTEM and found:
        # A template, such as that of the stick, has nothing to disable.
        units = [file.name for file in found if file.parent == root / _UNITS and "@" not in file.name]
        run(["systemctl", "disable", "--now", *units])
        said.append(f"stopped {', '.join(units)}")
    try:
        for file in found:
            file.unlink()
            said.append(f"removed {file}")
    except OSError as error:
        raise KioskError(f"{error.filename} cannot be removed: {error.strerror} (as root: sudo)") from error
    if root == _SYSTEM and found:
        for command in _RELOAD:
            run(command)
    return said


def standing(root: Path = _SYSTEM, run: Callable[[Command], str] = run) -> ServiceStatus:
    """Return the status of the service; never fails."""
    units = [file.name for file in _ours(root) if file.parent == root / _UNITS]
    timers = tuple(name for name in units if name.endswith(".timer"))
    installed = "vitrine.service" in units
    try:
        told = run(["systemctl", "show", "vitrine.service", "--property=ActiveState,NRestarts"])
    except KioskError:
        return ServiceStatus(installed, "unknown", 0, timers)
    values = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
    restarts = values.get("NRestarts", "0")
    return ServiceStatus(
        installed, values.get("ActiveState", "unknown"), int(restarts) if restarts.isdigit() else 0, timers
    )


def installed_state(root: Path = _SYSTEM) -> Path | None:
    """Return the state folder of the installed service; None when it is not installed."""
    try:
        found = _STATE.search((root / _UNITS / "vitrine.service").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return Path(found[1]) if found else None


def missing_programs() -> list[str]:
    """Return the packages of the required programs that are missing on this machine."""
    searched = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"
    return [package for program, package in PROGRAMS.items() if shutil.which(program, path=searched) is None]


def _start(plan: ServicePlan) -> list[Command]:
    return [
        ["systemd-sysusers", "/etc/sysusers.d/vitrine.conf"],
        *_RELOAD,
        ["systemctl", "enable", "--now", "seatd.service"],
        ["systemctl", "enable", *enabled(plan)],
        ["systemctl", "restart", *(enabled(plan) if plan.hours else ("vitrine.service",))],
    ]


def _ours(root: Path) -> list[Path]:
    return [file for place in (*(_UNITS / name for name in _NAMES), *_OTHERS) if (file := root / place).is_file()]
