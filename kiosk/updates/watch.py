"""Sees that files of the content have changed: the system tells, and where it does not, looking now and then does."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.paths import Paths
from kiosk.updates.survey import FOLDERS, Survey, survey

_log = logging.getLogger("kiosk.content")
COST_SHARE = 0.01
"""Of the time, at most this much goes into looking where nothing was told, unless more is asked for."""
SETTLE_S, GATHER_S = 0.02, 0.2
"""What is written within this time of each other is one change; but no longer than that is waited for more."""


def surveys(
    paths: Paths,
    stop: threading.Event,
    every_s: float,
    *,
    step_s: float = 1.0,
    settle_s: float = SETTLE_S,
    cost_share: float = COST_SHARE,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Survey]:
    """Give the content's files at once, after each change, and every `step_s` without one, until `stop` is set.

    Without a change they are looked at anew every `every_s` only, for network drives tell of none, and more seldom
    where that takes long; in between the last survey is given again. Waits in between; for a thread of its own,
    which wakes every `settle_s`, for the system's word is asked for.
    """
    look = _Look(paths)
    begun = clock()
    seen = look.survey()
    looked = clock()
    cost_s = looked - begun
    yield seen
    for stirred in _stirred(paths, stop, step_s, settle_s):
        begun = clock()
        if stirred or begun - looked > max(every_s, cost_s / cost_share):
            seen = look.survey()
            looked = clock()
            cost_s = looked - begun
        yield seen


class _Look:
    """Looks at the files; when that fails, in whatever way, the last look counts, and the next may do better."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._last: Survey = {}
        self._failing = False

    def survey(self) -> Survey:
        try:
            self._last = survey(self._paths)
            self._failing = False
        except Exception:  # noqa: BLE001  Without looks nothing new would ever be shown again.
            if not self._failing:
                _log.error("the files of the content cannot be looked at for now", exc_info=True)
            self._failing = True
        return self._last


def _stirred(paths: Paths, stop: threading.Event, step_s: float, settle_s: float) -> Iterator[bool]:
    """Tell again and again whether the system has told of a change; begin anew when a folder is another one."""
    while not stop.is_set():
        folders = _folders(paths)
        try:
            for stirred in _told(list(folders), stop, step_s, settle_s):
                yield stirred
                if _folders(paths) != folders:
                    yield True
                    break
        # The system watches no more files than it allows, and a folder may be gone between two lines.
        except Exception:  # noqa: BLE001  Whatever it is, looking now and then does.
            if not stop.wait(step_s):
                yield False


def _told(folders: list[Path], stop: threading.Event, step_s: float, settle_s: float) -> Iterator[bool]:
    if not folders:
        while not stop.wait(step_s):
            yield False
        return
    from watchfiles import watch

    # It has a line in the log for each change.
    logging.getLogger("watchfiles").setLevel(logging.WARNING)
    for changes in watch(
        *folders,
        watch_filter=None,
        debounce=round(max(GATHER_S, settle_s) * 1000),
        step=round(settle_s * 1000),
        stop_event=stop,
        rust_timeout=round(step_s * 1000),
        yield_on_timeout=True,
        raise_interrupt=False,
        ignore_permission_denied=True,
    ):
        yield bool(changes)


def _folders(paths: Paths) -> dict[Path, int]:
    """Give the folders that there are, each with its inode: one that was put in its place is another."""
    found = {}
    for name in FOLDERS:
        try:
            found[paths.root / name] = (paths.root / name).stat().st_ino
        except OSError:
            continue
    return found
