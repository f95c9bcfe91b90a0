"""Timeouts for work that may hang."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import subprocess

_KILLED_WITHIN_S = 2.0
"""A killed process ends immediately, unless it is waiting for a disk that does not answer."""
T = TypeVar("T")


class HungError(Exception):
    """The work neither ended nor gave a sign of life within its timeout."""


def within(limit_s: float, work: Callable[[], T]) -> T:
    """Return the result of work in a thread. Raises HungError after the timeout; the thread is then abandoned."""
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised again by whoever waits
            outcome.set_exception(error)

    threading.Thread(target=run, name="kiosk-look", daemon=True).start()
    try:
        return outcome.result(limit_s)
    except TimeoutError as error:
        if outcome.done():
            raise
        raise HungError from error


def heard(
    process: "subprocess.Popen[str]",
    silent_s: float,
    *,
    step_s: float = 1.0,
    paused: Callable[[], bool] = lambda: False,
) -> tuple[str, str]:
    """Return what a process writes until it ends. Kills it and raises HungError when it writes nothing for so long.

    The time in which it is paused does not count.
    """
    import subprocess  # not needed by a start that runs no process

    said, still_s = 0, 0.0
    while True:
        step = min(step_s, silent_s)
        try:
            return process.communicate(timeout=step)
        except subprocess.TimeoutExpired as waiting:
            written = len(waiting.output or b"")
        still_s = 0.0 if written > said or paused() else still_s + step
        said = written
        if still_s >= silent_s:
            process.kill()
            with suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=_KILLED_WITHIN_S)
            raise HungError
