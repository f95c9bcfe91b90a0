"""Sees that files of the content have changed: the system tells, and where it does not, looking now and then does."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.content.file_list import FOLDERS
from kiosk.operations.updates.survey import Survey, look
from kiosk.paths import Paths

_log = logging.getLogger("kiosk.content")
COST_SHARE = 0.01
"""Of the time, at most this much goes into looking, unless more is asked for."""
SETTLE_S, GATHER_S = 0.02, 0.2
"""What is written within this time of each other is one change; but no longer than that is waited for more."""
MOST_FOLDERS = 4096
"""The system watches only so many, for all programs together; of more than this nothing is watched."""
RETRY_S = 60.0
"""Where the system cannot watch, it is asked again after this time: asking costs a walk through the folders."""


class _Looking:
    """The content's files as they were last seen, and when they may be looked at again."""

    def __init__(self, paths: Paths, cost_share: float, clock: Callable[[], float]) -> None:
        self._paths, self._share, self._clock = paths, cost_share, clock
        self._stirred = self._failing = False
        self.files: Survey = {}
        self.folders: frozenset[str] = frozenset()
        self.look()

    def look(self) -> None:
        """Look at the files now; when that fails, in whatever way, the last look counts, and the next may do better."""
        begun = self._clock()
        try:
            self.files, self.folders = look(self._paths)
            self._failing = False
        except Exception:  # noqa: BLE001  Without looks nothing new would ever be shown again.
            if not self._failing:
                _log.error("the files of the content cannot be looked at for now", exc_info=True)
            self._failing = True
        self._looked = self._clock()
        self._rest_s = (self._looked - begun) / self._share
        self._stirred = False

    def due(self, every_s: float, *, stirred: bool) -> bool:
        """Tell whether to look again: after a change, or after a while.

        Looks take no more than their share of the time: a change is seen at once where a look costs little, and of
        very many files as soon as that share allows.
        """
        self._stirred = self._stirred or stirred
        since_s = self._clock() - self._looked
        return since_s > max(0.0 if self._stirred else every_s, self._rest_s)


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
    looking = _Looking(paths, cost_share, clock)
    yield looking.files
    for stirred in _stirred(paths, looking, stop, (step_s, settle_s)):
        if looking.due(every_s, stirred=stirred):
            looking.look()
        yield looking.files


def _stirred(paths: Paths, looking: _Looking, stop: threading.Event, waits: tuple[float, float]) -> Iterator[bool]:
    """Tell again and again whether the system has told of a change; begin anew when there are other folders."""
    while not stop.is_set():
        tops, folders = _tops(paths), looking.folders
        try:
            for stirred in _told(_watched(folders), stop, *waits):
                yield stirred
                if looking.folders != folders or _tops(paths) != tops:
                    # What happens until the new watch stands is told by nobody.
                    yield True
                    break
        # The system watches no more files than it allows, and a folder may be gone between two lines.
        except Exception:  # noqa: BLE001  Whatever it is, looking now and then does.
            yield from _unwatched(stop, waits[0])


def _unwatched(stop: threading.Event, step_s: float) -> Iterator[bool]:
    """Tell of no change for a while."""
    for _ in range(max(1, round(RETRY_S / step_s))):
        if stop.wait(step_s):
            return
        yield False


def _watched(folders: frozenset[str]) -> list[Path]:
    """Give the folders to watch, each by itself: the system would follow every link in them, and out of them."""
    return [Path(folder) for folder in sorted(folders)] if len(folders) <= MOST_FOLDERS else []


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
        recursive=False,
    ):
        yield bool(changes)


def _tops(paths: Paths) -> dict[Path, int]:
    """Give the folders that there are, each with its inode: one that was put in its place is another."""
    found = {}
    for name in FOLDERS:
        try:
            found[paths.root / name] = (paths.root / name).stat().st_ino
        except OSError:
            continue
    return found
