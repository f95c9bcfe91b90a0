"""A lock, so that at most one kiosk writes to a state folder."""

import time
from collections.abc import Callable
from pathlib import Path

import click

from kiosk.files import lock

LOCK = "kiosk.lock"
_TRIES, _EVERY_S = 6, 0.5
"""Longer than the two seconds in which a kiosk that was told to end does so."""


def alone(state: Path, sleep: Callable[[float], None] = time.sleep) -> None:
    """Lock a state folder until this process ends or calls exec. Raises ClickException if it is in use."""
    for number in range(_TRIES):
        try:
            if lock(state / LOCK) is not None:
                return
        except OSError:
            # A kiosk shows the exhibition even if its state folder cannot be written.
            return
        if number < _TRIES - 1:
            sleep(_EVERY_S)
    raise click.ClickException(
        f"another kiosk uses the state folder {state} (mend: end that one, or set VITRINE_STATE to another folder)"
    )
