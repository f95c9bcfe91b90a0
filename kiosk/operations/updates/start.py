"""What a kiosk shows when it starts: the present content if it has no errors, else the last good copy."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.content.model import Loaded
from kiosk.content.repeated_problems import told_once
from kiosk.errors import Problem, Severity, plain
from kiosk.operations.updates.loading import failed, load
from kiosk.operations.updates.store import ContentStore, Generation
from kiosk.operations.updates.supervised import HungError, within
from kiosk.operations.updates.survey import Survey, age_s, items_of, mark_of, survey
from kiosk.paths import Paths

LIMIT_S = 5.0
"""Seconds in which the files must be surveyed and checked, if there is a copy to show instead."""
LEAST_S = 1.0
SETTLED_S = 5.0
"""Seconds without a change after which content counts as complete."""

_log = logging.getLogger("kiosk.content")


@dataclass(frozen=True, slots=True)
class Start:
    """What is shown at the start."""

    paths: Paths
    """Where the content is read from: the installation itself, or a copy."""
    loaded: Loaded
    seen: Survey
    """The present content, shown or not."""
    generation: Generation | None = None
    """The copy that is shown, if any."""
    faults: tuple[str, ...] = ()
    """Why the present content is not shown."""
    latest: bool = False
    """Whether that copy is of the present content."""
    careful: bool = False
    """Whether this is a start after crashes: without films, and without content that was already there."""


def choose(
    live: Paths, now_ns: Callable[[], int] = time.time_ns, *, careful: bool = False, limit_s: float = LIMIT_S
) -> Start:
    """Choose what to show. Never raises, whatever the files and the state folder contain.

    A careful start shows a copy that was good, whatever the present content. If there is a copy, no more than
    `limit_s` is spent on the present content.
    """
    store = ContentStore(live.state)
    seen: Survey = {}
    try:
        begun_s = time.monotonic()
        try:
            seen = within(limit_s, lambda: survey(live))
        except HungError:
            # A network drive that does not answer, for example: the kiosk looks again while it runs.
            begun = _newest(live, store, {}, (f"its files could not be looked at within {limit_s:.0f} s",))
            if begun:
                return replace(begun, careful=careful)
            seen = survey(live)
        left_s = limit_s - (time.monotonic() - begun_s)
        return _chosen(live, store, seen, now_ns, left_s, careful=careful)
    except (KeyboardInterrupt, SystemExit):
        raise
    # Whatever the files or the state folder contain, a visitor sees the last good content rather than nothing.
    except BaseException as error:  # noqa: BLE001
        loaded = failed(error)
        begun = _newest(live, store, seen, errors(loaded.problems)) or Start(live, loaded, seen)
        return replace(begun, careful=careful)


def _chosen(
    live: Paths, store: ContentStore, seen: Survey, now_ns: Callable[[], int], left_s: float, *, careful: bool
) -> Start:
    current = store.current()
    if careful:
        begun = _newest(live, store, seen, ())
        return replace(begun or _as_usual(live, store, seen, current, now_ns, left_s), careful=True)
    return _as_usual(live, store, seen, current, now_ns, left_s)


def _as_usual(
    live: Paths, store: ContentStore, seen: Survey, current: Generation | None, now_ns: Callable[[], int], left_s: float
) -> Start:
    if current is None:
        return _good(live, store, seen, left_s)
    mark = mark_of(seen)
    # Content that took too long once, and was copied later, is good.
    refused = () if current.seen_mark == mark else store.refused(mark)
    # Somebody may be copying files right now: the last complete copy is shown until they have finished.
    unsettled = age_s(seen, now_ns()) <= SETTLED_S
    if current.seen_mark == mark or refused or unsettled:
        begun = _newest(live, store, seen, refused)
        if begun:
            return replace(begun, latest=begun.generation == current and current.seen_mark == mark)
    return _good(live, store, seen, left_s)


def tell(start: Start) -> None:
    """Log what is shown, and each problem in it."""
    for problem in told_once(start.loaded.problems):
        _log.log(LEVELS[problem.severity], "%s", problem)
    if start.careful:
        _log.warning("after several crashes the kiosk starts carefully: the last good content, and no films")
    if start.generation is None:
        return
    copy = f"the copy of {start.generation.made_at} ({start.generation.version})"
    if start.faults:
        _log.warning("the content has errors, and %s is shown: %s", copy, summary(start.faults))
    else:
        _log.info("%s is shown", copy)


def summary(faults: tuple[str, ...]) -> str:
    """Return the first error, and the number of the others."""
    return faults[0] if len(faults) == 1 else f"{faults[0]} (and {len(faults) - 1} more)"


def errors(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Return the errors among problems, one line each."""
    return tuple(str(problem) for problem in problems if problem.severity is Severity.ERROR)


LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.ADVICE: logging.DEBUG}
"""The log level of each severity; advice is left to `kiosk check`."""


def _good(live: Paths, store: ContentStore, seen: Survey, left_s: float) -> Start:
    """Show the present content when it has no errors, or when there is no copy."""
    if next(store.newest(), None) is None:
        return Start(live, load(live, items=items_of(seen)), seen)
    # Most starts need no other process, nor the modules for one.
    from kiosk.operations.updates.start_check import JudgementError, judged

    try:
        # Without the cache, which belongs to the copy.
        loaded, faults = judged(live, seen, max(left_s, LEAST_S))
    except JudgementError as error:
        loaded, faults = None, (str(error),)
    begun = _newest(live, store, seen, faults) if faults else None
    if begun:
        return begun
    return Start(live, loaded or load(live, cached=False, items=items_of(seen)), seen)


def _newest(live: Paths, store: ContentStore, seen: Survey, faults: tuple[str, ...]) -> Start | None:
    """Show the newest complete copy; None when there is none."""
    for kept in store.newest():
        copy = _copy(live, kept)
        if copy:
            return Start(kept.paths(live), copy, seen, kept, faults)
    return None


def _copy(live: Paths, kept: Generation) -> Loaded | None:
    """Read a copy; None when it is no longer complete, or reading it fails."""
    try:
        held = survey(kept.paths(live))
        if not kept.whole(held):
            _log.warning("%s is damaged, and not shown", kept.folder)
            return None
    except Exception as error:  # noqa: BLE001
        _log.warning("%s cannot be looked at, and is not shown: %s", kept.folder, plain(repr(error)))
        return None
    loaded = load(kept.paths(live), items=items_of(held))
    return loaded if loaded.exhibition and not errors(loaded.problems) else None
