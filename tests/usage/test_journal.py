"""The journal writes beside the kiosk: it never fails, never waits, and loses nothing that a disk could take."""

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from visitors import MACHINE, visits

from kiosk.operations.usage.database import VisitDatabase
from kiosk.operations.usage.journal import Journal, Writer
from kiosk.visit import events as ev

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "usage.db"


def writer(file):
    return Writer(file, 400, lambda: NOON)


def ended(file):
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT reason FROM visits ORDER BY id")]


def test_steps_of_a_visit_become_rows_and_the_one_at_hand_is_closed_at_the_end(file):
    now = 50.0
    journal = Journal(file, 400, clock=lambda: now, wall=lambda: NOON)
    state = MACHINE.start(now)
    for event in (ev.Woken("en"), ev.StartOverChosen(), ev.Woken("vi")):
        state, effects = MACHINE.handle(state, event, now)
        journal.step(state, effects)
    journal.close()
    assert ended(file) == ["left", "interrupted"]


def test_a_disk_that_is_full_for_a_while_is_one_line_and_loses_nothing(file, monkeypatch, caplog):
    one = writer(file)
    write = VisitDatabase.write

    def full(_store, _records):
        raise sqlite3.OperationalError("database or disk is full")

    for records in visits(6):
        monkeypatch.setattr(VisitDatabase, "write", full)
        one.write(tuple(records[:4]))
        one.write(tuple(records[4:]))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "visits are not recorded for now: database or disk is full" in caplog.text
    monkeypatch.setattr(VisitDatabase, "write", write)
    one.write(())
    one.close()
    assert len(ended(file)) == 6
    assert None not in ended(file)


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path, caplog):
    (tmp_path / "state").write_text("a file")
    one = writer(tmp_path / "state" / "usage.db")
    for records in visits(3):
        one.write(tuple(records))
    assert len(caplog.records) == 1


def test_a_damaged_database_is_set_aside_and_the_visit_goes_on_in_a_new_one(file, caplog):
    first, second = visits(2)
    one = writer(file)
    one.write(tuple(first))
    one.close()
    file.write_bytes(b"damaged" * 2000)
    one = writer(file)
    one.write(tuple(second))
    one.close()
    assert len(caplog.records) == 1
    assert "cannot be used (file is not a database): set aside as usage.db.damaged-20260107T120000" in caplog.text
    assert len(ended(file)) == 1
    assert (file.parent / "usage.db.damaged-20260107T120000").exists()


def test_a_database_that_is_deleted_in_mid_visit_begins_anew_with_the_whole_visit(file, caplog):
    (records,) = visits(1)
    one = writer(file)
    one.write(tuple(records[:3]))
    for path in file.parent.glob("usage.db*"):
        path.unlink()
    one.write(tuple(records[3:]))
    one.close()
    assert len(ended(file)) == 1
    assert ended(file) != [None]
    assert caplog.records == []


def test_a_database_that_is_damaged_in_mid_visit_begins_anew_with_the_whole_visit(file):
    (records,) = visits(1)
    one = writer(file)
    one.write(tuple(records[:3]))
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("DROP TABLE stays")
    one.write(tuple(records[3:]))
    one.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*), count(reason) FROM visits").fetchone() == (1, 1)
        assert connection.execute("SELECT min(number) FROM stays").fetchone() == (0,)
