"""Staff start here: the kiosk, fullscreen; `run_kiosk.py FOLDER` shows the exhibition in FOLDER."""

import sys
from pathlib import Path

from kiosk.cli.main import main

if __name__ == "__main__":
    first, *rest = sys.argv[1:] or [""]
    main(["run", *(["-C", first, *rest] if first and Path(first).is_dir() else sys.argv[1:])])
