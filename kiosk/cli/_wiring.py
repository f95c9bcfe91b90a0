"""Puts together what `kiosk run` runs. Kivy comes with it: its window must be prepared before."""

import time
from pathlib import Path

from kiosk.app import Services, StaffDevices
from kiosk.cli._exhibition import UNUSABLE
from kiosk.cli._monitoring import Monitoring
from kiosk.errors import KioskError
from kiosk.operations.health import frame_due_s
from kiosk.operations.health.memory import MemoryLimit
from kiosk.operations.staff.recent_errors import RecentErrors
from kiosk.operations.updates.start import Start
from kiosk.operations.updates.updater import Updater
from kiosk.paths import Paths


def wired(
    paths: Paths, begun: Start, notes: RecentErrors, metrics: Path | None, *, windowed: bool
) -> tuple[Services, Monitoring]:
    """Give a kiosk that shows what a start found, and its watch; KioskError where there is nothing to show.

    `notes` are what staff can read of the log. In a curator's window there are no visitors, and it may be closed.
    """
    if begun.loaded.exhibition is None:
        raise KioskError(UNUSABLE)
    source = Updater(paths, begun)
    watch = Monitoring(begun, source, metrics=metrics, visitors=not windowed)
    parts = Services(
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
        wants_restart=MemoryLimit(time.monotonic).too_much,
        staff_devices=StaffDevices(notes=notes.latest),
    )
    return parts, watch
