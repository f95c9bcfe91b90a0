"""All checks are run, and one that fails, crashes or hangs does not end another."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.paths import Paths
from kiosk.rehearsal.doctor import CHECKS, ResultKind, examination, examine
from kiosk.rehearsal.doctor.results import Machine

SCRIPT = """
import os, signal, sys, time
name = sys.argv[-1]
if name == "graphics":
    os.kill(os.getpid(), signal.SIGSEGV)
if name == "sound":
    time.sleep(60)
if name == "touch":
    sys.exit("no")
print("a library says hello")
print('[{"verdict": "good", "says": "all is well", "mend": ""}]')
"""


@pytest.fixture
def paths(tmp_path):
    return replace(Paths.find(), state=tmp_path)


def test_a_check_that_crashes_hangs_or_fails_is_a_finding_and_the_others_go_on(paths, tmp_path, monkeypatch):
    script = tmp_path / "check.py"
    script.write_text(SCRIPT)
    run = examination.subprocess.run

    def instead(command, **options):
        return run([sys.executable, str(script), command[-1]], **options)

    monkeypatch.setattr(examination.subprocess, "run", instead)
    found = dict(examine(paths, {"graphics": 30.0, "sound": 2.0, "touch": 30.0, "fonts": 30.0}))
    assert "crashed (SIGSEGV)" in found["graphics"][0].says
    assert "hung for 2 s" in found["sound"][0].says
    assert found["touch"][0].says == "this could not be checked"
    assert found["fonts"][0].verdict is ResultKind.GOOD


def test_a_check_that_raises_is_a_finding(paths, monkeypatch):
    def fail(_machine):
        raise ZeroDivisionError("oh")

    monkeypatch.setitem(CHECKS, "clock", fail)
    (found,) = examination.check("clock", Machine(paths))
    assert (found.verdict, "ZeroDivisionError: oh" in found.says) == (ResultKind.PROBLEM, True)
    assert "python -m kiosk.rehearsal.doctor clock" in found.mend


def test_the_command_looks_at_everything_without_a_display_and_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    done = CliRunner().invoke(main, ["doctor", "--json", "--state", str(tmp_path)])
    said = json.loads(done.output)
    assert list(said["checks"]) == list(CHECKS)
    findings = [one for each in said["checks"].values() for one in each]
    assert [one for one in findings if (one["verdict"] == "good") == bool(one["mend"])] == []
    assert [one["says"] for one in findings if "could not be checked" in one["says"]] == []
    assert "OpenGL" in said["checks"]["graphics"][0]["says"]
    assert (done.exit_code == 1) == bool(said["problems"])


def test_people_read_a_line_for_each(tmp_path, monkeypatch):
    found = [("clock", [examination.problem("the clock is wrong", "set it")]), ("disk", [])]
    monkeypatch.setattr("kiosk.cli.doctor.examine", lambda _paths: iter(found))
    done = CliRunner().invoke(main, ["doctor", "--state", str(tmp_path)])
    assert done.output == ("WRONG clock    the clock is wrong\n               mend: set it\n\n1 thing is wrong.\n")
    assert done.exit_code == 1


def test_every_check_stands_in_the_documentation():
    page = (Path(__file__).parents[2] / "docs" / "staff" / "doctor.md").read_text(encoding="utf-8")
    assert [name for name in CHECKS if f"| {name} |" not in page] == []
