"""The clock of these tests: it counts what sleeps and what computes, and no wait for a processor."""

import subprocess
import sys
import time

import own_time
import pytest


def test_a_sleep_is_counted_in_full():
    wall, begun = time.monotonic(), own_time.now()
    time.sleep(0.5)
    counted = own_time.now() - begun
    # The clocks are floats of different size, with different rounding errors.
    assert 0.35 < counted <= time.monotonic() - wall + 1e-6


def test_processes_that_share_a_processor_wait_for_each_other_and_that_is_not_counted():
    # Both may use one processor only, so that one of them always waits.
    spin = "import os, time; os.sched_setaffinity(0, [0]); print('on', flush=True)\nwhile time.process_time() < 1: pass"
    own_time.now()
    spinning = [subprocess.Popen([sys.executable, "-c", spin], stdout=subprocess.PIPE) for _ in range(3)]
    begun, wall = own_time.now(), time.monotonic()
    for one in spinning:
        one.communicate(timeout=60)
    waited = time.monotonic() - wall - (own_time.now() - begun)
    assert waited > 0.5


def test_where_nothing_is_known_of_waits_it_is_the_wall_clock(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(own_time, "_waits", lambda _pid: [])
    clock = own_time.OwnTime()
    begun, wall = clock.now(), time.monotonic()
    time.sleep(0.2)
    assert clock.now() - begun == pytest.approx(time.monotonic() - wall, abs=0.05)
