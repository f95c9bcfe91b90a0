"""New content for a curator's window: each saved file immediately, unless it has errors."""

import threading
from collections.abc import Iterable

from kiosk.content.model import Loaded
from kiosk.errors import Problem, Severity
from kiosk.operations.updates.content import Content, ContentStatus
from kiosk.operations.updates.keeper import broken_catalogues
from kiosk.operations.updates.loading import load
from kiosk.operations.updates.survey import Survey, differing, survey
from kiosk.operations.updates.watch import surveys
from kiosk.paths import Paths

EVERY_S = 1 / 60
STEP_S = 0.25
"""Interval of polling where the system reports no changes."""
COST_SHARE = 0.1
"""Share of the time spent on polling: more than in a museum, since a curator is waiting."""
SECOND_LOOK_S = 0.15
"""Some editors empty a file before they write it: a broken file is read twice."""

Fault = tuple[str, str, str]
"""File, code and message of an error; its line may change with every line above it."""


class Drafts:
    """Reads saved files in a thread, and offers them when they have no new errors."""

    at_once, after_s, every_s = True, 0.0, EVERY_S

    def __init__(self, paths: Paths, loaded: Loaded, seen: Survey) -> None:
        """Take what is shown at the start, and the files that it was read from."""
        self._paths = paths
        self._known = _faults(loaded.problems)
        self.standing = ContentStatus(faults=_lines(loaded.problems, self._known))
        self._shown_files = self._read_files = seen
        self._offered: tuple[Content, Survey] | None = None
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="kiosk-drafts", daemon=True)

    def start(self) -> None:
        """Start watching."""
        self._thread.start()

    def pause(self, *, visited: bool) -> None:
        """Do nothing: the visitor is the curator."""

    def close(self) -> None:
        """Stop watching."""
        self._stop.set()

    def offer(self) -> Content | None:
        """Return new content to show."""
        with self._lock:
            offered, self._offered = self._offered, None
            if offered is not None:
                self._shown_files = offered[1]
        return offered[0] if offered else None

    def _run(self) -> None:
        last: Survey | None = None
        for seen in surveys(self._paths, self._stop, STEP_S, step_s=STEP_S, cost_share=COST_SHARE):
            # While nothing changes, the same object arrives each time: it is compared file by file only once.
            if seen is not last and seen != self._read_files:
                self._read(seen)
            last = seen

    def _read(self, seen: Survey) -> None:
        loaded = load(self._paths, cached=False)
        changed = differing(self._shown_files, seen)
        catalogues = broken_catalogues(self._paths, changed)
        faults = _faults(loaded.problems)
        good = loaded.exhibition is not None and faults <= self._known and not catalogues
        if not good and (self._stop.wait(SECOND_LOOK_S) or survey(self._paths) != seen):
            return
        self._read_files = seen
        standing = ContentStatus(faults=(*catalogues, *_lines(loaded.problems, self._known)))
        with self._lock:
            if good and loaded.exhibition is not None:
                self._known = faults
                self._offered = Content(self._paths, loaded.exhibition, changed=changed), seen
            self.standing = standing


def _faults(problems: Iterable[Problem]) -> frozenset[Fault]:
    return frozenset(
        (problem.file, problem.code, problem.message) for problem in problems if problem.severity is Severity.ERROR
    )


def _lines(problems: Iterable[Problem], known: frozenset[Fault]) -> tuple[str, ...]:
    """Format the errors, one line each; those of the last save come first."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return tuple(map(_line, sorted(errors, key=lambda one: (one.file, one.code, one.message) in known)))


def _line(problem: Problem) -> str:
    mend = f"\n     Mend: {problem.hint}" if problem.hint else ""
    return f"{problem.file}:{problem.line}:{problem.column}: {problem.message}{mend}"
