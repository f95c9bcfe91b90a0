"""Checks of memory, disk, clock and fonts."""

import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from kiosk.rehearsal.doctor.results import CheckResult, Machine, advice, good, problem

LEAST_MEMORY_MIB = 1900
"""Two gigabytes, less what firmware and kernel reserve."""
FULL_MIB, LOW_MIB = 200, 1024
EARLIEST_YEAR = 2025
_MIB = 2**20
_FREE_SPACE = "delete what is not needed (journalctl --vacuum-size=200M, apt-get clean), or copy media to a larger disk"


def memory(machine: Machine) -> list[CheckResult]:
    """Check that there is enough memory."""
    lines = dict(line.split(":", 1) for line in machine.text("proc/meminfo").splitlines() if ":" in line)
    try:
        whole, free = (int(lines[name].split()[0]) // 1024 for name in ("MemTotal", "MemAvailable"))
    except (KeyError, ValueError, IndexError):
        return [advice("the amount of memory is unknown", "look with `free -h`")]
    if whole < LEAST_MEMORY_MIB:
        return [problem(f"{whole} MiB of memory", "the kiosk needs 2 GB: add memory, or use another machine")]
    return [good(f"{whole} MiB of memory, {free} MiB of them free")]


def disk(machine: Machine) -> list[CheckResult]:
    """Check that the state folder can be written and has room for the record of visits and the logs."""
    state = machine.paths.state
    there = next(folder for folder in (state, *state.parents) if folder.exists())
    try:
        usage = shutil.disk_usage(there)
        _write_into(there)
    except OSError as error:
        return [
            problem(
                f"nothing can be written to {there}: {error.strerror}",
                "run this as the kiosk's user or with sudo; if the disk is read-only, it is failing: replace it",
            )
        ]
    free = usage.free // _MIB
    says = f"{free} MiB free of {usage.total // _MIB} MiB at {there}"
    if free < FULL_MIB:
        return [problem(f"the disk is nearly full: {says}", _FREE_SPACE)]
    return [advice(says, _FREE_SPACE) if free < LOW_MIB else good(says)]


def _write_into(folder: Path) -> None:
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"written by kiosk doctor")
        file.flush()
        os.fsync(file.fileno())


def clock(machine: Machine) -> list[CheckResult]:
    """Check the clock, on which dates in the report and opening hours depend."""
    now = datetime.now().astimezone()
    if now.year < EARLIEST_YEAR:
        return [problem(f"the clock shows {now:%Y-%m-%d %H:%M}", "set it: sudo timedatectl set-time 2026-01-31T09:00")]
    found = [good(f"the clock shows {now:%Y-%m-%d %H:%M}, {now.tzname()}")]
    if not list((machine.root / "dev").glob("rtc*")):
        found.append(
            advice(
                "the machine has no battery-backed clock, and loses the time when its power is cut",
                "give it a network with a time server, or a clock module with a battery",
            )
        )
    if now.utcoffset() == datetime.now(UTC).utcoffset():
        found.append(
            advice("the clock goes by UTC", "set the museum's own: sudo timedatectl set-timezone Asia/Phnom_Penh")
        )
    return found


def fonts(machine: Machine) -> list[CheckResult]:
    """Check that there are fonts for each language of the exhibition."""
    from kiosk.content.library import load
    from kiosk.engines.typeset import FontSet

    exhibition = load(machine.paths).exhibition
    languages = exhibition.settings.languages if exhibition else None
    lacking = FontSet(cache=machine.paths.state / "fonts").missing(languages)
    if lacking:
        return [
            problem(f"the font {font.family} is not installed", f"sudo apt install {font.package}") for font in lacking
        ]
    return [good("there are fonts for all languages of the exhibition")]
