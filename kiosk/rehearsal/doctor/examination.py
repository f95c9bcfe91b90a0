"""Makes all checks, each in a process of its own: a driver that crashes or hangs ends its own check and no other."""

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
from kiosk.rehearsal.doctor.results import CheckResult, ResultKind, Surroundings, problem

CHECKS: dict[str, Callable[[Surroundings], list[CheckResult]]] = {
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
PATIENCE_S = 60.0
"""For one check; drawing the first picture on a slow machine takes seconds."""
_AT_ONCE = 4


def examine(paths: Paths, checks: dict[str, float] | None = None) -> Iterator[tuple[str, list[CheckResult]]]:
    """Yield what each check finds, in the order of CHECKS; `checks` names some, with the seconds they may take."""
    patience = checks or dict.fromkeys(CHECKS, PATIENCE_S)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = pool.map(lambda name: _apart(name, paths, patience[name]), patience)
        yield from zip(patience, found, strict=True)


def check(name: str, machine: Surroundings) -> list[CheckResult]:
    """Make one check here; whatever goes wrong in it is a finding."""
    try:
        return CHECKS[name](machine)
    # A check that fails says so, and the others go on.
    except Exception as error:  # noqa: BLE001
        return [problem(f"this could not be looked at: {type(error).__name__}: {error}", _see(name))]


def _apart(name: str, paths: Paths, patience_s: float) -> list[CheckResult]:
    variables = {"VITRINE_HOME": str(paths.root), "VITRINE_STATE": str(paths.state)}
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "kiosk.rehearsal.doctor", name],
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            timeout=patience_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [problem(f"this hung for {patience_s:.0f} s and was ended", _see(name))]
    except OSError as error:
        return [problem(f"this could not be looked at: {error}", _see(name))]
    if done.returncode < 0:
        crash = signal.Signals(-done.returncode).name
        return [problem(f"what was looked at crashed ({crash}): a driver or a library is broken", _see(name))]
    return _read(name, done.stdout)


def write(findings: list[CheckResult]) -> str:
    """Give findings as one line that `examine` reads."""
    return json.dumps([asdict(finding) for finding in findings])


def _read(name: str, printed: str) -> list[CheckResult]:
    try:
        # Libraries may print before it.
        found = json.loads(printed.strip().splitlines()[-1])
        return [CheckResult(ResultKind(one["verdict"]), one["says"], one["mend"]) for one in found]
    except (IndexError, ValueError, KeyError, TypeError):
        return [problem("this could not be looked at", _see(name))]


def _see(name: str) -> str:
    command = f".venv/bin/python -m kiosk.rehearsal.doctor {name}"
    return f"see what it says: {command}; and send that to whoever looks after the kiosk"
