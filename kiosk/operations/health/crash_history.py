"""The recent crashes of the kiosk: after three in a short time it starts carefully."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from kiosk.files import READABLE, write_whole

MOST_CRASHES = 3
WITHIN_S = 300.0


class StartTime(Protocol):
    """A point in time by a clock that cannot be set."""

    @property
    def boot(self) -> str:
        """The boot of the machine that it belongs to."""

    @property
    def s(self) -> float:
        """Seconds since that boot."""


class CrashHistory:
    """A small file: the recent crashes, and a mark that remains when the process ends unexpectedly."""

    def __init__(self, state: Path) -> None:
        """Take the state folder."""
        self.file = state / "starts.json"
        self._crashes: list[float] = []
        self._boot = ""

    def begin(self, now: StartTime) -> bool:
        """Mark a start; return whether it should be a careful one, after several crashes.

        A power cut is not a crash: what happened before the machine booted does not count.
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
        """Forget the crashes, because the kiosk has run long enough."""
        self._crashes = []
        self._put(running=True)

    def ended(self) -> None:
        """Mark that this process ended normally, so that the next start is a normal one.

        Called by any thread that ends the process, so it takes no lock, not even that of logging.
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
        """Write the file; a full disk loses only the crash history."""
        told = {"boot": self._boot, "running": running, "crashes": self._crashes}
        with suppress(OSError):
            write_whole(self.file, json.dumps(told), mode=READABLE)
