"""What a kiosk shows when it starts: the content as it stands when it is good, else the last good copy."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.content import library
from kiosk.content.inventory import Item
from kiosk.content.model import Loaded
from kiosk.errors import Problem, Severity, plain, worked_on
from kiosk.paths import Paths
from kiosk.updates.store import Generation, Store
from kiosk.updates.survey import Survey, age_s, items_of, mark_of, survey

SETTLED_S = 5.0
"""Content that nobody has touched for so long is whole, or as whole as it will be."""

INSTALLATION = "exhibits/kiosk.yaml"

_log = logging.getLogger("kiosk.content")


@dataclass(frozen=True, slots=True)
class Start:
    """What is shown from the start."""

    paths: Paths
    """Where that is read from: the installation itself, or a copy."""
    loaded: Loaded
    seen: Survey
    """The content as it stands, shown or not."""
    generation: Generation | None = None
    """The copy that is shown, if it is one."""
    faults: tuple[str, ...] = ()
    """Why the content as it stands is not shown."""
    latest: bool = False
    """Whether that copy is of the content as it stands."""
    careful: bool = False
    """Whether it is a start after crashes: without films, and nothing is tried that was there before it."""


def choose(live: Paths, now_ns: Callable[[], int] = time.time_ns, *, careful: bool = False) -> Start:
    """Choose what to show. Never raises for what is in the files or in the state folder.

    A careful start shows a copy that has been good, whatever stands there now.
    """
    store = Store(live.state)
    seen: Survey = {}
    try:
        seen = survey(live)
        current = store.current()
        if careful:
            begun = _newest(live, store, seen, ())
            return replace(begun or _as_usual(live, store, seen, current, now_ns), careful=True)
        return _as_usual(live, store, seen, current, now_ns)
    except (KeyboardInterrupt, SystemExit):
        raise
    # Whatever the files or the state folder hold, a visitor sees the last good content rather than nothing.
    except BaseException as error:  # noqa: BLE001
        return replace(_good(live, store, seen, failed(error)), careful=careful)


def _as_usual(live: Paths, store: Store, seen: Survey, current: Generation | None, now_ns: Callable[[], int]) -> Start:
    if current is None:
        return _good(live, store, seen, judged(live, items=items_of(seen)))
    mark = mark_of(seen)
    refused = store.refused(mark)
    # Somebody may be in the middle of copying files: what is whole is shown until they are done.
    unsettled = age_s(seen, now_ns()) <= SETTLED_S
    if current.seen_mark == mark or refused or unsettled:
        begun = _newest(live, store, seen, refused)
        if begun:
            return replace(begun, latest=begun.generation == current and current.seen_mark == mark)
    # What was kept for a warm start is the copy's, and stays.
    return _good(live, store, seen, judged(live, cached=False, items=items_of(seen)))


def judged(paths: Paths, *, cached: bool = True, items: tuple[Item, ...] | None = None) -> Loaded:
    """Load the content; an exception while it is judged, of any kind, is a fault of the content like any other."""
    try:
        return library.load(paths, cached=cached, items=items)
    except (KeyboardInterrupt, SystemExit):
        raise
    # Also what is no Exception, such as a panic in a library written in Rust.
    except BaseException as error:  # noqa: BLE001
        return failed(error)


def failed(error: BaseException) -> Loaded:
    """Give what there is of content over which the kiosk itself fails: nothing to show, and one error."""
    _log.debug("the content could not be judged", exc_info=error)
    message = f"the kiosk failed over this: {type(error).__name__}: {error}"
    hint = "run kiosk check, which writes a report; until then take back the last change"
    file = worked_on(error) or INSTALLATION
    return Loaded(None, (Problem(file, 1, 1, Severity.ERROR, "cannot-judge", message, hint),))


def tell(start: Start) -> None:
    """Write into the log what is shown, and each problem of it."""
    for problem in start.loaded.problems:
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
    """Give the first fault, and how many there are beside it."""
    return faults[0] if len(faults) == 1 else f"{faults[0]} (and {len(faults) - 1} more)"


def errors(problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """Give the errors among problems, a line each."""
    return tuple(str(problem) for problem in problems if problem.severity is Severity.ERROR)


LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.ADVICE: logging.DEBUG}
"""How loud the log names a remark on the content; advice is for `kiosk check`."""


def _good(live: Paths, store: Store, seen: Survey, loaded: Loaded) -> Start:
    """Show the content as it stands when it has no errors, or when there is nothing better."""
    faults = errors(loaded.problems)
    return (_newest(live, store, seen, faults) if faults else None) or Start(live, loaded, seen)


def _newest(live: Paths, store: Store, seen: Survey, faults: tuple[str, ...]) -> Start | None:
    """Show the newest copy that is whole; None when there is none."""
    for kept in store.newest():
        copy = _copy(live, kept)
        if copy:
            return Start(kept.paths(live), copy, seen, kept, faults)
    return None


def _copy(live: Paths, kept: Generation) -> Loaded | None:
    """Read a copy; None when it is not whole any more, or the kiosk fails over it."""
    try:
        held = survey(kept.paths(live))
        if not kept.whole(held):
            _log.warning("%s is damaged, and not shown", kept.folder)
            return None
    except Exception as error:  # noqa: BLE001
        _log.warning("%s cannot be looked at, and is not shown: %s", kept.folder, plain(repr(error)))
        return None
    loaded = judged(kept.paths(live), items=items_of(held))
    return loaded if loaded.exhibition and not errors(loaded.problems) else None
