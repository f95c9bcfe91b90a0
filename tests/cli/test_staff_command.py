"""`kiosk staff set-pin`: asked twice, or read from a pipe; what will not do changes nothing."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.main import main
from kiosk.operations.staff import Guard
from kiosk.operations.staff.pin_guard import Answer

PIN = "271828"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VITRINE_STATE", str(tmp_path / "state"))
    return tmp_path / "state" / "staff"


def set_pin(typed: str, *options: str):
    return CliRunner().invoke(main, ["staff", "set-pin", *options], input=typed)


def opens(folder: Path, pin: str) -> bool:
    return Guard(folder).attempt(pin).answer is Answer.RIGHT


def test_a_pin_from_a_pipe_is_set(folder: Path):
    assert set_pin(f"{PIN}\n", "--stdin").exit_code == 0
    assert opens(folder, PIN)
    assert (folder / "pin").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("pin", ["", "12", "abcdef", "000000"])
def test_one_that_will_not_do_is_refused_with_a_reason_and_the_last_one_stays(folder: Path, pin: str):
    set_pin(f"{PIN}\n", "--stdin")
    refused = set_pin(f"{pin}\n", "--stdin")
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: ")
    assert opens(folder, PIN)


def test_without_anybody_to_ask_it_says_how_else(folder: Path):
    refused = set_pin(f"{PIN}\n{PIN}\n")
    assert refused.exit_code == 1
    assert "--stdin" in refused.output
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(folder: Path):
    folder.parent.write_text("a file in its place")
    refused = set_pin(f"{PIN}\n", "--stdin")
    assert refused.exit_code == 1
    assert f"Error: {folder} cannot be written" in refused.output


@pytest.mark.parametrize("again", [PIN, "314159"])
def test_at_a_keyboard_it_is_asked_twice_and_not_seen(folder: Path, again: str):
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"no keyboard can be had here: {error}")
    run = subprocess.Popen(
        [sys.executable, "-c", "from kiosk.cli.main import main; main(['staff', 'set-pin'])"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )
    os.close(theirs)
    seen = _answer(ours, "PIN: ", PIN) + _answer(ours, "Repeat the PIN: ", again)
    if again != PIN:
        seen += _answer(ours, "PIN: ", PIN) + _answer(ours, "Repeat the PIN: ", PIN)
    assert run.wait(60) == 0
    os.close(ours)
    assert PIN not in seen
    assert opens(folder, PIN)


def _answer(terminal: int, question: str, answer: str) -> str:
    """Wait for a question, answer it, and give what was seen until then."""
    seen = ""
    while not seen.endswith(question):
        assert select.select([terminal], [], [], 20)[0], seen
        seen += os.read(terminal, 1024).decode()
    os.write(terminal, f"{answer}\n".encode())
    return seen
