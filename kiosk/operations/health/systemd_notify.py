"""Tells systemd how the kiosk is, by the protocol of sd_notify(3); where nobody listens, tells nobody."""

import logging
import os
from typing import Protocol

SHORTEST_S, LONGEST_S = 0.2, 20.0
"""A frame that nobody needs costs 50 ms of a processor that draws by itself."""
_log = logging.getLogger(__name__)


class Notifier(Protocol):
    """Whom to tell."""

    def ready(self) -> None:
        """Tell that the first picture is on the screen."""

    def alive(self) -> None:
        """Tell that a frame was drawn."""

    def status(self, words: str) -> None:
        """Tell in a line what the kiosk does; `systemctl status` shows it."""

    def stopping(self) -> None:
        """Tell that the kiosk ends."""


class SystemdNotifier:
    """Sends to the socket that NOTIFY_SOCKET named. What cannot be sent is one line in the log."""

    def __init__(self, address: str) -> None:
        """Take the path of a socket, or @ and the name of an abstract one."""
        import socket  # most kiosks that are not a service do without

        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        # A manager that does not read must not stop a frame.
        self._socket.setblocking(False)
        self._complained = False

    def ready(self) -> None:
        """Tell that the first picture is on the screen."""
        self._send("READY=1")

    def alive(self) -> None:
        """Tell that a frame was drawn."""
        self._send("WATCHDOG=1")

    def status(self, words: str) -> None:
        """Tell in a line what the kiosk does."""
        self._send(f"STATUS={words}")

    def stopping(self) -> None:
        """Tell that the kiosk ends."""
        self._send("STOPPING=1")

    def _send(self, message: str) -> None:
        try:
            self._socket.sendto(message.encode(), self._address)
        except OSError as error:
            if not self._complained:
                _log.warning("systemd does not hear the kiosk: %s", error)
            self._complained = True


class NullNotifier:
    """Tells nobody."""

    def ready(self) -> None:
        """Do nothing."""

    def alive(self) -> None:
        """Do nothing."""

    def status(self, words: str) -> None:
        """Do nothing."""

    def stopping(self) -> None:
        """Do nothing."""


def frame_due_s() -> float:
    """Give how often a frame must be drawn where nothing moves: thrice in the time after which systemd would act."""
    # WATCHDOG_PID is not looked at: the compositor stands between systemd and the kiosk.
    try:
        watchdog_s = int(os.environ.get("WATCHDOG_USEC", "")) / 1e6
    except ValueError:
        return LONGEST_S
    return min(LONGEST_S, max(SHORTEST_S, watchdog_s / 3))


def notifier() -> Notifier:
    """Give what tells the service manager that has started this process."""
    # The name stays in the environment: a kiosk that staff restart is told it again.
    address = os.environ.get("NOTIFY_SOCKET", "")
    return SystemdNotifier(address) if address else NullNotifier()
