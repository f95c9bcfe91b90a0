"""Shares an audit among the machine's cores: each window and language in a process of its own."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.audit.findings import Finding
    from kiosk.audit.walk import Round


def run(rounds: "Sequence[Round]", root: Path, told: Callable[[int], None]) -> "list[Finding]":
    """Go through all rounds, and give what was found; `told` gets how many more are done."""
    context = multiprocessing.get_context("spawn")
    found = []
    # A window cannot be had twice in a process, so none of them does two rounds.
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context, max_tasks_per_child=1) as pool:
        going = [pool.submit(_round, one, root) for one in rounds]
        for done in as_completed(going):
            found += done.result()
            told(1)
    return found


def _round(plan: "Round", root: Path) -> "list[Finding]":
    os.environ.update(SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy")
    from kiosk.content import library
    from kiosk.paths import Paths
    from kiosk.ui.window import WindowOptions, prepare

    with TemporaryDirectory(prefix="vitrine-audit-") as state:
        paths = Paths(root, Path(state))
        prepare(WindowOptions(size=plan.size), paths.state)
        from kiosk.audit.media import media, time_limits
        from kiosk.audit.walk import go_round

        exhibition = library.load(paths).exhibition
        if exhibition is None:
            return []
        first = plan.language == exhibition.settings.languages[0] and plan.size[0] > plan.size[1]
        once = [*media(exhibition), *time_limits(exhibition)] if first else []
        return [*once, *go_round(paths, exhibition, plan)]
