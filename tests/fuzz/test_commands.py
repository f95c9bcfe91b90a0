"""A short run of the fuzz of all commands, always the same, and what longer runs have found."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import running
from calls import COMMANDS

FOLDER = Path(__file__).parent
CASES, SEED, STARTS = 72, 50, 4


def told(folder: Path, *options: str) -> dict:
    """Run the fuzz in a separate process; return its findings."""
    out = folder / "found.json"
    command = [sys.executable, str(FOLDER / "commands.py"), "--json", str(out), *options]
    made = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert out.is_file(), made.stdout + made.stderr
    return json.loads(out.read_text(encoding="utf-8")) | {"words": made.stdout}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict:
    return told(tmp_path_factory.mktemp("drawn"), "--one", "--cases", str(CASES), "--seed", str(SEED))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_ends_well_whatever_is_broken(drawn: dict, command: str):
    assert [one for one in drawn["found"] if one["command"] == command] == []
    assert drawn["tried"] == CASES


def test_every_command_has_its_share_and_not_only_what_it_refuses(drawn: dict):
    codes = drawn["codes"]
    assert set(codes) == set(COMMANDS)
    assert all(codes["check"].get(code, 0) > CASES // 20 for code in ("0", "1")), drawn["words"]


def test_what_longer_runs_have_found_stays_mended(tmp_path: Path):
    found = told(tmp_path, "--list", str(FOLDER / "found.txt"))["found"]
    assert found == []


def test_a_kiosk_that_is_started_on_a_broken_exhibition_shows_its_last_good_copy(tmp_path: Path):
    made = told(tmp_path, "--start", "--cases", str(STARTS), "--seed", str(SEED))
    assert made["found"] == []
    assert made["tried"] == made["codes"]["start"].get("0", 0) + made["codes"]["start"].get("1", 0) == STARTS


def fail() -> None:
    raise KeyError("unforeseen")


def end_oddly() -> None:
    raise SystemExit(3)


def spin() -> None:
    while True:
        pass


def wait() -> None:
    time.sleep(600)


def swell() -> None:
    held = bytearray(2**28)
    held[:: os.sysconf("SC_PAGE_SIZE")] = b"x" * len(held[:: os.sysconf("SC_PAGE_SIZE")])
    wait()


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("act", "fault"),
    [
        (fail, "KeyError: 'unforeseen'"),
        (end_oddly, "exit code 3"),
        (spin, "of the processor"),
        (wait, "waits for what never comes"),
        (swell, "more than 200 MiB"),
        (be_killed, "ended by SIGKILL"),
        (lambda: None, ""),
    ],
)
def test_the_fuzz_sees_what_may_not_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act, fault: str):
    monkeypatch.setattr(running, "CPU_S", 1)
    monkeypatch.setattr(running, "IDLE_S", 0.3)
    monkeypatch.setattr(running, "MOST_BYTES", 200 << 20)
    made = running.run(act, tmp_path / "output", {})
    assert fault in made.fault
    assert bool(fault) == bool(made.fault)
