"""The real kiosk in a separate process: its log, and its end. Times are measured by own_time."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import own_time

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?P<level>[A-Z]+) (?P<logger>[\w.]+): (?P<message>.*)")
READY = "kiosk.app: ready"
PAUSE_S = 0.02
START_S = 30.0
"""A start takes about a second; a slow machine may need longer."""


class KioskProcess:
    """A started kiosk. A thread reads its output, so that tests wait for lines instead of sleeping."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.lines: list[str] = []
        self._changed = threading.Condition()
        self._over = False
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, words: str, timeout_s: float = START_S) -> "KioskProcess":
        """Wait for a line in the log."""

        def seen() -> bool:
            return self._over or any(words in line for line in self.lines)

        with self._changed:
            assert own_time.wait_for(self._changed, seen, timeout_s), f"no {words!r} in:\n{self.log}"
        assert any(words in line for line in self.lines), f"ended without {words!r}:\n{self.log}"
        return self

    def ready(self) -> "KioskProcess":
        return self.wait_for(READY)

    def logged_at(self, words: str) -> float:
        """Return when the first line with these words was written, by the kiosk's clock, in seconds of time.time."""
        line = next(line for line in self.lines if words in line)
        return datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f").astimezone().timestamp()

    def stop_reading(self) -> None:
        """Close the pipe at this end: the output of the kiosk has no reader from now on."""
        assert self.process.stderr is not None
        nowhere = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nowhere, self.process.stderr.fileno())
        os.close(nowhere)

    def outlives(self, seconds: float) -> bool:
        """Return whether it still runs after this time."""
        return not self._ends_within(seconds)

    def code(self, timeout_s: float = START_S) -> int:
        """Wait for the end; return the exit code."""
        assert self._ends_within(timeout_s), f"it does not end:\n{self.log}"
        self._reader.join(5)
        return self.process.wait()

    def end(self, by: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal; return the exit code, and the seconds until it came."""
        begun = own_time.now()
        self.process.send_signal(by)
        code = self.code(10.0)
        return code, own_time.now() - begun

    def tell(self) -> None:
        """Print its state, which pytest shows for a failed test."""
        code = self.process.poll()
        sys.stdout.write(f"the kiosk {'runs' if code is None else f'has ended with {code}'}; its log:\n{self.log}\n")

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def log(self) -> str:
        return "\n".join(self.lines)

    @property
    def complaints(self) -> list[str]:
        """Return the warnings and errors in the log, each with its level and logger; every line must be well-formed."""
        found = []
        for line in self.lines:
            parsed = LINE.fullmatch(line)
            assert parsed, f"not a line of the log: {line!r} in\n{self.log}"
            if parsed["level"] != "INFO":
                found.append(f"{parsed['level']} {parsed['logger']}: {parsed['message']}")
        return found

    def _ends_within(self, seconds: float) -> bool:
        over = own_time.now() + seconds
        while own_time.now() < over:
            try:
                self.process.wait(PAUSE_S)
            except subprocess.TimeoutExpired:
                continue
            return True
        return False

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._changed:
                self.lines.append(line.rstrip("\n"))
                self._changed.notify_all()
        with self._changed:
            self._over = True
            self._changed.notify_all()


def assert_ends_well(kiosk: KioskProcess, by: signal.Signals = signal.SIGTERM) -> None:
    """Assert that it ends with code 0 in under two seconds and without a traceback."""
    code, seconds = kiosk.end(by)
    assert (code, "Traceback" in kiosk.log) == (0, False), kiosk.log
    assert seconds < 2.0, kiosk.log


def python(*arguments: str | Path) -> list[str]:
    """Return the command that runs Python with these arguments."""
    return [sys.executable, *map(str, arguments)]


def environment(**changes: str | None) -> dict[str, str]:
    """Return the environment of this process without its displays; None removes a variable."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIVY_", "SDL_", "WAYLAND"))}
    merged: dict[str, str | None] = {**kept, "DISPLAY": None, "SDL_AUDIODRIVER": "dummy", **changes}
    return {name: value for name, value in merged.items() if value is not None}


Start = Callable[..., KioskProcess]
