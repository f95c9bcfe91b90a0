"""Checks of content, service, PIN and the record of visits."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.errors import Severity
from kiosk.operations.health.status import read, status_file
from kiosk.operations.service import missing_programs, standing
from kiosk.operations.staff import PinStore
from kiosk.operations.usage import usage_file
from kiosk.operations.usage.database import set_aside_before
from kiosk.rehearsal.doctor.results import CheckResult, Machine, advice, good, problem

_MANY_RESTARTS = 3


def content(machine: Machine) -> list[CheckResult]:
    """Check that the exhibition can be read."""
    from kiosk.content.library import load

    loaded = load(machine.paths, cached=False)
    severities = [problem.severity for problem in loaded.problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if loaded.exhibition is None:
        return [problem("exhibits/kiosk.yaml cannot be used", "run `kiosk check`: it names the line and what to do")]
    says = f"{loaded.exhibition.settings.title.source}: {len(loaded.exhibition.exhibits)} exhibits"
    if errors:
        return [problem(f"{says}, and {errors} errors: what is broken is not shown", "run `kiosk check`")]
    return [advice(f"{says}, {warnings} warnings", "run `kiosk check`") if warnings else good(says)]


def service(machine: Machine) -> list[CheckResult]:
    """Check that the kiosk starts with the machine, and runs."""
    found = standing(machine.root)
    status = read(status_file(machine.paths.state))
    runs = status is not None and status.up
    if not found.installed:
        lacking = missing_programs()
        first = f"sudo apt install {' '.join(lacking)}, then " if lacking else ""
        says = "the kiosk runs, but not as a service" if runs else "the kiosk is not a service"
        return [advice(f"{says}: it does not start with the machine", f"{first}sudo kiosk service install")]
    if found.active != "active":
        if found.timers and found.active == "inactive":
            return [good("the service waits for opening hours")]
        return [
            problem(
                f"the service is {found.active}",
                "sudo systemctl restart vitrine, then look: journalctl --unit vitrine --lines 50",
            )
        ]
    if not runs:
        return [problem("the service runs, but the kiosk does not report", "sudo systemctl restart vitrine")]
    if found.restarts > _MANY_RESTARTS:
        return [
            advice(
                f"the service runs, after {found.restarts} restarts",
                "look why: journalctl --unit vitrine --grep Timeout",
            )
        ]
    return [good("the service runs")]


def staff(machine: Machine) -> list[CheckResult]:
    """Check that staff have a PIN."""
    if PinStore(machine.paths.staff).is_set:
        return [good("staff have a PIN")]
    return [
        advice(
            "there is no PIN, and so no staff screen",
            "run `kiosk staff set-pin` as the kiosk's user: docs/staff/README.md",
        )
    ]


def visits(machine: Machine) -> list[CheckResult]:
    """Check that the record of visits is intact."""
    file = usage_file(machine.paths.state)
    if not file.exists():
        return [good("no visit is recorded yet")]
    aside = set_aside_before(file)
    found = [_record(file)]
    if aside:
        found.append(
            advice(
                f"{len(aside)} damaged records were set aside, the last is {aside[-1].name}",
                "the disk may be failing: look with `sudo smartctl --all /dev/sda`",
            )
        )
    return found


def _record(file: Path) -> CheckResult:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5.0)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            (number,) = connection.execute("SELECT count(*) FROM visits").fetchone()
    except sqlite3.Error as error:
        said, number = str(error), 0
    if said != "ok":
        return problem(f"{file} is damaged: {said}", "nothing: the kiosk sets it aside and starts a new one")
    return good(f"{number} visits are recorded")
