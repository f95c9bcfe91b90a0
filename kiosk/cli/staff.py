"""Set the PIN that opens the staff screen of a running kiosk."""

import sys

import click

from kiosk.cli._exhibition import exhibition_paths
from kiosk.errors import KioskError


@click.group()
def command() -> None:
    """Settings that staff of the museum make on this machine; see docs/staff."""


@command.command("set-pin")
@click.option("--stdin", "from_stdin", is_flag=True, help="Read the PIN from the first line of the standard input.")
def set_pin(*, from_stdin: bool) -> None:
    """Set the PIN of the staff screen, 6 to 12 digits; a running kiosk uses it immediately.

    Run it as the user who runs the kiosk. Only a hash of the PIN is saved, in the kiosk's state folder.
    """
    from kiosk.operations.staff.pin_guard import Guard

    pin = sys.stdin.readline().strip() if from_stdin else _asked()
    folder = exhibition_paths().staff
    try:
        Guard(folder).set(pin)
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}") from error
    click.echo("The PIN is set. How to use it: docs/staff/README.md")


def _asked() -> str:
    """Ask twice, without an echo. Raises ClickException without a terminal."""
    if not sys.stdin.isatty():
        raise click.ClickException("there is no terminal to ask for the PIN; use --stdin")
    return str(click.prompt("PIN", hide_input=True, confirmation_prompt="Repeat the PIN"))
