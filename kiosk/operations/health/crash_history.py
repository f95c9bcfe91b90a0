"""Which starts of the kiosk came to a bad end: after three of them in a short time it starts with less."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from kiosk.files import READABLE, write_whole

MOST_CRASHES = 3
WITHIN_S = 300.0


class StartTime(Protocol):
    """A point in time that no clock on the wall has a part in."""

    @property
    def boot(self) -> str:
        """Which start of the machine it belongs to."""

    @property
    def s(self) -> float:
        """Seconds since that start."""


class CrashHistory:
    """A small file: the crashes of late, and a mark that stays behind when the process ends without a word."""

    def __init__(self, state: Path) -> None:
        """Take the state folder."""
        self.file = state / "starts.json"
        self._crashes: list[float] = []
        self._boot = ""

    def begin(self, now: StartTime) -> bool:
        """Mark a start; tell whether there were so many crashes that it should be a careful one.

        A power cut is no crash: what happened before the machine started does not count.
        """
        before = self._read()
        same = before.get("boot") == now.boot
        crashes = [at for at in before.get("crashes", []) if isinstance(at, int | float)] if same else []
        if same and before.get("running"):
            crashes.append(now.s)
        self._crashes = [at for at in crashes if 0 <= now.s - at <= WITHIN_S]
        self._boot = now.boot
        self._put(running=True)
        return len(self._crashes) >= MOST_CRASHES

    def settled(self) -> None:
        """Forget the crashes: the kiosk has run long enough."""
        self._crashes = []
        self._put(running=True)

    def ended(self) -> None:
        """Mark that this process ended as it should: whoever ended it starts it anew in the ordinary way.

        Called by whichever thread ends the process, so it takes no lock, not even the log's.
        """
        self._crashes = []
        self._put(running=False)

    def _read(self) -> dict[str, Any]:
        try:
            read = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return read if isinstance(read, dict) and isinstance(read.get("crashes", []), list) else {}

    def _put(self, *, running: bool) -> None:
        """Write it down; a full disk costs only the memory of crashes."""
        told = {"boot": self._boot, "running": running, "crashes": self._crashes}
        with suppress(OSError):
            write_whole(self.file, json.dumps(told), mode=READABLE)
