"""The exhibition that a command works on."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kiosk.content.model import Exhibition, Loaded

UNUSABLE = "exhibits/kiosk.yaml cannot be used. Run `kiosk check` to see why."


def usable(loaded: "Loaded") -> "Exhibition":
    """Return the loaded exhibition. Raises ClickException when there is none to show."""
    if loaded.exhibition is None:
        raise click.ClickException(UNUSABLE)
    return loaded.exhibition
