"""Reads files of captions in a thread, and hands them over between two frames."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kivy.clock import Clock, ClockEvent

from kiosk.engines.playback.captions import CaptionTrack, load
from kiosk.operations.staff.background_call import BackgroundCall

_POLL_S = 1 / 60
_log = logging.getLogger(__name__)


@dataclass(eq=False)
class CaptionRequest:
    """A file that somebody waits for."""

    path: Path
    on_read: Callable[[CaptionTrack], None]
    cancelled: bool = False

    def cancel(self) -> None:
        """Wait for it no longer."""
        self.cancelled = True


class CaptionFiles:
    """Reads one file after the other; what nobody waits for any more is not read."""

    def __init__(self, read: Callable[[Path], CaptionTrack] = load) -> None:
        """Take what reads a file, in the thread; it raises nothing."""
        self._read = read
        self._errand: BackgroundCall[CaptionTrack] = BackgroundCall("kiosk-captions")
        self._queue: list[CaptionRequest] = []
        """The first is being read."""
        self._polling: ClockEvent | None = None

    def request(self, path: Path, on_read: Callable[[CaptionTrack], None]) -> CaptionRequest:
        """Read a file; `on_read` is called in a later frame."""
        asked = CaptionRequest(path, on_read)
        self._queue.append(asked)
        self._send()
        if self._polling is None:
            self._polling = Clock.schedule_interval(self.poll, _POLL_S)
        return asked

    @property
    def pending(self) -> bool:
        """Whether somebody waits for a file."""
        return any(not asked.cancelled for asked in self._queue)

    def wait(self, timeout_s: float) -> bool:
        """Wait until the file that is being read can be handed over; return whether it can."""
        return self._errand.wait(timeout_s)

    def poll(self, _dt: float = 0.0) -> None:
        """Hand over what was read, and begin with the next file."""
        found = self._errand.poll()
        if self._errand.pending:
            return
        done, self._queue = self._queue[0], [asked for asked in self._queue[1:] if not asked.cancelled]
        self._send()
        if not self._queue and self._polling is not None:
            self._polling.cancel()
            self._polling = None
        if not done.cancelled:
            done.on_read(found or CaptionTrack())

    def _send(self) -> None:
        if not self._queue:
            return
        try:
            self._errand.send(partial(self._read, self._queue[0].path))
        except RuntimeError as error:
            _log.warning("%s is not read: %s", self._queue[0].path, error)
