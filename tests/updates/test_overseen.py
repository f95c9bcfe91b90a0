"""What hangs is waited for no longer than its time, and what is slow is."""

import subprocess
import sys
import threading

import pytest

from kiosk.operations.updates.debounce import MOST_RETRY_S, RETRY_S, Retry
from kiosk.operations.updates.supervised import HungError, heard, within


def run(program: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-Sc", program], stdout=-1, stderr=-1, text=True)


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(600)",
        "print('begun', flush=True); import time; time.sleep(600)",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)",
        "import re; re.match('(a*)*b', 'a' * 60)",
        "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    ],
)
def test_a_process_that_says_nothing_more_is_killed(program: str):
    process = run(program)
    with pytest.raises(HungError):
        heard(process, 0.6, step_s=0.3)
    assert process.returncode == -9


def test_a_process_that_goes_on_saying_something_is_waited_for():
    process = run("import time\nfor n in range(9): print(n, flush=True); time.sleep(0.4)\nprint('done')")
    said, _ = heard(process, 3.0, step_s=0.1)
    assert said.split() == [*map(str, range(9)), "done"]


def test_the_time_in_which_it_is_paused_does_not_count():
    process = run("import time; time.sleep(600)")
    turns = 0

    def paused() -> bool:
        nonlocal turns
        turns += 1
        if turns == 8:
            process.kill()
        return True

    heard(process, 0.2, step_s=0.1, paused=paused)
    assert turns >= 8


def test_work_that_hangs_is_left_to_itself():
    gate = threading.Event()
    with pytest.raises(HungError):
        within(0.05, gate.wait)
    gate.set()


@pytest.mark.parametrize("error", [OSError("gone"), TimeoutError("the drive"), KeyError("x")])
def test_what_work_fails_with_is_told(error: Exception):
    def fail() -> None:
        raise error

    with pytest.raises(type(error)) as found:
        within(30.0, fail)
    assert found.value is error


def test_work_that_ends_gives_what_it_comes_to():
    assert within(30.0, lambda: 5) == 5


def test_what_failed_is_tried_again_later_and_later_and_each_time_once():
    retry, now_s, waited = Retry(), 0.0, []
    assert not retry.is_due(1e9)
    for _ in range(9):
        retry.failed(now_s)
        begun_s = now_s
        while not retry.is_due(now_s):
            now_s += RETRY_S / 2
        assert not retry.is_due(now_s + 1e9)
        waited.append(now_s - begun_s)
    assert waited[:3] == [RETRY_S, 2 * RETRY_S, 4 * RETRY_S]
    assert waited[-1] == MOST_RETRY_S
    retry.worked()
    retry.failed(0.0)
    assert retry.is_due(RETRY_S)
