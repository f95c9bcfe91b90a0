"""The soak, in short in every run of the tests, in full with `-m soak`; the figures of a full one: performance.md."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("endless.py")


def crowd(*options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(PROGRAM), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=7200, check=False)


def test_a_few_visitors_break_nothing_and_the_next_tap_is_answered():
    """Memory is not checked here: caches fill over thousands of visits."""
    done = crowd("--visits", "12", "--seed", "5")
    faults = [line for line in done.stdout.splitlines() if "grew" not in line]
    assert "12 visits" in faults[-1], done.stderr[-2000:]
    assert not [line for line in faults if "Error" in line or "not answered" in line], done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.soak
def test_thousands_of_visitors_leave_nothing_behind():
    done = crowd("--visits", os.environ.get("VITRINE_VISITS", "5000"))
    assert done.returncode == 0, done.stdout[-3000:]
