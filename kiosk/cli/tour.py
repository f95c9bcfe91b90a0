"""Walk through the exhibition automatically, and save a picture of every screen."""

import logging
import os
from pathlib import Path

import click

from kiosk.cli._exhibition import exhibition_paths, usable
from kiosk.cli._options import portrait_option, size_option
from kiosk.cli._terminal import log_to_terminal
from kiosk.i18n.tags import bare


@click.command()
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the pictures and index.html; pictures of an earlier tour in it are replaced.",
)
@size_option("1920x1080", of="screen")
@portrait_option
@click.option(
    "--languages",
    metavar="en,vi",
    help="Languages to show; the first at every stop, the others at fewer. All of the exhibition by default.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Only the attract screen, the home screen, the timelines and the panels, in the first language unless "
    "languages are given.",
)
def command(*, out: Path, size: tuple[int, int], portrait: bool, languages: str | None, quick: bool) -> None:
    """Walk through the exhibition by simulated touches, without a display, and save a picture of every screen in OUT.

    The exit code is 1 when a screen could not be reached; each of them is listed.
    """
    log_to_terminal(logging.WARNING)
    # The tour must not appear on the screen of the user, or be heard.
    os.environ.update(SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")
    from kiosk.content import library

    paths = exhibition_paths()
    exhibition = usable(library.load(paths))
    offered = exhibition.settings.languages
    chosen = tuple(bare(tag) for tag in (languages or "").split(",") if tag) or offered
    strange = [tag for tag in chosen if tag not in offered]
    if strange:
        raise click.BadParameter(
            f"{', '.join(strange)}: the exhibition has {', '.join(offered)}", param_hint="--languages"
        )
    if quick and not languages:
        chosen = chosen[:1]
    width, height = size
    from kiosk.ui.window.window import WindowOptions, prepare

    prepare(WindowOptions(size=(height, width) if portrait else (width, height)), paths.state)
    from kiosk.rehearsal.tour.tour import TourPlan, lost, take

    out.mkdir(parents=True, exist_ok=True)
    missing = lost(take(paths, exhibition, TourPlan(out, chosen, click.echo, quick)))
    if missing:
        raise click.ClickException("not reached:\n" + "\n".join(f"  {line}" for line in missing))
