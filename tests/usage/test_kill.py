"""What was recorded outlives kill -9 at any moment."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.operations.usage.database import VisitDatabase

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.operations.usage.journal import Writer
from visitors import visits
writer = Writer(Path(sys.argv[1]), 400, lambda: datetime(2026, 11, 22, tzinfo=UTC))
for records in visits(100_000, seed=int(sys.argv[2])):
    for record in records:
        writer.write((record,))
    print("recorded", flush=True)
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_writer_that_is_killed_has_lost_nothing_that_it_had_recorded(tmp_path, seed):
    file = tmp_path / "usage.db"
    command = [sys.executable, "-c", WRITER, str(file), str(seed)]
    with subprocess.Popen(command, cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True) as writer:
        recorded = sum(writer.stdout.readline() == "recorded\n" for _ in range(random.Random(seed).randrange(1, 60)))
        writer.kill()
        recorded += writer.stdout.read().count("recorded\n")
    VisitDatabase(file).close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ended = [reason for (reason,) in connection.execute("SELECT reason FROM visits ORDER BY id")]
    assert recorded > 0
    assert len(ended) in (recorded, recorded + 1)
    assert "interrupted" not in ended[:recorded]
