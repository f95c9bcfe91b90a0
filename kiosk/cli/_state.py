"""Which state folder a command means: what was said, else the service's, else the user's own."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk.cli._root import become_owner
from kiosk.operations.service import installed_state
from kiosk.paths import Paths


def find_state() -> Path:
    """Give the state folder that VITRINE_STATE names, else that of the installed service, else the user's own."""
    own = None if os.environ.get("VITRINE_STATE") else installed_state()
    return own or Paths.find().state


def _owned(context: click.Context, _parameter: click.Parameter, state: Path) -> Path:
    # The report is written where the caller may write: it is the owner's only while the record is read.
    if context.info_name != "report" and not context.resilient_parsing:
        become_owner(state)
    return state


def state_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option --state to a command."""
    return click.option(
        "--state",
        metavar="FOLDER",
        type=click.Path(file_okay=False, path_type=Path),
        default=find_state,
        callback=_owned,
        help="The state folder of the kiosk that is meant; the service's, or your own.",
    )(command)
