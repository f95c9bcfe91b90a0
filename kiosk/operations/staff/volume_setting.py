"""What staff have set on the kiosk itself: it holds until they set it anew, also after a restart."""

import logging
from pathlib import Path

from kiosk.files import PRIVATE, write_whole

_NAME = "volume"
_log = logging.getLogger(__name__)


def read_volume(folder: Path) -> float | None:
    """Give the volume that staff have set, 0 to 1; None where they have not, or it cannot be read."""
    try:
        percent = int((folder / _NAME).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return percent / 100 if 0 <= percent <= 100 else None


def keep_volume(folder: Path, volume: float) -> None:
    """Keep it, in whole per cent; a disk that cannot be written is a line in the log."""
    try:
        write_whole(folder / _NAME, f"{round(volume * 100)}\n", mode=PRIVATE, to_disk=True)
    except OSError as error:
        _log.warning("the volume that staff have set is not kept for the next start: %s", error.strerror)
