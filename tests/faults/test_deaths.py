"""Whatever ends the kiosk, the next start is at attract with all that was recorded; after crashes a careful one."""

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from kiosk_process import KioskProcess, Start, assert_ends_well, environment, python
from small_museum import ATTRACT, PLAYING, SmallMuseum
from test_record_of_visits import stays, wait_for_stays
from visitor import go_back_home, go_home, open_the_film, open_the_first_exhibit
from x_screen import XScreen, have_xvfb

CAREFUL = "after several crashes the kiosk starts carefully"
HEAVY = Path(__file__).with_name("heavy_kiosk.py")


def test_killed_at_three_random_moments_it_starts_carefully_with_all_that_was_recorded(
    start: Start, screen: XScreen, museum: SmallMuseum
):
    chance, recorded = random.Random(1979), []
    mark = museum.state / "starts.json"
    for number in range(3):
        before = mark.read_bytes() if mark.exists() else b""
        kiosk = start()
        # A process that dies before it is the kiosk is no crash of the kiosk.
        screen.until(lambda before=before: mark.exists() and mark.read_bytes() != before, "no start", 30.0)
        if number == 1:
            kiosk.ready()
            go_home(screen)
            open_the_first_exhibit(screen)
            wait_for_stays(screen, museum.state, 2)
        time.sleep(chance.uniform(0.2, 1.5))
        kiosk.kill()
        assert CAREFUL not in kiosk.log
        assert [exhibit for exhibit, _ in stays(museum.state)][: len(recorded)] == [one for one, _ in recorded]
        recorded = stays(museum.state)
    kiosk = start().ready()
    assert CAREFUL in kiosk.log
    screen.look_for(ATTRACT, 10.0)
    # The film is not opened: its words stand in its place.
    go_home(screen)
    open_the_first_exhibit(screen)
    screen.see_at_rest()
    assert screen.where(PLAYING) is None
    assert [exhibit for exhibit, _ in stays(museum.state)][:2] == ["", "people"]
    assert_ends_well(kiosk)
    # Whoever ended it starts it in the ordinary way.
    kiosk = start().ready()
    assert CAREFUL not in kiosk.log
    open_the_film(screen)
    assert_ends_well(kiosk)


def test_a_careful_kiosk_says_so_to_whoever_watches(start: Start, screen: XScreen, museum: SmallMuseum):
    boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    now = time.clock_gettime(time.CLOCK_BOOTTIME)
    museum.state.mkdir()
    told = {"boot": boot, "running": True, "crashes": [now - 20, now - 10]}
    (museum.state / "starts.json").write_text(json.dumps(told))
    kiosk = start().ready()
    status = museum.state / "status.json"
    screen.until(status.exists, "no status", 20.0)
    assert json.loads(status.read_text())["careful"] is True
    assert_ends_well(kiosk)


@pytest.mark.skipif(not have_xvfb(), reason="Xvfb is not installed")
def test_the_display_is_lost_and_the_next_start_finds_another(start: Start, museum: SmallMuseum):
    lost = XScreen(800, 600)
    kiosk = start(DISPLAY=lost.name).ready()
    go_home(lost)
    wait_for_stays(lost, museum.state, 1)
    lost.break_down()
    assert kiosk.code(10.0) != 0
    assert [exhibit for exhibit, _ in stays(museum.state)] == [""]
    another = XScreen(800, 600)
    try:
        again = start(DISPLAY=another.name).ready()
        go_home(another)
        assert_ends_well(again)
    finally:
        another.close()


def test_stopped_for_longer_than_a_stall_it_ends_with_its_stacks_and_starts_again(
    start: Start, screen: XScreen, museum: SmallMuseum
):
    kiosk = start(fault="hasty_heart").ready()
    go_home(screen)
    wait_for_stays(screen, museum.state, 1)
    kiosk.process.send_signal(signal.SIGSTOP)
    assert kiosk.outlives(3.0)
    kiosk.process.send_signal(signal.SIGCONT)
    if not kiosk.outlives(2.0):
        assert kiosk.code() == 1
        assert "Timeout" in kiosk.log
    kiosk.kill()
    kiosk = start().ready()
    screen.look_for(ATTRACT)
    assert len(stays(museum.state)) == 1
    assert_ends_well(kiosk)


def test_everything_in_the_state_folder_is_damaged(start: Start, screen: XScreen, museum: SmallMuseum):
    kiosk = start().ready()
    go_home(screen)
    wait_for_stays(screen, museum.state, 1)
    assert_ends_well(kiosk)
    for file in museum.state.rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00damaged\xff" * 300)
    kiosk = start().ready()
    go_home(screen)
    wait_for_stays(screen, museum.state, 1)
    assert_ends_well(kiosk)


def test_a_kiosk_that_has_grown_heavy_begins_anew_in_attract_and_never_in_a_visit(museum: SmallMuseum, screen: XScreen):
    kiosk = KioskProcess(python(HEAVY), environment(DISPLAY=screen.name, **museum.variables)).ready()
    try:
        go_home(screen)
        assert kiosk.outlives(2.0)
        open_the_first_exhibit(screen)
        assert "the kiosk restarts" not in kiosk.log
        kiosk.process.send_signal(signal.SIGUSR1)
        kiosk.wait_for("the kiosk restarts: it uses")
        screen.until(lambda: kiosk.log.count("kiosk.app: ready") == 2, "it does not begin anew", 30.0)
        go_home(screen)
        assert_ends_well(kiosk)
        assert kiosk.log.count("the kiosk restarts") == 1
    finally:
        kiosk.kill()


# Where the log goes.


@pytest.mark.parametrize("end", [">&-", ">/dev/full"], ids=["closed", "a full disk"])
def test_the_log_can_go_nowhere_and_the_visit_goes_on(museum: SmallMuseum, screen: XScreen, end: str):
    command = f"{' '.join(python('run_kiosk.py'))} 2{end}; echo code $? >&2"
    kiosk = KioskProcess(["sh", "-c", command], environment(DISPLAY=screen.name, **museum.variables))
    try:
        screen.look_for(ATTRACT, 30.0)
        go_home(screen)
        wait_for_stays(screen, museum.state, 1)
        open_the_first_exhibit(screen)
        os.kill(status_pid(museum, screen), signal.SIGTERM)
        kiosk.wait_for("code 0")
        assert stays(museum.state)[0] == ("", "interrupted")
    finally:
        kiosk.kill()


def status_pid(museum: SmallMuseum, screen: XScreen) -> int:
    status = museum.state / "status.json"
    screen.until(status.exists, "no status", 20.0)
    return int(json.loads(status.read_text())["pid"])


def test_the_reader_of_the_log_goes_while_the_kiosk_runs(start: Start, screen: XScreen, museum: SmallMuseum):
    kiosk = start().ready()
    assert kiosk.process.stderr is not None
    go_home(screen)
    museum.file("media/pictures/second.png").write_bytes(b"no picture")
    # The pipe has no reader any more: each line is refused.
    kiosk.stop_reading()
    open_the_first_exhibit(screen)
    go_back_home(screen)
    code, seconds = kiosk.end()
    assert (code, seconds < 2.0) == (0, True)
    assert len(stays(museum.state)) == 3
