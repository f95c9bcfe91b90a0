"""Options that several commands share, with what is said of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import click

from kiosk.paths import Paths

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
"""A file that is there."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
"""A folder that is there."""
Command: TypeAlias = Callable[..., Any]


def several(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Make one decorator of options, which `--help` lists in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def folder_option(holds: str = "exhibits/ and media/") -> Callable[[Command], Command]:
    """Make the option --folder, which `paths_in` understands."""
    return click.option("--folder", type=FOLDER, help=f"Holds {holds}; the installation's own by default.")


def paths_in(folder: Path | None) -> Paths:
    """Give the paths of the installation, with its content in another folder if one was named."""
    found = Paths.find()
    return replace(found, root=folder.absolute()) if folder else found


def size_option(default: str | None = None, *, of: str) -> Callable[[Command], Command]:
    """Make the option --size: width and height in pixels, or None where nobody says and there is no default."""
    return click.option(
        "--size",
        metavar="WxH",
        default=default,
        show_default=True,
        callback=lambda _context, _parameter, text: _size(text),
        help=f"The {of}'s size in pixels.",
    )


portrait_option = click.option(
    "--portrait", is_flag=True, help="The screen stands upright: width and height change places."
)


def _size(text: str | None) -> tuple[int, int] | None:
    """Read "1920x1080"; click's BadParameter says what is wrong with anything else."""
    if text is None:
        return None
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 320 and int(height) >= 320):
        raise click.BadParameter(f'"{text}" is not a size such as 1920x1080')
    return int(width), int(height)
