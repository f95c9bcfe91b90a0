"""Takes a packed exhibition from a stick: unpacked, checked, and named as what the kiosk shows."""

import logging
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from kiosk.content.packing import unpack
from kiosk.errors import KioskError, plain
from kiosk.operations.delivery.shown import current, deliveries, make_current
from kiosk.operations.updates import keeper
from kiosk.operations.updates.keeper import KeepResult, read_outcome
from kiosk.operations.updates.start import summary
from kiosk.operations.updates.supervised import HungError, heard
from kiosk.paths import Paths

SILENT_S = 300.0
"""Seconds without progress after which the check counts as hung."""
_DIGITS = 6
_HERE = Path(__file__).parents[3]
"""The folder of the package, which need not be installed."""

_log = logging.getLogger("kiosk.content")


def take(file: Path, own: Paths) -> bool:
    """Unpack and check a packed exhibition, and name it as what the kiosk shows from its next start.

    Returns whether that worked. Otherwise nothing has changed, and the log has a sentence. Never raises; it may take
    minutes.
    """
    try:
        _take(file, own)
    except (KioskError, OSError) as error:
        _log.error("%s is not taken: %s", plain(str(file)), plain(str(error)))
    except HungError:
        _log.error("%s is not taken: its check made no progress for %.0f s", plain(str(file)), SILENT_S)
    except Exception:  # noqa: BLE001  A thread of the kiosk calls this, and staff wait for the answer.
        _log.error("%s is not taken", plain(str(file)), exc_info=True)
    else:
        _log.info("%s is taken, and shown from the next start", plain(str(file)))
        return True
    return False


def _take(file: Path, own: Paths) -> None:
    place = deliveries(own)
    last = current(own)
    kept = {last.folder} if last else set()
    # A power cut may have left a half of something.
    _prune(place, kept)
    folder = place / f"{max(map(int, kept), default=0) + 1:0{_DIGITS}}"
    try:
        unpack(file, folder)
        _check(Paths(folder, own.state))
        make_current(own, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _check(taken: Paths) -> None:
    """Have the keeper check content, in a process of its own. Raises KioskError that says why it cannot be shown.

    Raises HungError and OSError as well. The keeper also makes the copy that the next start shows. Without room for
    that, the files are shown themselves.
    """
    command = [sys.executable, "-m", keeper.__name__, str(taken.root), str(taken.state), "", str(os.getpid())]
    process = subprocess.Popen(  # noqa: S603 - our own module
        command, cwd=_HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    said, wrong = heard(process, SILENT_S)
    try:
        outcome = read_outcome(said.strip().rpartition("\n")[2])
    except ValueError:
        last = wrong.strip().rpartition("\n")[2]
        raise KioskError(f"it could not be checked: {last or f'code {process.returncode}'}") from None
    if outcome.result is KeepResult.REFUSED:
        raise KioskError(summary(outcome.said))
    if outcome.result is KeepResult.CHANGING:
        raise KioskError("its files changed while they were checked")


def _prune(place: Path, kept: set[str]) -> None:
    """Remove all deliveries but these, and what an interrupted one has left."""
    with suppress(OSError):
        for path in place.iterdir():
            if path.name not in kept and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
