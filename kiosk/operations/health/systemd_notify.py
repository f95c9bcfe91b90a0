"""Notifications to systemd by the protocol of sd_notify(3), with a null twin."""

import logging
import os
from typing import Protocol

SHORTEST_S, LONGEST_S = 0.2, 20.0
"""An unnecessary frame costs 50 ms on a machine that renders in software."""
_log = logging.getLogger(__name__)


class Notifier(Protocol):
    """The interface of a service manager."""

    def ready(self) -> None:
        """Report that the first frame is on the screen."""

    def alive(self) -> None:
        """Report that a frame was drawn."""

    def status(self, words: str) -> None:
        """Report in a line what the kiosk does; `systemctl status` shows it."""

    def stopping(self) -> None:
        """Report that the kiosk ends."""


class SystemdNotifier:
    """Sends to the socket that NOTIFY_SOCKET names. A failure is logged once."""

    def __init__(self, address: str) -> None:
        """Take the path of a socket, or @ and the name of an abstract socket."""
        import socket  # needed by a service only

        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        # A service manager that does not read must not block a frame.
        self._socket.setblocking(False)
        self._complained = False

    def ready(self) -> None:
        """Report that the first frame is on the screen."""
        self._send("READY=1")

    def alive(self) -> None:
        """Report that a frame was drawn."""
        self._send("WATCHDOG=1")

    def status(self, words: str) -> None:
        """Report in a line what the kiosk does."""
        self._send(f"STATUS={words}")

    def stopping(self) -> None:
        """Report that the kiosk ends."""
        self._send("STOPPING=1")

    def _send(self, message: str) -> None:
        try:
            self._socket.sendto(message.encode(), self._address)
        except OSError as error:
            if not self._complained:
                _log.warning("systemd does not hear the kiosk: %s", error)
            self._complained = True


class NullNotifier:
    """Sends nothing."""

    def ready(self) -> None:
        """Do nothing."""

    def alive(self) -> None:
        """Do nothing."""

    def status(self, words: str) -> None:
        """Do nothing."""

    def stopping(self) -> None:
        """Do nothing."""


def frame_due_s() -> float:
    """Return the interval of frames while nothing moves: a third of the timeout of systemd's watchdog."""
    # WATCHDOG_PID is ignored: it is the process of the compositor, which starts the kiosk.
    try:
        watchdog_s = int(os.environ.get("WATCHDOG_USEC", "")) / 1e6
    except ValueError:
        return LONGEST_S
    return min(LONGEST_S, max(SHORTEST_S, watchdog_s / 3))


def notifier() -> Notifier:
    """Return the notifier for the service manager that started this process."""
    # The variable stays in the environment, for a kiosk that staff restart.
    address = os.environ.get("NOTIFY_SOCKET", "")
    return SystemdNotifier(address) if address else NullNotifier()
