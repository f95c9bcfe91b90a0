"""What a timeline costs with 100, 10,000 and 100,000 cards: `make bench`. The sizes take turns, each time afresh."""

import datetime as dt
import json
import os
import random
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("timeline_program.py")
COUNTS = (100, 10_000, 100_000)
TURNS = int(os.environ.get("BENCH_TURNS", "3"))
DAYS_A_CARD = 30
MOST_OPENING, MOST_FRAME, MOST_MEMORY = 1.5, 1.2, 1.1
"""Of reading and validating the file; of what 100 cards cost."""
FIRST = dt.date(1, 1, 1)
KIOSK = "title: Time\nsummary: One line\nlanguages: [en]\nhome: [time]\n"
HEAD = "kind: timeline\ntitle: Time\nsummary: One line\ncards:\n"


def written(folder: Path, count: int) -> Path:
    """A museum with one timeline of so many cards in any order, one a month, each for a day or for a while.

    They are as close in each part of the time: what is in view must differ by their number in all, not by chance.
    """
    chance = random.Random(5)
    numbers = list(range(count))
    chance.shuffle(numbers)
    (folder / "exhibits").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "exhibits" / "kiosk.yaml").write_text(KIOSK)
    with (folder / "exhibits" / "time.yaml").open("w") as file:
        file.write(HEAD)
        for number in numbers:
            start = FIRST + dt.timedelta(number * DAYS_A_CARD + chance.randrange(DAYS_A_CARD))
            end = ("", "", f"/{start + dt.timedelta(days=29)}", f"/{start + dt.timedelta(days=364)}")[number % 4]
            file.write(f"  - {{id: c{number}, date: {start}{end}, title: Event number {number}}}\n")
    return folder


def measured(folder: Path, *more: str) -> dict[str, float]:
    variables = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, PROGRAM, folder, *more], env=variables, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_a_timeline_costs_the_same_with_a_thousand_times_the_cards(tmp_path: Path) -> None:
    folders = {count: written(tmp_path / str(count), count) for count in COUNTS}
    first = {count: measured(folder, "afresh") for count, folder in folders.items()}
    for folder in folders.values():
        measured(folder)
    turns = [{count: measured(folder) for count, folder in folders.items()} for _ in range(TURNS)]

    def middle(name: str, count: int) -> float:
        return statistics.median(turn[count][name] for turn in turns)

    for count in COUNTS:
        print(  # noqa: T201 - the table is what the benchmark is run for
            f"\n{count:>7} cards: read and validated in {first[count]['read_s']:.2f} s,"
            f" opened in {first[count]['opened_s']:.2f} s;"
            f" a frame of panning {middle('frame_ms', count):.2f} ms,"
            f" of which laid out in {middle('layout_us', count):.0f} us;"
            f" the screen takes {middle('screen_mib', count):.1f} MiB",
            end="",
        )
    few = COUNTS[0]
    for count in COUNTS[1:]:
        opening = 1 + first[count]["opened_s"] / first[count]["read_s"]
        frame, layout, memory = (
            middle(name, count) / middle(name, few) for name in ("frame_ms", "layout_us", "screen_mib")
        )
        print(f"\n{count:>7} cards: {opening=:.2f} {frame=:.2f} {layout=:.2f} {memory=:.2f}", end="")  # noqa: T201
        assert opening <= MOST_OPENING
        assert frame <= MOST_FRAME
        assert 1 / MOST_MEMORY <= memory <= MOST_MEMORY
