"""The record of visits on disk: whole, forgotten in time, and set aside when it is damaged."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from visitors import visits

from kiosk.operations.usage.database import MOST_SET_ASIDE, DamagedDatabaseError, VisitDatabase, set_aside
from kiosk.operations.usage.records import LanguageTaken, StayClosed, StayOpened, VisitClosed, VisitOpened

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "state" / "usage.db"


def rows(file, query):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def wrote(file, *records):
    store = VisitDatabase(file)
    store.write(records)
    store.close()


def test_visits_are_read_as_they_were_written(file):
    wrote(file, *(record for records in visits(20) for record in records))
    assert rows(file, "SELECT count(*), count(duration_s), count(reason) FROM visits") == [(20, 20, 20)]
    assert rows(file, "SELECT count(*) FROM stays WHERE dwell_s IS NULL") == [(0,)]
    assert rows(file, "SELECT DISTINCT substr(began, -6) FROM visits") == [("+07:00",)]


def test_a_visit_that_was_cut_off_by_a_power_cut_is_closed_at_the_next_start(file):
    wrote(file, VisitOpened(NOON), StayOpened(0, 0, "", ""), StayClosed(0, 4), StayOpened(1, 4, "a", "b"))
    VisitDatabase(file).close()
    assert rows(file, "SELECT duration_s, idle_s, reason FROM visits") == [(4.0, 0.0, "interrupted")]


def test_a_transaction_that_fails_leaves_nothing(file):
    store = VisitDatabase(file)
    with pytest.raises(DamagedDatabaseError):
        store.write([VisitOpened(NOON), LanguageTaken(0, 0, "en"), LanguageTaken(0, 0, "en")])
    store.close()
    assert rows(file, "SELECT * FROM visits") == []


def test_it_is_written_ahead_and_through_to_the_disk(file):
    store = VisitDatabase(file)
    assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    store.close()


def test_what_is_past_keeping_is_forgotten_with_all_that_hangs_on_it(file):
    old, new = NOON.replace(year=2025), NOON
    wrote(file, VisitOpened(old), StayOpened(0, 0, "", ""), VisitOpened(new), StayOpened(0, 0, "", ""))
    store = VisitDatabase(file)
    store.forget(date(2026, 1, 8), 30)
    store.close()
    assert rows(file, "SELECT substr(began, 1, 4) FROM visits") == [("2026",)]
    assert rows(file, "SELECT count(*) FROM stays") == [(1,)]


def test_a_clock_that_runs_years_ahead_costs_a_few_days_and_not_the_record(file):
    wrote(file, *(VisitOpened(NOON.replace(day=day)) for day in range(1, 29)))
    store = VisitDatabase(file)
    store.forget(date(2050, 1, 1), 400)
    store.close()
    assert rows(file, "SELECT count(*) FROM visits") == [(21,)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b"this is no database at all, and long enough to look like one" * 100),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 8192 + file.read_bytes()[12288:]),
        lambda file: rows(file, "PRAGMA user_version = 99"),
        lambda file: rows(file, "DROP TABLE visits"),
    ],
    ids=["no database", "cut off", "overwritten", "of a later version", "without its tables"],
)
def test_a_damaged_database_is_recognised(file, damage):
    wrote(file, *(record for records in visits(50) for record in records))
    damage(file)
    with pytest.raises(DamagedDatabaseError):
        VisitDatabase(file)


def test_only_the_latest_damaged_files_are_kept(file):
    file.parent.mkdir()
    for number in range(MOST_SET_ASIDE + 2):
        file.write_text("damaged")
        set_aside(file, f"{number}")
    assert sorted(one.name[-1] for one in file.parent.iterdir()) == ["2", "3", "4"]


def test_a_file_that_is_nobodys_to_write_is_no_damage(file):
    file.parent.mkdir()
    file.mkdir()
    with pytest.raises(sqlite3.OperationalError):
        VisitDatabase(file)


def test_a_visit_without_a_beginning_is_left_out(file):
    wrote(file, StayOpened(0, 0, "", ""), VisitClosed(1, 0, "left"), VisitOpened(NOON), StayOpened(0, 0, "", ""))
    assert rows(file, "SELECT visit FROM stays") == [(1,)]
