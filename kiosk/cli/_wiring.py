"""Wiring of `kiosk run`. It imports Kivy, whose window must be prepared before."""

import time
from functools import partial
from pathlib import Path

from kiosk.app import Services, StaffDevices
from kiosk.cli._exhibition import unusable
from kiosk.cli._monitoring import Monitoring
from kiosk.errors import KioskError
from kiosk.operations.delivery.sticks import StickSearch
from kiosk.operations.delivery.taking import take
from kiosk.operations.health import frame_due_s
from kiosk.operations.health.memory import MemoryLimit
from kiosk.operations.staff.recent_errors import RecentErrors
from kiosk.operations.staff.stick_content import StickContent
from kiosk.operations.updates.start import Start
from kiosk.operations.updates.updater import Updater
from kiosk.paths import Paths


def wired(
    own: Paths, paths: Paths, begun: Start, notes: RecentErrors, metrics: Path | None, *, windowed: bool
) -> tuple[Services, Monitoring]:
    """Return a kiosk that shows the content of a start, and its monitoring. Raises KioskError without content.

    `own` is the museum's own folder, and `paths` what is shown: that, or content from a stick. `notes` are the log
    lines for staff. A curator's window has no visitors, and may be closed.
    """
    if begun.loaded.exhibition is None:
        raise KioskError(unusable())
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
        staff_devices=StaffDevices(notes=notes.latest, sticks=StickContent(StickSearch(), partial(take, own=own))),
    )
    return parts, watch
