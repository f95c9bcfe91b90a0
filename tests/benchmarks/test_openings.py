"""The resources in use after a thousand panels with pictures, films and narration: `make bench`."""

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("opening_program.py")
OPENINGS = int(os.environ.get("BENCH_OPENINGS", "1000"))
MOST_GROWTH = 1.02


def test_a_thousand_panels_with_media_leave_nothing_behind(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, PROGRAM, tmp_path, str(OPENINGS)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    left = json.loads(done.stdout.splitlines()[-1])
    quarter = len(left["resident"]) // 4
    second, last = (left["resident"][part] for part in (slice(quarter, 2 * quarter), slice(-quarter, None)))
    growth = statistics.median(last) / statistics.median(second)
    middle = [statistics.median(part) / 2**20 for part in (second, last)]
    print(  # noqa: T201 - the figures are what the benchmark is run for
        f"\n{OPENINGS} panels: resident {middle[0]:.1f} MiB in the second quarter, {middle[1]:.1f} in the last,"
        f" {growth:.3f} times; descriptors {set(left['descriptors'])}, threads {set(left['threads'])}"
    )
    assert growth < MOST_GROWTH
    assert len(set(left["descriptors"])) == 1
    assert len(set(left["threads"])) == 1
