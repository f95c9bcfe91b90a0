"""Write JSON Schemas, with which editors complete and explain YAML files."""

from pathlib import Path

import click

from kiosk.cli._command_list import listed
from kiosk.cli._exhibition import pass_paths
from kiosk.cli._options import FILE
from kiosk.errors import KioskError
from kiosk.paths import Paths


@click.command()
@click.option(
    "--page",
    "pages",
    multiple=True,
    type=FILE,
    help="A Markdown page whose tables of keys or commands are updated too. May be given several times.",
)
@pass_paths
def command(paths: Paths, pages: tuple[Path, ...]) -> None:
    """Write JSON Schemas (2020-12) for all kinds of YAML file into exhibits/.schema.

    The first line of a YAML file names its schema, `# yaml-language-server: $schema=...`: editors with a YAML language
    server then complete keys, explain them and underline errors. `kiosk check` finds more.
    """
    from kiosk.cli.main import main
    from kiosk.curator.reference import format_page as reference
    from kiosk.curator.reference import schema

    changed = [paths.name(path) for path in schema.write(paths)]
    try:
        changed += [str(page) for page in pages if reference.renew(page, {"commands": lambda: listed(main)})]
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    click.echo("\n".join([*changed, f"{len(changed)} files changed."]) if changed else "All files are up to date.")
