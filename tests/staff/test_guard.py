"""PINs: judged at a pace that makes guessing hopeless, whatever is done to the process, the machine or its clock."""

import logging
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.operations.staff.failed_attempts import RECORD_BYTES, AttemptTime, FailedAttempts, FailedAttemptsFile
from kiosk.operations.staff.pin_guard import FREE_TRIES, LONGEST_WAIT_S, Answer, Guard, wait_after
from kiosk.operations.staff.pin_store import PinError, PinStore, complaint

PIN, WRONG = "271828", "314159"
GUESSING = Path(__file__).with_name("guessing.py")


class Machine:
    """A machine whose time is set by the test; a restart begins at nought, under a new name."""

    def __init__(self) -> None:
        self.boots, self.s = 1, 1000.0

    def __call__(self) -> AttemptTime:
        return AttemptTime(f"boot-{self.boots}", self.s)

    def restart(self) -> None:
        self.boots, self.s = self.boots + 1, 0.0


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Guard(tmp_path).set(PIN)
    return tmp_path


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The PINs that were judged, without the time that argon2 takes."""
    pins: list[str] = []

    def matches(_store: PinStore, pin: str) -> bool:
        pins.append(pin)
        return pin == PIN

    monkeypatch.setattr(PinStore, "matches", matches)
    return pins


def test_there_is_no_pin_until_one_is_set(tmp_path: Path):
    guard = Guard(tmp_path)
    assert "kiosk staff set-pin" in guard.closed()
    assert guard.attempt("000000").answer is Answer.UNABLE
    guard.set(PIN)
    assert guard.closed() == ""


def test_the_right_pin_opens_and_another_does_not(folder: Path):
    guard = Guard(folder)
    assert guard.attempt(WRONG).answer is Answer.WRONG
    assert guard.attempt(PIN).answer is Answer.RIGHT


def test_the_pin_is_kept_as_an_argon2_hash_for_its_owner_alone(folder: Path):
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert PIN not in file.read_text()
    assert (folder / "pin").read_text().startswith("$argon2id$v=19$m=19456,t=4,p=1$")


def test_a_new_pin_takes_the_place_of_the_old_one_and_forgets_wrong_tries(folder: Path):
    guard = Guard(folder)
    for _ in range(FREE_TRIES):
        guard.attempt(WRONG)
    assert guard.wait_s() > 0
    guard.set(WRONG)
    assert guard.wait_s() == 0
    assert guard.attempt(WRONG).answer is Answer.RIGHT


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567890123", "12345a", "١٢٣٤٥٦", "111111", "123456", "654321", " 271828"]
)
def test_a_pin_that_will_not_do_is_refused_with_a_reason(tmp_path: Path, pin: str):
    assert complaint(pin)
    with pytest.raises(PinError):
        Guard(tmp_path).set(pin)
    assert Guard(tmp_path).closed()


def test_waits_grow_to_a_quarter_of_an_hour():
    assert [wait_after(wrong) for wrong in range(11)] == [0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
    assert wait_after(10**9) == LONGEST_WAIT_S


def test_a_try_that_comes_too_soon_is_neither_judged_nor_counted(folder: Path, machine: Machine, judged: list[str]):
    guard = Guard(folder, machine)
    for _ in range(FREE_TRIES):
        guard.attempt(WRONG)
    for _ in range(50):
        assert guard.attempt(PIN).answer is Answer.TOO_SOON
    assert len(judged) == FREE_TRIES
    machine.s += 30
    assert guard.attempt(PIN).answer is Answer.RIGHT
    assert guard.wait_s() == 0


def test_a_thousand_guesses_take_ten_days_however_often_the_process_is_killed(
    folder: Path, machine: Machine, judged: list[str]
):
    began = machine.s
    for _ in range(1000):
        # A guard of its own each time: nothing that a process remembers has a part in it.
        wait_s = Guard(folder, machine).wait_s()
        if wait_s > 1:
            machine.s += wait_s - 1
            assert Guard(folder, machine).attempt(PIN).answer is Answer.TOO_SOON
            machine.s += 1
        assert Guard(folder, machine).attempt(WRONG).answer is Answer.WRONG
    assert judged == [WRONG] * 1000
    promised = sum(wait_after(wrong) for wrong in range(1000))
    assert machine.s - began == pytest.approx(promised, abs=1.0)
    assert promised > 10 * 86_400
    assert FailedAttemptsFile(folder).read().wrong == 1000


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_process_that_is_killed_has_its_try_counted(folder: Path, where: str):
    said = []
    for _ in range(FREE_TRIES + 1):
        run = subprocess.run(
            [sys.executable, GUESSING, folder, WRONG, where],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[2],
        )
        assert run.returncode == -9, run.stderr
        said.append(run.stdout.strip())
    first = [] if where == "before" else ["wrong 0", "wrong 0", "wrong 30"]
    assert said[:FREE_TRIES] == (first or [""] * FREE_TRIES)
    assert said[-1].startswith("too soon ")
    assert FailedAttemptsFile(folder).read().wrong == FREE_TRIES


def test_the_try_is_on_the_disk_before_it_is_judged(folder: Path, monkeypatch: pytest.MonkeyPatch):
    done: list[str] = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("written"), sync(handle))[1])
    monkeypatch.setattr(PinStore, "matches", lambda *_: bool(done.append("judged")))
    Guard(folder).attempt(WRONG)
    assert done == ["written", "judged"]


@pytest.mark.parametrize("years", [-50, 50])
def test_a_clock_that_is_set_has_no_part_in_it(folder: Path, judged: list[str], monkeypatch, years: int):
    # The machine's own time stands still, so that a slow disk cannot let the wait pass.
    monkeypatch.setattr("time.clock_gettime", lambda _clock: 1000.0)
    guard = Guard(folder)
    for _ in range(FREE_TRIES):
        guard.attempt(WRONG)
    set_to = time.time() + years * 365 * 86_400
    monkeypatch.setattr("time.time", lambda: set_to)
    verdict = guard.attempt(WRONG)
    assert verdict.answer is Answer.TOO_SOON
    assert verdict.wait_s == 30


def test_a_restart_of_the_machine_begins_the_wait_anew(folder: Path, machine: Machine, judged: list[str]):
    for _ in range(FREE_TRIES):
        Guard(folder, machine).attempt(WRONG)
    machine.s += 20
    machine.restart()
    machine.s = 29
    assert Guard(folder, machine).attempt(PIN).answer is Answer.TOO_SOON
    machine.s = 30
    assert Guard(folder, machine).attempt(PIN).answer is Answer.RIGHT


PASSED = st.floats(0, 10_000)


@given(st.lists(st.tuples(PASSED, st.booleans(), PASSED), min_size=1, max_size=20))
def test_never_more_time_counts_than_has_passed(steps):
    machine, truly = Machine(), 0.0
    then = machine()
    for before, restarts, after in steps:
        machine.s += before
        truly += before
        if restarts:
            machine.restart()
            machine.s += after
            truly += after
        assert machine().since(then) <= truly + 1e-6


@given(st.integers(0, 10**9), st.uuids(), st.floats(0, 1e9))
def test_what_is_written_down_is_read_again(wrong, boot, seconds):
    record = FailedAttempts(wrong, AttemptTime(str(boot), round(seconds, 3))).to_bytes()
    assert len(record) == RECORD_BYTES
    assert FailedAttempts.from_bytes(record) == FailedAttempts(wrong, AttemptTime(str(boot), round(seconds, 3)))


@given(st.binary(max_size=RECORD_BYTES))
def test_what_is_damaged_is_known_for_it(record):
    with pytest.raises(ValueError, match=r"\w"):
        FailedAttempts.from_bytes(record)


def test_a_damaged_count_is_taken_for_the_worst_and_mends_itself(folder: Path, machine: Machine, judged: list[str]):
    (folder / "tries").write_bytes(b"\0" * RECORD_BYTES)
    machine.s = LONGEST_WAIT_S - 1
    assert Guard(folder, machine).attempt(PIN).answer is Answer.TOO_SOON
    machine.s = LONGEST_WAIT_S
    assert Guard(folder, machine).attempt(PIN).answer is Answer.RIGHT
    assert FailedAttemptsFile(folder).read().wrong == 0


def test_what_cannot_be_written_down_is_not_judged(folder: Path, judged: list[str], monkeypatch, caplog):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.pwrite", full)
    with caplog.at_level(logging.WARNING):
        assert Guard(folder).attempt(PIN).answer is Answer.UNABLE
    assert judged == []
    assert "No space left" in caplog.text


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")
def test_a_full_disk_has_room_for_a_try(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "vitrine", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        Guard(disk).set(PIN)
        with pytest.raises(OSError, match="No space left"):
            (disk / "rest").write_bytes(b"x" * 2**20)
        assert Guard(disk).attempt(WRONG).answer is Answer.WRONG
        assert Guard(disk).attempt(PIN).answer is Answer.RIGHT
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_damaged_pin_opens_to_nobody_and_the_log_says_what_to_do(folder: Path, caplog):
    (folder / "pin").write_text("271828")
    with caplog.at_level(logging.WARNING):
        assert Guard(folder).attempt(PIN).answer is Answer.UNABLE
    assert "set the PIN again" in caplog.text


def test_no_memory_to_judge_it_opens_to_nobody(folder: Path, monkeypatch: pytest.MonkeyPatch):
    from argon2 import PasswordHasher

    def out_of_memory(*_: object) -> bool:
        raise MemoryError

    monkeypatch.setattr(PasswordHasher, "verify", out_of_memory)
    assert Guard(folder).attempt(PIN).answer is Answer.UNABLE
