"""Open the kiosk on this screen."""

import gc
import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kiosk.cli._crashes import Crashes
from kiosk.cli._exhibition import exhibition_paths
from kiosk.cli._options import size_option
from kiosk.cli._shutdown import Shutdown, leave
from kiosk.cli._single_instance import alone
from kiosk.cli._streams import keep_streams
from kiosk.errors import KioskError
from kiosk.operations.health.allocator import give_back_large_blocks
from kiosk.operations.staff.exit_codes import GAVE_UP, Leaving
from kiosk.operations.staff.recent_errors import FORMAT, Lines, RecentErrors
from kiosk.paths import Paths

if TYPE_CHECKING:
    from kiosk.ui.window.window import WindowOptions


@click.command()
@click.option("--windowed", is_flag=True, help="In a window, with a cursor: for curators.")
@size_option(of="window")
@click.option(
    "--metrics",
    metavar="FILE",
    envvar="VITRINE_METRICS",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write metrics for Prometheus to FILE, for node_exporter's textfile collector.",
)
def command(*, windowed: bool, size: tuple[int, int] | None, metrics: Path | None) -> None:
    """Open the kiosk on this screen."""
    ending = Shutdown()
    ending.listen()
    give_back_large_blocks()
    keep_streams()
    # Objects of the start stay alive, so garbage collection would only delay it; the app enables it later.
    gc.disable()
    to_stderr = logging.StreamHandler(sys.stderr)
    to_stderr.setFormatter(Lines(FORMAT))
    logging.basicConfig(level=logging.INFO, handlers=[to_stderr])
    paths = exhibition_paths()
    alone(paths.state)
    # A curator's window has no visits, and closing it is not a crash.
    crashes = Crashes(paths.state, counts=not windowed)
    from kiosk.ui.window.window import WindowOptions

    try:
        code = _run(paths, WindowOptions(windowed=windowed, size=size), ending, crashes, metrics)
    except KioskError as error:
        crashes.over()
        raise click.ClickException(str(error)) from error
    if code != GAVE_UP:
        crashes.over()
    if code == Leaving.TO_RESTART:
        # The same process id: the service manager sees no end of the process.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
    leave(code)


def _run(own: Paths, options: "WindowOptions", ending: Shutdown, crashes: Crashes, metrics: Path | None) -> int:
    """Run a kiosk from its start to its end; return the exit code. Raises KioskError when it cannot run."""

    def ready(end: Callable[[], None]) -> None:
        # An end before the first frame is a crash: systemd ends a start that hangs in this way.
        ending.on_end = crashes.over
        ending.in_order(end)
        watch.begin()
        crashes.running()

    from kiosk.operations.delivery.shown import content_root
    from kiosk.operations.updates import start

    notes = RecentErrors(own.state)
    logging.getLogger().addHandler(notes)
    paths = content_root(own)
    # It mostly waits for the disk; Kivy is imported in the meantime.
    choosing = ThreadPoolExecutor(1).submit(start.choose, paths, careful=crashes.careful)
    from kiosk.ui.window.window import prepare

    prepare(options, paths.state)
    from kiosk.app import run
    from kiosk.cli._wiring import wired

    begun = choosing.result()
    start.tell(begun)
    parts, watch = wired(own, paths, begun, notes, metrics, windowed=options.windowed)
    parts.on_ready = ready
    code = GAVE_UP
    try:
        code = run(parts)
    finally:
        watch.end(going_on=code == Leaving.TO_RESTART)
        crashes.stop()
    return code
