"""The state folder of a command: the given one, else that of the service, else that of the user."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kiosk.cli._exhibition import named_exhibition
from kiosk.cli._root import become_owner
from kiosk.operations.service import installed_state
from kiosk.paths import Paths


def find_state() -> Path:
    """Return the state folder in VITRINE_STATE, else that of the installed service, else that of the user."""
    own = None if os.environ.get("VITRINE_STATE") else installed_state()
    return own or Paths.find(named_exhibition()).state


def _owned(context: click.Context, _parameter: click.Parameter, state: Path) -> Path:
    # `report` writes files as its caller, and acts as the owner only while it reads the record.
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
        help="The state folder of the kiosk; by default that of the service, else your own.",
    )(command)
