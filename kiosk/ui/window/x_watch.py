"""Asks the X server, and tells it, in a thread: the main loop never waits for an answer."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.ui.window.x_server import GrabState, XServer

LOOK_S = 0.4
"""So often the size of the screen is asked for: a monitor may be swapped, or turned."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class XCallbacks:
    """Who hears what; each is called in the thread."""

    taken: Callable[[GrabState], None] = lambda _taken: None
    """Whether somebody has keyboard and mouse, after a look; not while the window is not on the screen."""
    turned: Callable[[int], None] = lambda _quarters: None
    """By how many quarters to the left the screen is turned."""


class XWatch:
    """Follows the screen, and runs errands; what the server does not answer keeps nobody waiting."""

    def __init__(self, window: int, told: XCallbacks, *, follows: bool) -> None:
        """Take the number of the kiosk's window, and whether it is to fill the screen whatever size that has."""
        self._window, self._told, self._follows = window, told, follows
        self._look = self._front = self._over = False
        self._errand = threading.Event()
        self._turned = -1
        threading.Thread(target=self._run, name="kiosk-x-server", daemon=True).start()

    def look(self) -> None:
        """Ask who has keyboard and mouse. Questions do not pile up while there is no answer."""
        self._look = True
        self._errand.set()

    def to_front(self) -> None:
        """Ask for the window to come to the front."""
        self._front = True
        self._errand.set()

    def close(self) -> None:
        """Ask nothing more. A thread that is still waiting for an answer is left behind."""
        self._over = True
        self._errand.set()

    def _run(self) -> None:
        server = XServer.open()
        if server is None:
            _log.warning("the X server cannot be asked: the kiosk does not follow its screen")
            return
        while not (self._over or server.gone):
            self._serve(server)
            server.forget_events()
            self._errand.wait(LOOK_S)
            self._errand.clear()
        server.close()

    def _serve(self, server: XServer) -> None:
        self._follow(server)
        if self._front:
            self._front = False
            server.to_front(self._window)
        # What is not on the screen can have no mouse: SDL would wait for it.
        if self._look and server.viewable(self._window):
            self._look = False
            self._told.taken(server.taken())

    def _follow(self, server: XServer) -> None:
        quarters = server.quarters()
        if quarters != self._turned:
            self._turned = quarters
            self._told.turned(quarters)
        # A window manager gives a window that fills the screen its new size itself.
        if self._follows and not server.managed():
            size = server.fit(self._window)
            if size is not None:
                _log.info("the screen has %d x %d pixels now", *size)
