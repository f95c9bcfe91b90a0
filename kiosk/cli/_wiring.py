"""Puts together what `kiosk run` runs. Kivy comes with it: its window must be prepared before."""

import time
from pathlib import Path

from kiosk.app import Backstage, Parts
from kiosk.cli._exhibition import UNUSABLE
from kiosk.cli._watch import Watch
from kiosk.errors import KioskError
from kiosk.paths import Paths
from kiosk.staff.notes import Notes
from kiosk.updates.start import Start
from kiosk.updates.updater import Updater
from kiosk.vitals import frame_due_s
from kiosk.vitals.memory import Weight


def wired(paths: Paths, begun: Start, notes: Notes, metrics: Path | None, *, windowed: bool) -> tuple[Parts, Watch]:
    """Give a kiosk that shows what a start found, and its watch; KioskError where there is nothing to show.

    `notes` are what staff can read of the log. In a curator's window there are no visitors, and it may be closed.
    """
    if begun.loaded.exhibition is None:
        raise KioskError(UNUSABLE)
    source = Updater(paths, begun)
    watch = Watch(begun, source, metrics=metrics, visitors=not windowed)
    parts = Parts(
        begun.paths,
        begun.loaded.exhibition,
        locked=not windowed,
        on_step=watch.step,
        on_frame=watch.frame,
        liveness_s=frame_due_s(),
        on_tick=watch.tick,
        source=source,
        on_content=watch.show,
        careful=begun.careful,
        wants_restart=Weight(time.monotonic).too_much,
        backstage=Backstage(notes=notes.latest),
    )
    return parts, watch
