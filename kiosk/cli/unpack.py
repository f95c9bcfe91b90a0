"""Make a folder of a packed exhibition."""

import shlex
from pathlib import Path

import click

from kiosk.cli._options import FILE

_GB = 10**9


@click.command()
@click.argument("file", type=FILE)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--most", metavar="GB", type=click.FloatRange(0.001), help="Unpack no more than this; 34 by default.")
def command(file: Path, folder: Path, most: float | None) -> None:
    """Make FOLDER of FILE, which `kiosk pack` has written.

    Every file is checked against its hash. FOLDER becomes whole, or nothing is written.
    """
    from kiosk.content.packing import MOST_BYTES, PackError, unpack
    from kiosk.errors import KioskError, plain_lines

    try:
        manifest = unpack(file, folder, most_bytes=int(most * _GB) if most else MOST_BYTES)
    except PackError as error:
        raise click.ClickException(f"{file} was not unpacked: {error}") from error
    except (KioskError, OSError) as error:
        raise click.ClickException(str(error)) from error
    said = [f"{manifest.title}: {len(manifest.files)} files, in {', '.join(manifest.languages)}."]
    said += [f"  {credit}" for credit in manifest.credits]
    click.echo(plain_lines("\n".join([*said, f"Next: kiosk -C {shlex.quote(str(folder))} check"])))
