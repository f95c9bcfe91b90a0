"""Show the status of the kiosk on this machine."""

import json
import time
from dataclasses import asdict
from pathlib import Path

import click

from kiosk.cli._state import state_option
from kiosk.errors import plain
from kiosk.operations.health.status import Status, read, status_file

_DAY_S, _HOUR_S, _MINUTE_S = 86_400, 3_600, 60


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Write the status as JSON.")
@state_option
def command(*, as_json: bool, state: Path) -> None:
    """Show whether the kiosk runs, for how long, with which content, and its errors.

    The exit code is 1 when it does not run, or runs but draws no frames.
    """
    found = read(status_file(state))
    up = found is not None and found.up
    if as_json:
        click.echo(json.dumps({"up": up, **(asdict(found) if found else {})}, ensure_ascii=False, indent=2))
    else:
        click.echo(_text(found) if found else f"No kiosk has run with the state folder {state}.")
    if not up:
        raise SystemExit(1)


def _text(status: Status) -> str:
    content = status.content
    rows = {
        "kiosk": f"runs, for {_long(status.uptime_s)}"
        if status.up
        else f"does not run; last heard of {_ago(status.written)}",
        "now": "a visitor is there" if status.visiting else "waits for a visitor",
        "visits": f"{status.visits}" + (f", the last {_ago(status.last_visit)}" if status.last_visit else ""),
        "content": f"{content.title} ({content.version}): {content.exhibits} exhibits, {content.errors} errors, "
        f"{content.warnings} warnings",
        "drawing": f"{status.fps:g} frames a second"
        + (f", the last {status.last_frame_age_s:.1f} s before this" if status.last_frame_age_s is not None else ""),
        "memory": f"{status.memory_bytes / 2**20:.0f} MiB",
        "log": f"{status.errors} errors, {status.warnings} warnings"
        + (f"; last: {status.last_error}" if status.last_error else ""),
        "program": f"Vitrine {status.program}, process {status.pid}",
    }
    if not status.up:
        del rows["now"]
    if status.careful:
        rows["careful"] = "after several crashes it shows the last good content, without films; restart it to try again"
    return "\n".join(f"{name:<8} {plain(words)}" for name, words in rows.items())


def _ago(when: float) -> str:
    return f"{_long(max(0.0, time.time() - when))} ago"


def _long(seconds: float) -> str:
    """Format a duration in its largest units."""
    if seconds < 2 * _MINUTE_S:
        return f"{seconds:.0f} s"
    if seconds < 2 * _HOUR_S:
        return f"{seconds // _MINUTE_S:.0f} min"
    if seconds < 2 * _DAY_S:
        return f"{seconds // _HOUR_S:.0f} h {seconds % _HOUR_S // _MINUTE_S:.0f} min"
    return f"{seconds // _DAY_S:.0f} days {seconds % _DAY_S // _HOUR_S:.0f} h"
