"""Imports and checks of 5,000 and 64,000 rows against csv with YAML, and against a bare parse: `make bench`."""

import csv
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from table import Comparison, written

pytestmark = pytest.mark.benchmark

ROWS = (5000, 64_000)
IMPORT_AT_MOST = 3.0
CHECK_AT_MOST = 3.0
BODY = " ".join(["What happened then, in some words"] * 6)
"""As many words as a card should have: each one that is too short is a message, which takes memory too."""
START_S = 1.0
"""Added to what a check may take: the program's own start."""
MEMORY_AT_MOST = 1.5
CSV_AND_YAML = """
import csv, sys, yaml
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
yaml.dump({"cards": rows}, open(sys.argv[2], "w"), Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False)
"""
PARSE = "import sys, yaml; nodes = yaml.compose(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"
IMPORT = """
import sys
from pathlib import Path
from kiosk.curator.imports import spreadsheet, table
from kiosk.curator.imports.bundle import Setting
from kiosk.curator.imports.delivery import deliver
from kiosk.paths import Paths
root = Path(sys.argv[2])
made = spreadsheet.convert(table.read(Path(sys.argv[1])), Setting("c", ()))
deliver(made, Paths(root, root / "state"), at_home=False)
"""
CHECK = "import sys; from kiosk.cli.main import main; main(['check', '--quick', sys.argv[1]])"


@pytest.mark.parametrize("count", ROWS)
def test_a_collection_costs_little_more_than_its_files(tmp_path: Path, count: int) -> None:
    root = tmp_path / "museum"
    for folder in ("exhibits", "media"):
        (root / folder).mkdir(parents=True)
    (root / "exhibits/kiosk.yaml").write_text("title: T\nlanguages: [en]\nhome: [c]\n", encoding="utf-8")
    table = _table(tmp_path / "c.csv", count)
    imports = Comparison("import, CPU s", at_most=IMPORT_AT_MOST)
    imports.bare.append(_used(CSV_AND_YAML, [table, tmp_path / "bare.yaml"])[0])
    imports.kiosk.append(_used(IMPORT, [table, root])[0])
    bare_s, bare_bytes = _used(PARSE, [root / "exhibits/c.yaml"])
    check_s, check_bytes = _used(CHECK, [root])
    check = Comparison("check, CPU s", at_most=CHECK_AT_MOST, bare=[bare_s], kiosk=[max(check_s - START_S, 0.0)])
    memory = Comparison("check, peak MiB", at_most=MEMORY_AT_MOST, bare=[bare_bytes], kiosk=[check_bytes])
    print(f"\n{count} rows\n" + written([imports, check, memory], "bare"))  # noqa: T201 - what it is run for
    assert imports.holds
    assert check.holds
    # A program's own code and libraries weigh more than 5,000 nodes.
    assert memory.holds or count < max(ROWS)


def _table(file: Path, count: int) -> Path:
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(["date", "title", "topic", "body"])
        for number in range(count):
            day = f"{1500 + number % 500}-05-{1 + number % 28:02}"
            rows.writerow([day, f"Title {number}", f"Topic {number % 7}", f"{BODY}, {number}."])
    return file


def _used(program: str, arguments: Sequence[Path]) -> tuple[float, float]:
    """Run a program to its end; return its CPU seconds and its peak memory in MiB."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    assert isinstance(used, resource.struct_rusage)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
