"""A run of all checks, each in a process of its own, so that a driver that crashes or hangs ends only one check."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict

from kiosk.paths import Paths
from kiosk.rehearsal.doctor import device_checks, display_checks, machine_checks, museum_checks
from kiosk.rehearsal.doctor.results import CheckResult, Machine, ResultKind, problem

CHECKS: dict[str, Callable[[Machine], list[CheckResult]]] = {
    "graphics": display_checks.graphics,
    "screen": display_checks.screen,
    "touch": device_checks.touch,
    "sound": device_checks.sound,
    "fonts": machine_checks.fonts,
    "memory": machine_checks.memory,
    "disk": machine_checks.disk,
    "clock": machine_checks.clock,
    "content": museum_checks.content,
    "visits": museum_checks.visits,
    "staff": museum_checks.staff,
    "service": museum_checks.service,
}
TIMEOUT_S = 60.0
"""Timeout for one check; drawing the first picture on a slow machine takes seconds."""
_PARALLEL = 4


def examine(paths: Paths, checks: dict[str, float] | None = None) -> Iterator[tuple[str, list[CheckResult]]]:
    """Yield the results of each check, in the order of CHECKS; `checks` selects some, with timeouts in seconds."""
    timeouts = checks or dict.fromkeys(CHECKS, TIMEOUT_S)
    with ThreadPoolExecutor(_PARALLEL) as pool:
        found = pool.map(lambda name: _in_process(name, paths, timeouts[name]), timeouts)
        yield from zip(timeouts, found, strict=True)


def check(name: str, machine: Machine) -> list[CheckResult]:
    """Run one check in this process; an exception in it becomes a result."""
    try:
        return CHECKS[name](machine)
    # A check that fails is reported, and the others go on.
    except Exception as error:  # noqa: BLE001
        return [problem(f"this could not be checked: {type(error).__name__}: {error}", _see(name))]


def _in_process(name: str, paths: Paths, timeout_s: float) -> list[CheckResult]:
    variables = {"VITRINE_HOME": str(paths.root), "VITRINE_STATE": str(paths.state)}
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "kiosk.rehearsal.doctor", name],
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [problem(f"this hung for {timeout_s:.0f} s and was ended", _see(name))]
    except OSError as error:
        return [problem(f"this could not be checked: {error}", _see(name))]
    if done.returncode < 0:
        crash = signal.Signals(-done.returncode).name
        return [problem(f"this check crashed ({crash}): a driver or a library is broken", _see(name))]
    return _read(name, done.stdout)


def write(findings: list[CheckResult]) -> str:
    """Return results as one line that `examine` reads."""
    return json.dumps([asdict(finding) for finding in findings])


def _read(name: str, printed: str) -> list[CheckResult]:
    try:
        # Libraries may print before it.
        found = json.loads(printed.strip().splitlines()[-1])
        return [CheckResult(ResultKind(one["verdict"]), one["says"], one["mend"]) for one in found]
    except (IndexError, ValueError, KeyError, TypeError):
        return [problem("this could not be checked", _see(name))]


def _see(name: str) -> str:
    command = f".venv/bin/python -m kiosk.rehearsal.doctor {name}"
    return f"run {command}, and send its output to whoever looks after the kiosk"
