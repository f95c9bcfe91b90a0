"""Open the kiosk on this screen."""

import gc
import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from kiosk.cli._ending import Ending
from kiosk.cli._memory import give_back_large_blocks
from kiosk.errors import KioskError
from kiosk.paths import Paths
from kiosk.staff.leaving import Leaving
from kiosk.staff.notes import FORMAT, Notes


@click.command()
@click.option("--windowed", is_flag=True, help="In a window, with a cursor: for curators.")
@click.option("--size", metavar="WxH", callback=lambda _c, _p, v: parse_size(v), help="The window's size in pixels.")
@click.option(
    "--metrics",
    metavar="FILE",
    envvar="VITRINE_METRICS",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep metrics for Prometheus in FILE, for node_exporter's textfile collector.",
)
def command(*, windowed: bool, size: tuple[int, int] | None, metrics: Path | None) -> None:
    """Open the kiosk on this screen."""
    ending = Ending()
    ending.listen()
    give_back_large_blocks()
    # What a start makes stays, so looking for what can be let go would only delay it.
    gc.disable()

    def ready(end: Callable[[], None]) -> None:
        gc.enable()
        ending.in_order(end)
        watch.begin()

    logging.basicConfig(level=logging.INFO, format=FORMAT, stream=sys.stderr)
    from kiosk.updates import start

    paths = Paths.find()
    notes = Notes(paths.state)
    logging.getLogger().addHandler(notes)
    # It waits for the disk most of the time, in which Kivy is imported.
    choosing = ThreadPoolExecutor(1).submit(start.choose, paths)
    from kiosk.ui.window import WindowOptions, prepare

    try:
        prepare(WindowOptions(windowed=windowed, size=size), paths.state)
        from kiosk.app import Backstage, Parts, run
        from kiosk.cli._watch import Watch
        from kiosk.updates.updater import Updater
        from kiosk.vitals import frame_due_s

        begun = choosing.result()
        start.tell(begun)
        if begun.loaded.exhibition is None:
            raise click.ClickException("exhibits/kiosk.yaml cannot be used. Run `kiosk check` to see why.")
        source = Updater(paths, begun)
        # A curator's window is nobody's visit.
        watch = Watch(begun, source, metrics=metrics, visitors=not windowed)
        parts = Parts(begun.paths, begun.loaded.exhibition, locked=not windowed, on_ready=ready)
        parts.on_step, parts.on_frame, parts.on_content = watch.step, watch.frame, watch.show
        parts.on_tick, parts.liveness_s = watch.tick, frame_due_s()
        parts.source = source
        parts.backstage = Backstage(notes=notes.latest)
        code = 1
        try:
            code = run(parts)
        finally:
            watch.end(going_on=code == Leaving.TO_RESTART)
    except KioskError as error:
        raise click.ClickException(str(error)) from error
    if code == Leaving.TO_RESTART:
        # In the same process: it is new all the same, and whoever watches it sees no end.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
    sys.exit(code)


def parse_size(text: str | None) -> tuple[int, int] | None:
    """Read "1920x1080"; click's BadParameter says what is wrong with anything else."""
    if text is None:
        return None
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 320 and int(height) >= 320):
        raise click.BadParameter(f'"{text}" is not a size such as 1920x1080')
    return int(width), int(height)
