"""Reads caption files in a thread, and delivers them between two frames."""

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
    """A request for a caption file."""

    path: Path
    on_read: Callable[[CaptionTrack], None]
    cancelled: bool = False

    def cancel(self) -> None:
        """Cancel the request."""
        self.cancelled = True


class CaptionFiles:
    """Reads one file after the other; cancelled requests are not read."""

    def __init__(self, read: Callable[[Path], CaptionTrack] = load) -> None:
        """Take the function that reads a file in the thread; it must not raise."""
        self._read = read
        self._call: BackgroundCall[CaptionTrack] = BackgroundCall("kiosk-captions")
        self._queue: list[CaptionRequest] = []
        """The requests; the first one is being read."""
        self._polling: ClockEvent | None = None

    def request(self, path: Path, on_read: Callable[[CaptionTrack], None]) -> CaptionRequest:
        """Read a file; `on_read` is called in a later frame."""
        request = CaptionRequest(path, on_read)
        self._queue.append(request)
        self._send()
        if self._polling is None:
            self._polling = Clock.schedule_interval(self.poll, _POLL_S)
        return request

    @property
    def pending(self) -> bool:
        """Whether there are requests that were not cancelled."""
        return any(not request.cancelled for request in self._queue)

    def wait(self, timeout_s: float) -> bool:
        """Wait until the current file has been read; return whether it has."""
        return self._call.wait(timeout_s)

    def poll(self, _dt: float = 0.0) -> None:
        """Deliver the file that was read, and start on the next one."""
        found = self._call.poll()
        if self._call.pending:
            return
        done, self._queue = self._queue[0], [request for request in self._queue[1:] if not request.cancelled]
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
            self._call.send(partial(self._read, self._queue[0].path))
        except RuntimeError as error:
            _log.warning("%s is not read: %s", self._queue[0].path, error)
