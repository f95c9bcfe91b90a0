"""The volume that staff have set on the kiosk; it is kept across restarts."""

import logging
from pathlib import Path

from kiosk.files import PRIVATE, write_whole

_NAME = "volume"
_log = logging.getLogger(__name__)


def read_volume(folder: Path) -> float | None:
    """Return the volume that staff have set, 0 to 1; None where there is none, or it cannot be read."""
    try:
        percent = int((folder / _NAME).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return percent / 100 if 0 <= percent <= 100 else None


def keep_volume(folder: Path, volume: float) -> None:
    """Save the volume in whole per cent; a failure is logged."""
    try:
        write_whole(folder / _NAME, f"{round(volume * 100)}\n", mode=PRIVATE, to_disk=True)
    except OSError as error:
        _log.warning("the volume that staff have set is not kept for the next start: %s", error.strerror)
