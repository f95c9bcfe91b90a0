"""One kiosk at most writes to a state folder."""

import time
from collections.abc import Callable
from pathlib import Path

import click

from kiosk.files import lock

LOCK = "kiosk.lock"
_TRIES, _EVERY_S = 6, 0.5
"""A kiosk that is told to end takes up to two seconds; who starts another meanwhile need not know."""


def alone(state: Path, sleep: Callable[[float], None] = time.sleep) -> None:
    """Hold a state folder until this process ends, or becomes another program. ClickException while another does."""
    for number in range(_TRIES):
        try:
            if lock(state / LOCK) is not None:
                return
        except OSError:
            # A folder that takes no file keeps no kiosk from showing the exhibition.
            return
        if number < _TRIES - 1:
            sleep(_EVERY_S)
    raise click.ClickException(
        f"another kiosk uses the state folder {state} (mend: end that one, or name another folder in VITRINE_STATE)"
    )
