"""New content for a curator's window: each saved file at once, unless it is broken."""

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
"""Where the system tells of no change, files are looked at so often."""
COST_SHARE = 0.1
"""A curator's machine has time for it, and a curator has none."""
SECOND_LOOK_S = 0.15
"""Some editors empty a file before they fill it: what is broken is looked at twice."""

Fault = tuple[str, str, str]
"""File, code and words of an error; where it stands may change with every line above it."""


class Drafts:
    """Reads what was saved in a thread, and offers it when it has no error that was not there before."""

    at_once, after_s, every_s = True, 0.0, EVERY_S

    def __init__(self, paths: Paths, loaded: Loaded, seen: Survey) -> None:
        """Take what is shown from the start, and the files that it was read from."""
        self._paths = paths
        self._known = _faults(loaded.problems)
        self.standing = ContentStatus(faults=_lines(loaded.problems, self._known))
        self._shown_files = self._read_files = seen
        self._offered: tuple[Content, Survey] | None = None
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="kiosk-drafts", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def pause(self, *, visited: bool) -> None:
        """Go on all the same: whoever visits is the curator."""

    def close(self) -> None:
        """Look no more."""
        self._stop.set()

    def offer(self) -> Content | None:
        """Give what is to be shown from now on."""
        with self._lock:
            offered, self._offered = self._offered, None
            if offered is not None:
                self._shown_files = offered[1]
        return offered[0] if offered else None

    def _run(self) -> None:
        last: Survey | None = None
        for seen in surveys(self._paths, self._stop, STEP_S, step_s=STEP_S, cost_share=COST_SHARE):
            # The same survey comes again and again while nothing changes: it is compared once, file by file.
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
    """Write the errors, a line each: first what came with the last save."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    return tuple(map(_line, sorted(errors, key=lambda one: (one.file, one.code, one.message) in known)))


def _line(problem: Problem) -> str:
    mend = f"\n     Mend: {problem.hint}" if problem.hint else ""
    return f"{problem.file}:{problem.line}:{problem.column}: {problem.message}{mend}"
