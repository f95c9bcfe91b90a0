"""Parallel rounds of an audit: each window and language in a process of its own."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.rehearsal.audit.findings import AuditFinding
from kiosk.rehearsal.audit.plan import Round

LOOK_S = 0.5
"""Interval at which the progress is read."""
_steps: "multiprocessing.SimpleQueue[int] | None" = None
"""In the process of a round: the queue for its progress."""


def run(rounds: Sequence[Round], root: Path, told: Callable[[int], None]) -> list[AuditFinding]:
    """Run all rounds, and return the findings in order; `told` is called with the number of finished visits."""
    context = multiprocessing.get_context("spawn")
    steps: multiprocessing.SimpleQueue[int] = context.SimpleQueue()
    workers = min(os.cpu_count() or 1, len(rounds)) or 1
    # A process can open only one window, so it runs only one round.
    pool = ProcessPoolExecutor(
        workers, mp_context=context, max_tasks_per_child=1, initializer=_begin, initargs=(steps,)
    )
    with pool:
        going = [pool.submit(_round, one, root) for one in rounds]
        left = set(going)
        while left:
            _, left = wait(left, timeout=LOOK_S)
            while not steps.empty():
                told(steps.get())
    return [finding for done in going for finding in done.result()]


def _begin(steps: "multiprocessing.SimpleQueue[int]") -> None:
    global _steps  # noqa: PLW0603  An initializer of a pool can only set a global.
    _steps = steps
    os.environ.update(SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")


def _gone() -> None:
    if _steps is not None:
        _steps.put(1)


def _round(plan: Round, root: Path) -> list[AuditFinding]:
    from kiosk.content import library
    from kiosk.paths import Paths
    from kiosk.ui.window.window import WindowOptions, prepare

    with TemporaryDirectory(prefix="vitrine-audit-") as state:
        paths = Paths(root, Path(state))
        prepare(WindowOptions(size=plan.size), paths.state)
        from kiosk.rehearsal.audit.media_rules import media, time_limits
        from kiosk.rehearsal.audit.walk import audit_screens

        exhibition = library.load(paths).exhibition
        if exhibition is None:
            return []
        once = [*media(exhibition), *time_limits(exhibition)] if plan.first else []
        return [*once, *audit_screens(paths, exhibition, plan, _gone)]
