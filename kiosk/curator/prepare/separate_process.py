"""Has media read and made in a process of its own, which is ended when it takes too long."""

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

PATIENCE_S = 120.0
PATIENCE_S_PER_MIB = 60.0
"""Seconds that the work on one file may take, and those that each of its MiB may take in addition.

A film in 4K takes up to half a minute a MiB on a slow machine.
"""
WORKER = (sys.executable, "-m", "kiosk.curator.prepare.worker")
_CRASHED = "reading it ended in a crash: it is damaged, or takes too much memory"
_HERE = Path(__file__).parents[2]
"""The folder that holds the package, from where it is found."""


class SeparateProcess:
    """The process, begun when there is something to do, and anew after it had to be ended."""

    def __init__(self, command: tuple[str, ...] = WORKER) -> None:
        """Take the command that begins it; begin nothing yet."""
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._read = b""
        self._until_s = 0.0

    def judge(self, original: Path, kind: MediumKind) -> str:
        """Return why a form is to be made of a file, "" where it is good. Raises CannotPrepareError and OSError."""
        self._until_s = time.monotonic() + patience_s(original)
        self._order({"judge": str(original.absolute()), "kind": str(kind)})
        return str(self._answer().get("reason") or "")

    def make(self, original: Path, place: Path, progress: Progress) -> None:
        """Make the form of the file that was judged last. Raises CannotPrepareError and OSError."""
        self._until_s = time.monotonic() + patience_s(original)
        try:
            self._order({"make": str(place.absolute())})
            while "made" not in (answer := self._answer()):
                progress(float(answer["done"]))  # type: ignore[arg-type]
        except BaseException:
            # Nobody may go on writing at the place.
            self.close()
            raise

    def close(self) -> None:
        """End the process."""
        process, self._process, self._read = self._process, None, b""
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            # What was not taken any more is lost.
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
                # Whoever interrupts the run interrupts this process, which then ends that one.
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
        """Return the next line that the process writes; what is written too late, or never, ends it."""
        if self._process is None or self._process.stdout is None:
            raise CannotPrepareError("nobody works on it")
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._read:
                if not selector.select(max(self._until_s - time.monotonic(), 0.0)):
                    self.close()
                    raise CannotPrepareError("reading it takes too long, so it was given up")
                piece = os.read(self._process.stdout.fileno(), 65_536)
                if not piece:
                    self.close()
                    raise CannotPrepareError(_CRASHED)
                self._read += piece
        line, _, self._read = self._read.partition(b"\n")
        return line


def patience_s(original: Path) -> float:
    """Return the seconds that judging, and then making, may take."""
    return PATIENCE_S + PATIENCE_S_PER_MIB * original.stat().st_size / 2**20
