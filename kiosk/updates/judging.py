"""Judges new content for a kiosk that starts: `python -m kiosk.updates.judging ROOT STATE PARENT`; see `judge`."""

import json
import sys
from pathlib import Path

from kiosk.content import library
from kiosk.paths import Paths
from kiosk.updates.keeper import die_with, faults_of
from kiosk.updates.survey import items_of, survey


def main(arguments: list[str]) -> None:
    """Read the content, keep what was read, and print the faults as JSON."""
    root, state, parent = arguments
    die_with(int(parent))
    paths = Paths(Path(root), Path(state))
    seen = survey(paths)
    faults = faults_of(paths, seen, library.load(paths, items=items_of(seen)))
    sys.stdout.write(f"{json.dumps({'faults': faults})}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
