"""A thread that watches the X server, so that the main loop never waits for a reply."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.ui.window.x_server import GrabState, XServer

CHECK_S = 0.4
"""Seconds between two checks of the screen: a monitor may be swapped or rotated."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class XCallbacks:
    """Callbacks of the watch; they are called in its thread."""

    grabs: Callable[[GrabState], None] = lambda _grabs: None
    """Gets the state of the grabs after a check; not called while the window is not visible."""
    turned: Callable[[int], None] = lambda _quarters: None
    """Gets the rotation of the screen in quarter turns to the left."""


class XWatch:
    """Follows the screen and sends requests; the main loop never waits for a reply."""

    def __init__(self, window: int, callbacks: XCallbacks, *, follows: bool) -> None:
        """Take the id of the kiosk's window, and whether it must always fill the screen."""
        self._window, self._callbacks, self._follows = window, callbacks, follows
        self._check_wanted = self._front = self._stopped = False
        self._wake = threading.Event()
        self._turned = -1
        threading.Thread(target=self._run, name="kiosk-x-server", daemon=True).start()

    def check(self) -> None:
        """Request a check of the grabs. Requests do not pile up while there is no reply."""
        self._check_wanted = True
        self._wake.set()

    def to_front(self) -> None:
        """Request the window to come to the front."""
        self._front = True
        self._wake.set()

    def close(self) -> None:
        """Stop. A thread that is still waiting for a reply is abandoned."""
        self._stopped = True
        self._wake.set()

    def _run(self) -> None:
        server = XServer.open()
        if server is None:
            _log.warning("the X server cannot be asked: the kiosk does not follow its screen")
            return
        while not (self._stopped or server.gone):
            self._serve(server)
            server.forget_events()
            self._wake.wait(CHECK_S)
            self._wake.clear()
        server.close()

    def _serve(self, server: XServer) -> None:
        self._follow(server)
        if self._front:
            self._front = False
            server.to_front(self._window)
        # A window that is not visible cannot grab the mouse: SDL would block.
        if self._check_wanted and server.viewable(self._window):
            self._check_wanted = False
            self._callbacks.grabs(server.grabs())

    def _follow(self, server: XServer) -> None:
        quarters = server.quarters()
        if quarters != self._turned:
            self._turned = quarters
            self._callbacks.turned(quarters)
        # A window manager gives a window that fills the screen its new size itself.
        if self._follows and not server.managed():
            size = server.fit(self._window)
            if size is not None:
                _log.info("the screen has %d x %d pixels now", *size)
