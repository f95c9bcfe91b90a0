"""Pack the exhibition into one file, to hand it over."""

from pathlib import Path

import click

from kiosk.cli._exhibition import call, exhibition_paths, usable
from kiosk.cli._options import FOLDER


@click.command()
@click.argument("folder", required=False, type=FOLDER)
@click.option(
    "-o",
    "--out",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; the folder's name with .vitrine by default.",
)
@click.option("--all", "everything", is_flag=True, help="Also exhibits, media and translations that are not shown.")
def command(folder: Path | None, file: Path | None, *, everything: bool) -> None:
    """Write the exhibition in FOLDER, or the one that you are in, into one file.

    It holds the texts, media and translations that are shown, with a hash of each. `kiosk unpack` makes a folder of it
    again, and a running kiosk takes it from a USB stick: docs/staff/content.md.
    """
    from kiosk.content.library import load
    from kiosk.content.packing import ENDING, pack
    from kiosk.errors import KioskError, Severity
    from kiosk.operations.version import program_version

    paths = exhibition_paths(folder)
    loaded = load(paths)
    exhibition = usable(loaded)
    errors = sum(problem.severity is Severity.ERROR for problem in loaded.problems)
    if errors:
        click.echo(f"It has {errors} errors: a kiosk would not take it. Next: {call('check')}", err=True)
    target = file or Path(f"{paths.root.name}{ENDING}")
    try:
        manifest = pack(paths, exhibition, target, program=program_version(), everything=everything)
    except (KioskError, OSError) as error:
        raise click.ClickException(f"{target} cannot be written: {error}") from error
    size = target.stat().st_size / 1e6
    click.echo(f"{target}: {len(manifest.files)} files, {size:.1f} MB, in {', '.join(manifest.languages)}.")
