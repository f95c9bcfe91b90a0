"""The process that checks new content when a kiosk starts; see `start_check`.

Run as `python -m kiosk.operations.updates.start_check_process ROOT STATE PARENT`.
"""

import json
import sys
from pathlib import Path

from kiosk.operations.updates.keeper import die_with, faults_of
from kiosk.operations.updates.loading import load
from kiosk.operations.updates.survey import items_of, survey
from kiosk.paths import Paths


def faults_in(paths: Paths) -> tuple[str, ...]:
    """Read the content, cache it, and return its errors."""
    seen = survey(paths)
    return faults_of(paths, seen, load(paths, items=items_of(seen)))


def main(arguments: list[str]) -> None:
    """Print the errors of the content as JSON."""
    root, state, parent = arguments
    die_with(int(parent))
    sys.stdout.write(f"{json.dumps({'faults': faults_in(Paths(Path(root), Path(state)))})}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
