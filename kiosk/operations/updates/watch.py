"""Detection of changed content files: by notifications of the system, and by polling where there are none."""

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
"""Share of the time spent on surveys, unless more is requested."""
SETTLE_S, GATHER_S = 0.02, 0.2
"""Changes within the first time are one change; the second limits how long it may grow."""
MOST_FOLDERS = 4096
"""The system limits the number of watches for all programs together; beyond this number none is set."""
RETRY_S = 60.0
"""Seconds until watching is retried where it failed: each attempt costs a walk through the folders."""


class _Surveys:
    """The last survey, and the time from which the next may be made."""

    def __init__(self, paths: Paths, cost_share: float, clock: Callable[[], float]) -> None:
        self._paths, self._share, self._clock = paths, cost_share, clock
        self._changed = self._failing = False
        self.files: Survey = {}
        self.folders: frozenset[str] = frozenset()
        self.look()

    def look(self) -> None:
        """Survey the files now; after a failure of any kind the last survey stays valid until the next."""
        begun = self._clock()
        try:
            self.files, self.folders = look(self._paths)
            self._failing = False
        except Exception:  # noqa: BLE001  Without surveys no new content would ever be shown again.
            if not self._failing:
                _log.error("the files of the content cannot be looked at for now", exc_info=True)
            self._failing = True
        self._looked = self._clock()
        self._rest_s = (self._looked - begun) / self._share
        self._changed = False

    def due(self, every_s: float, *, changed: bool) -> bool:
        """Return whether to survey again: after a change, or after a while.

        Surveys take no more than their share of the time: a change is seen immediately where a survey is cheap, and
        with very many files as soon as that share allows.
        """
        self._changed = self._changed or changed
        since_s = self._clock() - self._looked
        return since_s > max(0.0 if self._changed else every_s, self._rest_s)


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
    """Yield a survey immediately, after each change, and every `step_s` without one, until `stop` is set.

    Without a change a new survey is made only every `every_s`, since network drives send no notifications, and less
    often where that takes long; in between the last survey is yielded again. Blocks in between: for a thread of its
    own, which wakes every `settle_s` to ask for notifications.
    """
    looking = _Surveys(paths, cost_share, clock)
    yield looking.files
    for changed in _changes(paths, looking, stop, (step_s, settle_s)):
        if looking.due(every_s, changed=changed):
            looking.look()
        yield looking.files


def _changes(paths: Paths, looking: _Surveys, stop: threading.Event, waits: tuple[float, float]) -> Iterator[bool]:
    """Yield whether the system has reported a change; set new watches when the folders change."""
    while not stop.is_set():
        tops, folders = _tops(paths), looking.folders
        try:
            for changed in _notifications(_watched(folders), stop, *waits):
                yield changed
                if looking.folders != folders or _tops(paths) != tops:
                    # Nothing reports what happens until the new watch is set.
                    yield True
                    break
        # The number of watches is limited, and a folder may disappear at any moment.
        except Exception:  # noqa: BLE001  Polling works in any case.
            yield from _unwatched(stop, waits[0])


def _unwatched(stop: threading.Event, step_s: float) -> Iterator[bool]:
    """Yield False for a while."""
    for _ in range(max(1, round(RETRY_S / step_s))):
        if stop.wait(step_s):
            return
        yield False


def _watched(folders: frozenset[str]) -> list[Path]:
    """Return the folders to watch, each by itself: a recursive watch would follow every link, even out of them."""
    return [Path(folder) for folder in sorted(folders)] if len(folders) <= MOST_FOLDERS else []


def _notifications(folders: list[Path], stop: threading.Event, step_s: float, settle_s: float) -> Iterator[bool]:
    if not folders:
        while not stop.wait(step_s):
            yield False
        return
    from watchfiles import watch

    # It logs a line for each change.
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
    """Return the top folders that exist, each with its inode, which tells when one was replaced."""
    found = {}
    for name in FOLDERS:
        try:
            found[paths.root / name] = (paths.root / name).stat().st_ino
        except OSError:
            continue
    return found
