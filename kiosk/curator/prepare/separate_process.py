"""A child process that reads and converts media; it is killed after a timeout."""

import json
import os
import selectors
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from kiosk.content.model import MediumKind
from kiosk.curator.prepare.recipes import CannotPrepareError, Progress

TIMEOUT_S = 120.0
TIMEOUT_S_PER_MIB = 60.0
"""Timeout for the work on one file, and the seconds that are added for each of its MiB.

A film in 4K takes up to half a minute per MiB on a slow machine.
"""
WORKER = (sys.executable, "-m", "kiosk.curator.prepare.worker")
_CRASHED = "reading it crashed: it is damaged, or takes too much memory"
_HERE = Path(__file__).parents[3]
"""The folder that holds the package, which need not be installed."""


class SeparateProcess:
    """The process, which is started on demand, and again after it was killed."""

    def __init__(self, command: tuple[str, ...] = WORKER) -> None:
        """Take the command; the process is started later."""
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._read = b""
        self._until_s = 0.0

    def judge(self, original: Path, kind: MediumKind) -> str:
        """Return why a file needs a form, "" where it needs none. Raises CannotPrepareError and OSError."""
        self._until_s = time.monotonic() + timeout_s(original)
        self._order({"judge": str(original.absolute()), "kind": str(kind)})
        return str(self._answer().get("reason") or "")

    def make(self, original: Path, place: Path, progress: Progress) -> None:
        """Make the form of the file that was judged last. Raises CannotPrepareError and OSError."""
        self._until_s = time.monotonic() + timeout_s(original)
        try:
            self._order({"make": str(place.absolute())})
            while "made" not in (answer := self._answer()):
                progress(float(answer["done"]))  # type: ignore[arg-type]
        except BaseException:
            # The process must not go on writing to the path.
            self.close()
            raise

    def close(self) -> None:
        """Kill the process."""
        process, self._process, self._read = self._process, None, b""
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            # Closing flushes to a process that is gone.
            with suppress(OSError):
                if stream:
                    stream.close()

    def _order(self, order: dict[str, str]) -> None:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                self._command,
                cwd=_HERE,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # An interrupt goes to this process only, which then kills the child.
                start_new_session=True,
            )
        try:
            if self._process.stdin:
                self._process.stdin.write(json.dumps(order).encode() + b"\n")
                self._process.stdin.flush()
        except BrokenPipeError as error:
            self.close()
            raise CannotPrepareError(_CRASHED) from error

    def _answer(self) -> dict[str, object]:
        answer: dict[str, object] = json.loads(self._line())
        if "failed" in answer:
            number, words = answer.get("errno"), str(answer["failed"])
            raise OSError(number, words) if isinstance(number, int) else CannotPrepareError(words)
        return answer

    def _line(self) -> bytes:
        """Return the next line of the process, which is killed when the line does not come in time."""
        if self._process is None or self._process.stdout is None:
            raise CannotPrepareError("its process is not running")
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._read:
                if not selector.select(max(self._until_s - time.monotonic(), 0.0)):
                    self.close()
                    raise CannotPrepareError("reading it takes too long, so it was stopped")
                piece = os.read(self._process.stdout.fileno(), 65_536)
                if not piece:
                    self.close()
                    raise CannotPrepareError(_CRASHED)
                self._read += piece
        line, _, self._read = self._read.partition(b"\n")
        return line


def timeout_s(original: Path) -> float:
    """Return the seconds that judging may take, and the same for making."""
    return TIMEOUT_S + TIMEOUT_S_PER_MIB * original.stat().st_size / 2**20
