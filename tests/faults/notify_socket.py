"""The receiving end of systemd's NOTIFY_SOCKET: the messages of the kiosk, and their times."""

import socket
import threading
from pathlib import Path

import own_time


class NotifySocket:
    """Receives datagrams as systemd does, in a thread."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "notify"
        self.told: list[tuple[float, str]] = []
        """When each message came, by own_time, and what it said."""
        self._changed = threading.Condition()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(self.path))
        threading.Thread(target=self._read, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def count(self, message: str) -> int:
        return sum(said == message for _at, said in self.told)

    def wait_for(self, message: str, times: int = 1, timeout_s: float = 30.0) -> None:
        """Wait until a message has arrived so many times."""
        with self._changed:
            came = own_time.wait_for(self._changed, lambda: self.count(message) >= times, timeout_s)
        assert came, f"no {message} for the {times}. time in {self.told}"

    def _read(self) -> None:
        try:
            while True:
                said = self._socket.recv(4096).decode()
                with self._changed:
                    self.told += [(own_time.now(), line) for line in said.splitlines()]
                    self._changed.notify_all()
        except OSError:
            return
