"""Work that may hang, with a limit to how long it is waited for."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import subprocess

_BURIED_WITHIN_S = 2.0
"""What has been killed ends at once, except while it waits for a disk that does not answer."""
T = TypeVar("T")


class HungError(Exception):
    """It has not come to an end, or said anything, for as long as it may take."""


def within(limit_s: float, work: Callable[[], T]) -> T:
    """Give what work comes to; HungError when it takes longer: then it is left to itself, in a thread of its own."""
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - whoever waits for it is told
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
    """Give what a process writes until it ends; HungError when it writes nothing for so long: then it is killed.

    The time in which it is paused does not count.
    """
    import subprocess  # a start that runs no process does without

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
                process.communicate(timeout=_BURIED_WITHIN_S)
            raise HungError
