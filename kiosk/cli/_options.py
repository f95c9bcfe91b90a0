"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
"""An existing file."""
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
"""An existing folder."""
Command: TypeAlias = Callable[..., Any]


def several(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Combine options into one decorator; `--help` lists them in this order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def size_option(default: str | None = None, *, of: str) -> Callable[[Command], Command]:
    """Return the option --size: width and height in pixels, or None without a value and a default."""
    return click.option(
        "--size",
        metavar="WxH",
        default=default,
        show_default=True,
        callback=lambda _context, _parameter, text: _size(text),
        help=f"The {of}'s size in pixels.",
    )


portrait_option = click.option("--portrait", is_flag=True, help="The screen is upright: width and height are swapped.")


def _size(text: str | None) -> tuple[int, int] | None:
    """Parse "1920x1080". Raises BadParameter for anything else."""
    if text is None:
        return None
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 320 and int(height) >= 320):
        raise click.BadParameter(f'"{text}" is not a size such as 1920x1080')
    return int(width), int(height)
