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
@click.option("--exhibit", metavar="ID", help="Only this exhibit, to be added to another exhibition by `kiosk add`.")
@click.option("--all", "everything", is_flag=True, help="Also exhibits, media and translations that are not shown.")
def command(folder: Path | None, file: Path | None, exhibit: str | None, *, everything: bool) -> None:
    """Write the exhibition in FOLDER, or the one that you are in, into one file.

    It holds the texts, media and translations that are shown, with a hash of each. `kiosk unpack` makes a folder of it
    again, and a running kiosk takes it from a USB stick: docs/staff/content.md.
    """
    from kiosk.content.library import load
    from kiosk.content.packing import ENDING, pack, pack_exhibit
    from kiosk.errors import KioskError, Severity
    from kiosk.operations.version import program_version
    from kiosk.settings.translations import catalogues_of

    paths = exhibition_paths(folder)
    loaded = load(paths)
    exhibition = usable(loaded)
    errors = sum(problem.severity is Severity.ERROR for problem in loaded.problems)
    if errors:
        click.echo(f"It has {errors} errors: a kiosk would not take it. Next: {call('check')}", err=True)
    target = file or Path(f"{exhibit or paths.root.name}{ENDING}")
    try:
        if exhibit:
            translations = catalogues_of(paths, exhibition.settings)
            manifest = pack_exhibit(paths, exhibition, translations, exhibit, target, program=program_version())
        else:
            manifest = pack(paths, exhibition, target, program=program_version(), everything=everything)
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{target} cannot be written: {error.strerror}") from error
    size = target.stat().st_size / 1e6
    click.echo(f"{target}: {len(manifest.files)} files, {size:.1f} MB, in {', '.join(manifest.languages)}.")
