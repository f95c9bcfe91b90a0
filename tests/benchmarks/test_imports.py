"""What an import costs against reading its file with csv and writing its YAML, in one run: `make bench`."""

import csv
import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from table import Comparison, written

from kiosk.curator.imports import spreadsheet, table
from kiosk.curator.imports.bundle import Setting
from kiosk.curator.imports.delivery import deliver
from kiosk.paths import Paths

pytestmark = pytest.mark.benchmark

ROWS = 2000
ROUNDS = 3
MOST = 3.0
MOST_GROWTH = 1.5
"""Allowed growth of the time per row, with four times as many rows."""
KINDS: dict[str, Callable[[int], tuple[str, ...]]] = {
    "different titles, plain dates": lambda n: (f"{1500 + n % 500}-05-{1 + n % 28:02}", f"Title {n}", f"Topic {n % 7}"),
    "equal titles, dates in words": lambda n: (f"{1 + n % 28} May {1500 + n % 500}", "The same", f"Topic {n % 7}"),
    "as many topics as rows": lambda n: (f"c. {1500 + n % 500}", f"Title {n}", f"Topic {n}"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_import_costs_little_more_than_its_file_and_its_yaml(tmp_path: Path, kind: str) -> None:
    comparison = Comparison(kind, at_most=MOST)
    file = made(tmp_path / "a.csv", kind, ROWS)
    for number in range(ROUNDS):
        comparison.bare.append(seconds(lambda: bare(file)))
        comparison.kiosk.append(seconds(lambda own=number: imported(file, tmp_path / f"{own}")))  # type: ignore[misc]
    print("\n" + written([comparison], "csv and YAML"))  # noqa: T201 - the figures are what the benchmark is run for
    assert comparison.holds


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_costs_the_same_among_many(tmp_path: Path, kind: str) -> None:
    comparison = Comparison(kind, at_most=MOST_GROWTH)
    few, many = (made(tmp_path / f"{count}.csv", kind, count) for count in (ROWS, 4 * ROWS))
    for number in range(ROUNDS):
        comparison.bare.append(seconds(lambda own=number: imported(few, tmp_path / f"few{own}")))  # type: ignore[misc]
        comparison.kiosk.append(seconds(lambda own=number: imported(many, tmp_path / f"many{own}")) / 4)  # type: ignore[misc]
    print("\n" + written([comparison], f"{ROWS} rows"))  # noqa: T201 - as above
    assert comparison.holds


def made(file: Path, kind: str, count: int) -> Path:
    lines = [(*KINDS[kind](number), f"What happened then, in some words, {number}.") for number in range(count)]
    text = io.StringIO()
    csv.writer(text).writerows([("date", "title", "topic", "body"), *lines])
    file.write_text(text.getvalue(), encoding="utf-8")
    return file


def bare(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    yaml.dump({"cards": rows}, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False)


def imported(file: Path, root: Path) -> None:
    for folder in ("exhibits", "media"):
        (root / folder).mkdir(parents=True)
    bundle = spreadsheet.convert(table.read(file), Setting("a", ()))
    deliver(bundle, Paths(root, root / "state"), at_home=False)


def seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
