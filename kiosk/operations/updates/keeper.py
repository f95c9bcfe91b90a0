"""Checks the present content and keeps a copy of it when it has no errors: all or nothing.

Run as a separate process, `python -m kiosk.operations.updates.keeper ROOT STATE IN_USE`, so that it does not slow down
the kiosk and can be killed at any moment. The last line of its output is the result.
"""

import ctypes
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.content.model import Loaded
from kiosk.errors import KioskError
from kiosk.operations.updates.loading import load
from kiosk.operations.updates.start import errors
from kiosk.operations.updates.store import ContentStore, Generation, StoreBusyError
from kiosk.operations.updates.survey import Stamp, Survey, mark_of, survey
from kiosk.paths import Paths

NICENESS = 10
SAY_EVERY_S = 1.0
MOST_FAULTS = 20
_PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""
_READ = (".yaml", ".po")
"""What the kiosk reads besides media files."""


class KeepResult(StrEnum):
    """The result of checking and copying."""

    KEPT = "kept"
    """The present content is the current copy."""
    REFUSED = "refused"
    """It has errors."""
    CHANGING = "changing"
    """It changed during the check: somebody is working on it."""
    NOT_KEPT = "not kept"
    """It has no errors, but no copy of it can be made."""
    BUSY = "busy"
    """Another process is making a copy."""


@dataclass(frozen=True, slots=True)
class KeepOutcome:
    """A result with its explanation."""

    result: KeepResult
    said: tuple[str, ...] = ()
    """The errors, or the reason why no copy can be made."""
    seen: Mapping[str, Stamp] | None = None
    """The content that was checked."""


def keep(live: Paths, in_use: str = "", step: Callable[[], None] = lambda: None) -> KeepOutcome:
    """Copy the content when it has no errors; the copy `in_use` is kept. Never raises OSError.

    `step` is called after each step of the work.
    """
    before = survey(live)
    current = ContentStore(live.state).current()
    if current and current.seen_mark == mark_of(before) and current.whole():
        return KeepOutcome(KeepResult.KEPT, seen=before)
    step()
    loaded = load(live, cached=False)
    step()
    faults = faults_of(live, before, loaded)
    step()
    if faults:
        outcome = KeepOutcome(KeepResult.REFUSED, faults[:MOST_FAULTS], before)
    else:
        outcome = _copied(live, before, loaded, in_use, step)
    if faults and current:
        with suppress(OSError):
            ContentStore(live.state).refuse(mark_of(before), outcome.said)
    # A result about content that changed in the meantime is meaningless.
    return outcome if outcome.result is KeepResult.KEPT or survey(live) == before else KeepOutcome(KeepResult.CHANGING)


def _copied(live: Paths, before: Survey, loaded: Loaded, in_use: str, step: Callable[[], None]) -> KeepOutcome:
    store = ContentStore(live.state)
    try:
        with store.locked():
            made = store.copy(live, before, read_files(before, loaded, live), store.current(), step)
            if survey(live) != before:
                store.remove(made.folder)
                return KeepOutcome(KeepResult.CHANGING)
            return _accepted(store, live, made, in_use)
    except StoreBusyError:
        return KeepOutcome(KeepResult.BUSY)
    except OSError as error:
        return KeepOutcome(KeepResult.NOT_KEPT, (error.strerror or str(error),), before)


def _accepted(store: ContentStore, live: Paths, made: Generation, in_use: str) -> KeepOutcome:
    # Reading the copy shows whether it is complete, and fills the cache for the next start.
    copied = made.paths(live)
    faults = faults_of(copied, survey(copied), load(copied))
    if faults:
        store.remove(made.folder)
        return KeepOutcome(KeepResult.NOT_KEPT, (f"the copy is not what it was copied from: {faults[0]}",), made.seen)
    last = store.current()
    store.make_current(made)
    store.prune(made, last, next((one for one in store.newest() if one.folder.name == in_use), None))
    return KeepOutcome(KeepResult.KEPT, seen=made.seen)


def faults_of(paths: Paths, seen: Survey, loaded: Loaded) -> tuple[str, ...]:
    """Return what prevents the content from being used: errors in exhibits, and unreadable catalogues."""
    return errors(loaded.problems) + broken_catalogues(paths, seen)


def broken_catalogues(paths: Paths, names: Iterable[str]) -> tuple[str, ...]:
    """Return a message for each of these files that is an unreadable catalogue; missing files are ignored."""
    from kiosk.i18n.po import parse  # Babel's parser, which a start from the cache does not need

    said = []
    for name in sorted(names):
        if name.endswith(".po") and (paths.root / name).exists():
            try:
                parse(paths.root / name)
            except KioskError as error:
                said.append(f"{name}: error: {error}")
    return tuple(said)


def read_files(seen: Survey, loaded: Loaded, paths: Paths) -> tuple[str, ...]:
    """Return the files that a kiosk reads: a photographer's raw files in media/ are not copied."""
    media = loaded.exhibition.media.values() if loaded.exhibition else ()
    shown = {
        paths.name(path)
        for medium in media
        for files in (medium.files, medium.captions, medium.sign_language)
        for path in files.values()
    }
    return tuple(name for name in seen if name in shown or name.endswith(_READ))


class _Steps:
    """Prints a sign of life at intervals, for the process that kills this one when it hangs."""

    def __init__(self) -> None:
        self._said_s = -SAY_EVERY_S

    def step(self) -> None:
        now_s = time.monotonic()
        if now_s - self._said_s >= SAY_EVERY_S:
            self._said_s = now_s
            # An empty line: the last line is the result.
            sys.stdout.write("\n")
            sys.stdout.flush()


def main(arguments: list[str]) -> None:
    """Check and copy the content at low priority, and print the result as JSON."""
    root, state, in_use, parent = arguments
    die_with(int(parent))
    # A hardened service may not be allowed to do even that.
    with suppress(OSError):
        os.nice(NICENESS)
    outcome = keep(Paths(Path(root), Path(state)), in_use, _Steps().step)
    sys.stdout.write(f"{json.dumps(asdict(outcome))}\n")


def read_outcome(line: str) -> KeepOutcome:
    """Parse the output of `main`. Raises ValueError for anything else."""
    try:
        written = json.loads(line)
        seen = written["seen"]
        stamps = {name: Stamp(*stamp) for name, stamp in seen.items()} if seen is not None else None
        return KeepOutcome(KeepResult(written["result"]), tuple(written["said"]), stamps)
    except (KeyError, TypeError) as error:
        raise ValueError(line) from error


def die_with(parent: int) -> None:
    """Have this process killed when the kiosk ends for any reason, even while it is stopped; see prctl(2)."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
