"""Files that somebody asks a command to write."""

from collections.abc import Callable
from pathlib import Path

import click

from kiosk.files import write_whole


def write_output(target: Path, text: str) -> None:
    """Write a text to a path of the user's choice, which may be a pipe or a device, as /dev/stdout. Raises OSError."""
    if target.is_symlink() or (target.exists() and not target.is_file()):
        target.write_text(text, encoding="utf-8")
    else:
        target.parent.resolve(strict=True)  # a folder that does not exist is an error here
        write_whole(target, text)


def report_written(target: Path, write: Callable[[], object]) -> None:
    """Write a file or a folder, and say so on the terminal. Raises ClickException where that is not possible."""
    try:
        write()
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}") from error
    click.echo(f"wrote {target}", err=True)
