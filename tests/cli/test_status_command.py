"""`kiosk status` says how the kiosk is, to people and to programs, whether it runs or not."""

import json
import os
import time

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.operations.health.status import ContentInfo, Status, status_file


@pytest.fixture
def written(tmp_path):
    """Write a status of this very process."""

    def write(**changes):
        values = {
            "pid": os.getpid(), "program": "1.0", "content": ContentInfo("The exhibition", "a1b2", 2, 1, 3),
            "started": 0.0, "written": time.time(), "uptime_s": 3 * 86400 + 7200.0, "visiting": True, "visits": 7,
            "last_visit": time.time() - 300, "frames": 9, "fps": 30.0, "last_frame_age_s": 0.5,
            "memory_bytes": 200 * 2**20, "errors": 1, "warnings": 0, "last_error": "a screen failed: x",
        }  # fmt: skip
        status_file(tmp_path).write_text(Status(**(values | changes)).json())

    return write


def status(state, *arguments):
    return CliRunner().invoke(main, ["status", "--state", str(state), *arguments])


def test_a_kiosk_that_runs(written, tmp_path):
    written()
    done = status(tmp_path)
    assert done.exit_code == 0
    for words in ("runs, for 3 days 2 h", "a visitor is there", "7, the last 5 min ago", "1 errors", "200 MiB"):
        assert words in done.output


def test_a_kiosk_that_does_not(written, tmp_path):
    written(written=time.time() - 7 * 3600)
    done = status(tmp_path)
    assert (done.exit_code, "does not run; last heard of 7 h 0 min ago" in done.output) == (1, True)
    assert "a visitor is there" not in done.output


def test_where_no_kiosk_has_run(tmp_path):
    done = status(tmp_path)
    assert (done.exit_code, done.output) == (1, f"No kiosk has run with the state folder {tmp_path}.\n")
    assert json.loads(status(tmp_path, "--json").output) == {"up": False}


def test_for_programs(written, tmp_path):
    written(last_visit=None)
    found = json.loads(status(tmp_path, "--json").output)
    assert (found["up"], found["visits"], found["content"]["version"]) == (True, 7, "a1b2")
