"""The exhibition that a command works on: the option -C, before or after the command."""

import shlex
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kiosk.paths import Origin, Paths, current_folder, find_exhibition, shipped_exhibition

if TYPE_CHECKING:
    from kiosk.content.model import Exhibition, Loaded

OPTION = "exhibition_folder"
HELP = "The folder of the exhibition; by default the one that you are in, else the one that ships."
_NAMED, _TOLD = "kiosk.exhibition", "kiosk.exhibition.told"


def add_option(command: click.Command) -> click.Command:
    """Add -C to a command and to all below it."""
    if not any(parameter.name == OPTION for parameter in command.params):
        command.params.append(
            click.Option(
                ["-C", "--exhibition", OPTION],
                metavar="FOLDER",
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                expose_value=False,
                is_eager=True,
                callback=_name,
                help=HELP,
            )
        )
    if isinstance(command, click.Group):
        for one in command.commands.values():
            add_option(one)
    return command


def exhibition_paths(folder: Path | None = None) -> Paths:
    """Return the folders of the exhibition: `folder` or that of -C, else the one that is found.

    Says on standard error which one that is where one might expect another.
    """
    context = click.get_current_context()
    named = folder or named_exhibition()
    found = find_exhibition(named)
    if not context.meta.get(_TOLD) and _may_surprise(found.origin):
        click.echo(f"The exhibition in {found.root} ({found.origin.value}).", err=True)
    context.meta[_TOLD] = True
    return Paths.find(named)


def named_exhibition() -> Path | None:
    """Return the folder that -C names."""
    named: Path | None = click.get_current_context().meta.get(_NAMED)
    return named


def pass_paths(command: Callable[..., Any]) -> Callable[..., Any]:
    """Call a command with the folders of the exhibition as its first argument."""

    @wraps(command)
    def called(*arguments: Any, **options: Any) -> Any:
        return command(exhibition_paths(), *arguments, **options)

    return called


def call(words: str) -> str:
    """Return the call of another command on the same exhibition: kiosk -C lighthouse check."""
    named = named_exhibition()
    return f"kiosk -C {shlex.quote(str(named))} {words}" if named else f"kiosk {words}"


def unusable() -> str:
    """Return the sentence that there is no exhibition to show, with what tells why."""
    return f"exhibits/kiosk.yaml cannot be used. Run `{call('check')}` to see why."


def usable(loaded: "Loaded") -> "Exhibition":
    """Return the loaded exhibition. Raises ClickException when there is none to show."""
    if loaded.exhibition is None:
        raise click.ClickException(unusable())
    return loaded.exhibition


def _name(context: click.Context, _parameter: click.Parameter, folder: Path | None) -> None:
    if folder:
        context.meta[_NAMED] = folder


def _may_surprise(origin: Origin) -> bool:
    if origin is Origin.SHIPPED:
        here = current_folder()
        return here is None or not here.is_relative_to(shipped_exhibition())
    # A program that sets the variable knows what it has set; a person may have forgotten.
    return origin is Origin.ABOVE or (origin is Origin.VARIABLE and sys.stderr.isatty())
