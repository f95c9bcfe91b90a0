"""Whatever is done to the files of the record, visits are recorded afterwards, and after a restart."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from visitors import visits

from kiosk.operations.usage import database as store_module
from kiosk.operations.usage.database import DamagedDatabaseError, VisitDatabase, set_aside, set_aside_before
from kiosk.operations.usage.database_files import disk_works
from kiosk.operations.usage.journal import Writer

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)


def beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def delete(*endings: str) -> Callable[[Path], None]:
    def harm(file: Path) -> None:
        for ending in endings:
            beside(file, ending).unlink()

    return harm


def cut(ending: str, size: int = 0) -> Callable[[Path], None]:
    return lambda file: os.truncate(beside(file, ending), size)


def folder(ending: str) -> Callable[[Path], None]:
    def harm(file: Path) -> None:
        beside(file, ending).unlink()
        beside(file, ending).mkdir()
        (beside(file, ending) / "inside").write_text("somebody's own")

    return harm


def linked(ending: str) -> Callable[[Path], None]:
    def harm(file: Path) -> None:
        beside(file, ending).unlink()
        victim = file.with_name("victim")
        victim.write_text("precious")
        beside(file, ending).symlink_to(victim)

    return harm


def replaced(file: Path) -> None:
    copy = file.with_name("copy")
    shutil.copy(file, copy)
    copy.replace(file)


HARMS = {
    "wal deleted": delete("-wal"),
    "shm deleted": delete("-shm"),
    "both deleted": delete("-wal", "-shm"),
    "database deleted": delete(""),
    "all deleted": delete("", "-wal", "-shm"),
    "database emptied": cut(""),
    "database cut short": cut("", 5000),
    "wal emptied": cut("-wal"),
    "wal cut short": cut("-wal", 3000),
    "database a folder": folder(""),
    "wal a folder": folder("-wal"),
    "shm a folder": folder("-shm"),
    "database a link": linked(""),
    "wal a link": linked("-wal"),
    "database replaced": replaced,
    "nothing": lambda _file: None,
}
LOSES_NOTHING = ("wal deleted", "shm deleted", "both deleted", "nothing")


def recorded(file: Path) -> list[tuple]:
    with closing(sqlite3.connect(file)) as connection:
        query = (
            "SELECT began, reason, count(stays.visit) FROM visits LEFT JOIN stays ON visit = id GROUP BY id ORDER BY id"
        )
        return connection.execute(query).fetchall()


def apart(file: Path) -> list[tuple]:
    """What another process sees of the record while the kiosk has it open."""
    program = "import sys, json; from test_harm import *; print(json.dumps(recorded(Path(sys.argv[1]))))"
    folders = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)],
        env=os.environ | {"PYTHONPATH": folders},
        capture_output=True,
        text=True,
        check=True,
    )
    return [tuple(row) for row in __import__("json").loads(done.stdout)]


@pytest.mark.parametrize("name", HARMS)
def test_visits_after_the_harm_are_recorded_at_once_and_after_a_restart(tmp_path: Path, name: str):
    file = tmp_path / "usage.db"
    whole = tmp_path / "whole" / "usage.db"
    every = [list(records) for records in visits(8)]
    with closing(VisitDatabase(whole)) as undisturbed:
        for records in every:
            undisturbed.write(records)
    expected = recorded(whole)
    one = Writer(file, 36_500, lambda: NOON)
    for records in every[:3]:
        one.write(tuple(records))
    one.write(tuple(every[3][:2]))
    HARMS[name](file)
    one.write(tuple(every[3][2:]))
    for records in every[4:6]:
        one.write(tuple(records))
    seen = apart(file)
    assert seen[-3:] == expected[3:6]
    if name in LOSES_NOTHING:
        assert seen == expected[:6]
    one.close()
    again = Writer(file, 36_500, lambda: NOON)
    for records in every[6:]:
        again.write(tuple(records))
    again.close()
    assert recorded(file)[-5:] == expected[-5:]
    # Nothing of anybody else is lost.
    assert not (tmp_path / "victim").exists() or (tmp_path / "victim").read_text() == "precious"
    if name.endswith("a folder"):
        assert [path.read_text() for path in tmp_path.rglob("inside")] == ["somebody's own"]


@pytest.mark.parametrize("name", HARMS)
def test_a_kiosk_that_was_killed_before_the_harm_records_after_it(tmp_path: Path, name: str):
    file = tmp_path / "usage.db"
    program = (
        "import os, sys; from test_harm import *; s = VisitDatabase(Path(sys.argv[1]));"
        " [s.write(list(v)) for v in visits(3)]; os._exit(0)"
    )
    folders = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    subprocess.run([sys.executable, "-c", program, str(file)], env=os.environ | {"PYTHONPATH": folders}, check=True)
    HARMS[name](file)
    one = Writer(file, 36_500, lambda: NOON)
    (later,) = visits(1, 7)
    one.write(tuple(later))
    one.close()
    assert recorded(file)[-1][1] is not None
    assert len(recorded(file)) in (1, 4)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY])
@pytest.mark.parametrize("works", [True, False], ids=["the disk works", "the disk fails"])
def test_only_where_the_disk_works_the_database_itself_is_at_fault(
    tmp_path: Path, monkeypatch, code: int, *, works: bool
):
    monkeypatch.setattr(store_module, "disk_works", lambda _folder: works)
    error = sqlite3.OperationalError("it fails")
    error.sqlite_errorcode = code
    found = store_module._damage_or(error, tmp_path / "usage.db")
    assert isinstance(found, DamagedDatabaseError) is works


def test_a_full_disk_sets_nothing_aside(tmp_path: Path, monkeypatch, caplog):
    file = tmp_path / "usage.db"
    first, second = (tuple(records) for records in visits(2))
    one = Writer(file, 36_500, lambda: NOON)
    one.write(first)
    pages = one._store._connection.execute("PRAGMA page_count").fetchone()[0]
    one._store._connection.execute(f"PRAGMA max_page_count = {pages}")
    one._unsaved.extend(second * 400)
    one.write(())
    assert "not recorded for now: database or disk is full" in caplog.text
    assert set_aside_before(file) == []
    one._store._connection.execute("PRAGMA max_page_count = 1000000")
    one._unsaved.clear()
    one.write(second)
    one.close()
    assert len(recorded(file)) == 2


def test_a_disk_that_takes_nothing_does_not_work(tmp_path: Path):
    assert disk_works(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not disk_works(tmp_path / "none")
    (tmp_path / "file").touch()
    assert not disk_works(tmp_path / "file")


def test_what_is_set_aside_can_be_read_with_all_that_was_written(tmp_path: Path):
    file = tmp_path / "usage.db"
    kept = VisitDatabase(file)
    for records in visits(3):
        kept.write(list(records))
    aside = set_aside(file, "20260107T120000")
    with closing(sqlite3.connect(f"{aside.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM visits").fetchone() == (3,)
    assert set_aside_before(file) == [aside]
    kept.close()
