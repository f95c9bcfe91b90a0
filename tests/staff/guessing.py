"""Tries PINs at a guard in a process of its own, says what came of each, and is killed: `guessing.py FOLDER PIN`."""

import os
import signal
import sys
from pathlib import Path

from kiosk.operations.staff import pin_guard
from kiosk.operations.staff.pin_store import PinStore

folder, pin = Path(sys.argv[1]), sys.argv[2]
WHERE = sys.argv[3]
"""Where the process dies: before the PIN is judged, or after."""


def die(*_: object) -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return False


if WHERE == "before":
    PinStore.matches = die
verdict = pin_guard.Guard(folder).attempt(pin)
os.write(1, f"{verdict.answer} {verdict.wait_s:.0f}\n".encode())
die()
