"""Check of new content when a kiosk starts, in a separate process that can be abandoned when it hangs.

That process caches what it reads in a folder of the state folder, where the kiosk then finds it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk.content.model import Loaded
from kiosk.errors import Severity
from kiosk.operations.updates.loading import load
from kiosk.operations.updates.supervised import HungError, heard
from kiosk.operations.updates.survey import Survey, items_of
from kiosk.paths import Paths

_HERE = Path(__file__).parents[3]
_FOLDER = "start"


class JudgementError(Exception):
    """The check gave no result; the text says why."""


def judged(live: Paths, seen: Survey, limit_s: float) -> tuple[Loaded, tuple[str, ...]]:
    """Return the present content and its errors, read by a separate process. Raises JudgementError."""
    apart = Paths(live.root, live.state / _FOLDER)
    command = [
        sys.executable,
        "-m",
        "kiosk.operations.updates.start_check_process",
        str(apart.root),
        str(apart.state),
        str(os.getpid()),
    ]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own module
            command, cwd=_HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        said, wrong = heard(process, limit_s, step_s=limit_s)
    except HungError as error:
        raise JudgementError(f"it could not be judged within {limit_s:.0f} s") from error
    except OSError as error:
        raise JudgementError(f"it could not be judged: {error.strerror}") from error
    try:
        faults = tuple(map(str, json.loads(said.strip().rpartition("\n")[2])["faults"]))
    except (ValueError, TypeError, KeyError) as error:
        last = wrong.strip().rpartition("\n")[2]
        raise JudgementError(f"it could not be judged: {last or f'code {process.returncode}'}") from error
    # Content with errors is loaded here only if there turns out to be no copy.
    loaded = load(apart, items=items_of(seen))
    return loaded, faults or (() if loaded.exhibition else _errors(loaded))


def _errors(loaded: Loaded) -> tuple[str, ...]:
    return tuple(str(problem) for problem in loaded.problems if problem.severity is Severity.ERROR)
