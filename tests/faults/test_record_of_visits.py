"""What visitors did stays recorded, whatever ends the kiosk or befalls its disk; and the visit goes on."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from kiosk_process import KioskProcess, Start, assert_ends_well
from small_museum import SmallMuseum
from visitor import go_back_home, go_home, open_the_first_exhibit
from x_screen import XScreen


def stays(state: Path) -> list[tuple[str, str | None]]:
    """Give each place that was stood at, with how the visit ended."""
    file = state / "usage.db"
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        try:
            found = connection.execute(
                "SELECT exhibit, reason FROM visits JOIN stays ON visit = id ORDER BY id, number"
            )
            return found.fetchall()
        except sqlite3.OperationalError:
            # It is being made.
            return []


def wait_for_stays(screen: XScreen, state: Path, number: int) -> None:
    screen.until(lambda: len(stays(state)) >= number, "the visit is not recorded")


def recorded(kiosk: KioskProcess, screen: XScreen, state: Path) -> KioskProcess:
    """Give a kiosk in which a visitor has come home, and that is in the record."""
    kiosk.ready()
    go_home(screen)
    wait_for_stays(screen, state, 1)
    return kiosk


def test_what_was_recorded_outlives_kill_9_and_the_next_start_closes_the_visit(
    start: Start, screen: XScreen, museum: SmallMuseum
):
    kiosk = start().ready()
    go_home(screen)
    open_the_first_exhibit(screen)
    wait_for_stays(screen, museum.state, 2)
    kiosk.kill()
    assert stays(museum.state) == [("", None), ("people", None)]
    again = start().ready()
    go_home(screen)
    wait_for_stays(screen, museum.state, 3)
    assert_ends_well(again)
    assert stays(museum.state) == [("", "interrupted"), ("people", "interrupted"), ("", "interrupted")]
    assert again.complaints == []


def test_a_damaged_record_is_set_aside_in_one_line_and_a_new_one_begins(
    start: Start, screen: XScreen, museum: SmallMuseum
):
    museum.state.mkdir(parents=True)
    (museum.state / "usage.db").write_bytes(b"damaged" * 3000)
    kiosk = recorded(start(), screen, museum.state)
    assert_ends_well(kiosk)
    (complaint,) = kiosk.complaints
    assert "usage.db cannot be used (file is not a database): set aside as usage.db.damaged-" in complaint


def test_a_record_of_another_user_is_set_aside_in_one_line(start: Start, screen: XScreen, museum: SmallMuseum):
    if os.geteuid() or not shutil.which("setpriv"):
        pytest.skip("only root can become somebody to whom the permissions of files apply")
    museum.state.mkdir(parents=True)
    (museum.state / "usage.db").touch(mode=0)
    started = start(prefix=["setpriv", "--bounding-set", "-dac_override,-dac_read_search"])
    kiosk = recorded(started, screen, museum.state)
    assert_ends_well(kiosk)
    (complaint,) = kiosk.complaints
    assert "usage.db cannot be used (this user may not read and write it)" in complaint


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for a start; skips where mounting is not allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "vitrine", disk]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    """Leave no byte free."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return filler


def about_visits(kiosk: KioskProcess) -> list[str]:
    return [complaint for complaint in kiosk.complaints if "visits are not recorded for now" in complaint]


def test_a_disk_that_fills_up_during_a_visit_is_one_line_and_what_waited_is_written_when_there_is_room(
    start: Start, screen: XScreen, small_disk: Path
):
    state = small_disk / "state"
    kiosk = recorded(start(VITRINE_STATE=str(state)), screen, state)
    filler = fill(small_disk)
    for _ in range(2):
        open_the_first_exhibit(screen)
        go_back_home(screen)
    kiosk.wait_for("visits are not recorded for now")
    assert len(stays(state)) == 1
    filler.unlink()
    open_the_first_exhibit(screen)
    wait_for_stays(screen, state, 6)
    assert [exhibit for exhibit, _reason in stays(state)] == ["", "people", "", "people", "", "people"]
    assert_ends_well(kiosk)
    assert len(about_visits(kiosk)) == 1


def test_a_record_that_may_only_be_read_is_one_line_and_the_visit_goes_on(
    start: Start, screen: XScreen, small_disk: Path
):
    state = small_disk / "state"
    kiosk = recorded(start(VITRINE_STATE=str(state)), screen, state)
    # What a failing disk does: the kernel lets nobody write any more, those who had it open included.
    subprocess.run(["mount", "-o", "remount,ro,size=16m", small_disk], check=False, capture_output=True)
    open_the_first_exhibit(screen)
    go_back_home(screen)
    assert_ends_well(kiosk)
    assert len(about_visits(kiosk)) <= 1
