"""What a command needs to work on: an exhibition that can be shown."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kiosk.content.model import Exhibition, Loaded

UNUSABLE = "exhibits/kiosk.yaml cannot be used. Run `kiosk check` to see why."


def usable(loaded: "Loaded") -> "Exhibition":
    """Give the exhibition that was loaded; click's exception where nothing can be shown."""
    if loaded.exhibition is None:
        raise click.ClickException(UNUSABLE)
    return loaded.exhibition
