"""Add an exhibit that was packed in another exhibition."""

from pathlib import Path

import click

from kiosk.cli._exhibition import call, pass_paths, usable
from kiosk.cli._options import FILE
from kiosk.paths import Paths


@click.command()
@click.argument("file", type=FILE)
@pass_paths
def command(paths: Paths, file: Path) -> None:
    """Add the exhibit in FILE, which `kiosk pack --exhibit` has written, to this exhibition.

    Its media, sources and translations come with it. What is there stays as it is: where something else has a name
    that it needs, nothing is added.
    """
    from kiosk.content.library import load
    from kiosk.content.packing import PackError
    from kiosk.curator.writing.added_exhibit import add
    from kiosk.errors import KioskError

    exhibition = usable(load(paths))
    try:
        added = add(file, paths, exhibition.settings.source_language)
    except PackError as error:
        raise click.ClickException(f"{file} was not added: {error}") from error
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"exhibits/{added}.yaml is on the home screen. Next: {call('check')}")
