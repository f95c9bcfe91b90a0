"""Install the kiosk as a service of this machine, remove it, or show its status."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from kiosk.cli._exhibition import exhibition_paths
from kiosk.errors import KioskError
from kiosk.operations.service import Hours, ServicePlan, files, install, missing_programs, remove, standing
from kiosk.operations.service.units import METRICS

_SYSTEM = Path("/")
_MEMORY = re.compile(r"\d+(?:%|[KMGT])?")
_USER = re.compile(r"[a-z_][a-z0-9_-]{0,30}")


@contextmanager
def _errors_as_messages() -> Iterator[None]:
    """Convert KioskError to a ClickException."""
    try:
        yield
    except KioskError as error:
        raise click.ClickException(str(error)) from error


_ROOT = click.option(
    "--root",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    default=_SYSTEM,
    help="A system below FOLDER, such as an image that is being built; nothing is started there.",
)


@click.group()
def command() -> None:
    """Run the kiosk as a service: started at boot, and restarted whenever it ends."""


@command.command("install")
@click.option("--hours", metavar="09:30-18:00", help="When the screen is on; always by default.")
@click.option("--days", metavar="Tue..Sun", default="", help="On which days the hours apply; on all by default.")
@click.option("--user", default="vitrine", show_default=True, help="The user that it runs as; created if missing.")
@click.option("--memory-max", default="75%", show_default=True, help="Beyond this the kiosk is restarted.")
@click.option(
    "--metrics",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default=METRICS,
    show_default=True,
    help="Where metrics for Prometheus are written.",
)
@click.option("--dry-run", is_flag=True, help="Only show the files that would be written.")
@_ROOT
def install_(
    *, hours: str | None, days: str, user: str, memory_max: str, metrics: Path, dry_run: bool, root: Path
) -> None:
    """Write the systemd units and start the kiosk; to be run as root. Run it again to update them."""
    if not _USER.fullmatch(user):
        raise click.BadParameter(f'"{user}" is not a valid user name', param_hint="--user")
    if not _MEMORY.fullmatch(memory_max):
        raise click.BadParameter(f'"{memory_max}" is not an amount such as 75% or 1500M', param_hint="--memory-max")
    with _errors_as_messages():
        opening = Hours.read(hours, days) if hours else None
        program, home = Path(sys.prefix) / "bin" / "kiosk", exhibition_paths().root
        plan = ServicePlan(program, home, user, memory_max, metrics.absolute(), opening)
        if dry_run:
            click.echo("\n".join(f"==> /{place}\n{text}" for place, text in files(plan).items()))
            return
        lacking = missing_programs() if root == _SYSTEM else []
        if lacking:
            raise KioskError(f"programs are missing (mend: sudo apt install {' '.join(lacking)})")
        for line in install(plan, root):
            click.echo(line)


@command.command("remove")
@_ROOT
def remove_(*, root: Path) -> None:
    """Stop the service and delete its files; the PIN, the record of visits and the user are kept."""
    with _errors_as_messages():
        done = remove(root)
    for line in done or ["The service is not installed."]:
        click.echo(line)


@command.command()
@_ROOT
def status(*, root: Path) -> None:
    """Show whether the service is installed and running; the exit code is 1 when it is not."""
    found = standing(root)
    if not found.installed:
        click.echo("The service is not installed (mend: sudo kiosk service install)")
        raise SystemExit(1)
    click.echo(f"vitrine.service is {found.active}, after {found.restarts} restarts")
    if found.timers:
        click.echo(f"opening hours: {', '.join(found.timers)}")
    if found.active != "active":
        raise SystemExit(1)


@command.command(hidden=True)
@click.argument("hours")
@click.option("--days", default="")
def within(*, hours: str, days: str) -> None:
    """Exit with 0 within these hours, with 1 outside them; for vitrine-boot.service."""
    with _errors_as_messages():
        open_now = Hours.read(hours, days).open_at(datetime.now().astimezone())
    raise SystemExit(0 if open_now else 1)
