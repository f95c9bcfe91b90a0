"""Check everything that the kiosk needs on this machine, and say what to do."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from kiosk.cli._exhibition import exhibition_paths
from kiosk.cli._state import state_option
from kiosk.rehearsal.doctor import CheckResult, ResultKind, examine

_MARKS = {ResultKind.GOOD: ("ok", "green"), ResultKind.ADVICE: ("note", "yellow"), ResultKind.PROBLEM: ("WRONG", "red")}
_WIDTH = 9


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Write the result as JSON.")
@state_option
def command(*, as_json: bool, state: Path) -> None:
    """Check graphics, screen, touch, sound, fonts, memory, disk, clock, content, visits, staff and service.

    Each is checked by a separate process that shows nothing on the screen. The exit code is 1 when something is wrong.
    """
    paths = replace(exhibition_paths(), state=state)
    found: dict[str, list[CheckResult]] = {}
    for name, findings in examine(paths):
        found[name] = findings
        if not as_json:
            for finding in findings:
                click.echo(_line(name, finding))
    wrong = sum(finding.verdict is ResultKind.PROBLEM for findings in found.values() for finding in findings)
    if as_json:
        said = {name: [asdict(finding) for finding in findings] for name, findings in found.items()}
        click.echo(json.dumps({"problems": wrong, "checks": said}, ensure_ascii=False, indent=2))
    else:
        click.echo(f"\n{'Nothing is' if not wrong else '1 thing is' if wrong == 1 else f'{wrong} things are'} wrong.")
    if wrong:
        raise SystemExit(1)


def _line(name: str, finding: CheckResult) -> str:
    word, colour = _MARKS[finding.verdict]
    mark = click.style(f"{word:<5}", fg=colour, bold=finding.verdict is ResultKind.PROBLEM)
    mend = f"\n{'':6}{'':{_WIDTH}}mend: {finding.mend}" if finding.mend else ""
    return f"{mark} {name:<{_WIDTH}}{finding.says}{mend}"
