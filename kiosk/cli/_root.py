"""Root opens no state folder as root: a command becomes the owner of the folder first."""

import os
from pathlib import Path

import click

from kiosk.errors import KioskError
from kiosk.paths import Paths

WITH_STATE = ("doctor", "report", "status")
"""Commands that have the option --state: see `_state`."""
_AS_ROOT = ("service",)
"""Commands that change the system and open no state folder."""


def give_up_root(command: str | None) -> None:
    """Become the owner of the state folder that a command will open, if this is root. Raises ClickException."""
    if command not in (None, *WITH_STATE, *_AS_ROOT):
        become_owner(Paths.find().state)


def become_owner(state: Path) -> None:
    """Become the owner of a state folder, if this is root. Raises ClickException if that is not allowed."""
    if os.geteuid() != 0:
        return
    from kiosk.operations.service import folder_owner

    try:
        folder_owner.give_up_root(state)
    except KioskError as error:
        raise click.ClickException(str(error)) from error
