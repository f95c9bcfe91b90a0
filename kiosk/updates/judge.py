"""Judges new content when a kiosk starts, in a process of its own, which can be abandoned when it hangs.

Run as `python -m kiosk.updates.judge ROOT STATE PARENT`. What it has read is kept in a folder of the state folder: when
it is good, the kiosk reads it from there.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from kiosk.content.model import Loaded
from kiosk.errors import Severity
from kiosk.paths import Paths
from kiosk.updates.loading import load
from kiosk.updates.overseen import HungError, heard
from kiosk.updates.survey import Survey, items_of, survey

_HERE = Path(__file__).parents[2]
_FOLDER = "start"


class JudgementError(Exception):
    """It came to no judgement; the text says why."""


def judged(live: Paths, seen: Survey, limit_s: float) -> tuple[Loaded, tuple[str, ...]]:
    """Give the content as it stands and its faults, read apart from this process. Raises JudgementError."""
    apart = Paths(live.root, live.state / _FOLDER)
    command = [sys.executable, "-m", "kiosk.updates.judge", str(apart.root), str(apart.state), str(os.getpid())]
    process, wrong = None, ""
    try:
        process = subprocess.Popen(  # noqa: S603 - our own module
            command, cwd=_HERE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        said, wrong = heard(process, limit_s, step_s=limit_s)
        faults = tuple(map(str, json.loads(said.strip().rpartition("\n")[2])["faults"]))
    except HungError as error:
        raise JudgementError(f"it could not be judged within {limit_s:.0f} s") from error
    except OSError as error:
        raise JudgementError(f"it could not be judged: {error.strerror}") from error
    except (ValueError, TypeError, KeyError) as error:
        last = wrong.strip().rpartition("\n")[2]
        raise JudgementError(
            f"it could not be judged: {last or f'code {process.returncode if process else None}'}"
        ) from error
    # Bad content is not shown where there is a copy, and is read only where there is none after all.
    loaded = load(apart, items=items_of(seen))
    return loaded, faults or (() if loaded.exhibition else _errors(loaded))


def faults_in(paths: Paths) -> tuple[str, ...]:
    """Read the content, keep what was read, and give its faults."""
    from kiosk.updates.keeper import faults_of

    seen = survey(paths)
    return faults_of(paths, seen, load(paths, items=items_of(seen)))


def main(arguments: list[str]) -> None:
    """Print the faults of the content as JSON."""
    from kiosk.updates.keeper import die_with

    root, state, parent = arguments
    die_with(int(parent))
    sys.stdout.write(f"{json.dumps({'faults': faults_in(Paths(Path(root), Path(state)))})}\n")


def _errors(loaded: Loaded) -> tuple[str, ...]:
    return tuple(str(problem) for problem in loaded.problems if problem.severity is Severity.ERROR)


if __name__ == "__main__":
    main(sys.argv[1:])
