"""Ten thousand exhibits: what `kiosk check` costs beside a bare parse, and a start beside one of ten exhibits."""

import os
import shutil
import sys
from pathlib import Path

import many
import program
import psutil
import pytest
from table import Comparison, written

from kiosk.operations.updates.keeper import KeepResult, keep
from kiosk.paths import Paths

pytestmark = pytest.mark.benchmark

ROOT = Path(__file__).parents[2]
FEW, MANY = 10, 10_000
TURNS = int(os.environ.get("BENCH_TURNS", "5"))
FACTOR, BESIDE_S = 3, 1.0


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    made = {count: tmp_path_factory.mktemp(f"of-{count}") for count in (FEW, MANY)}
    for count, folder in made.items():
        many.make(folder, count)
        shutil.copytree(ROOT / "locales", folder / "locales")
    return made


def cpu_s(command: list[str], folder: Path) -> float:
    """Of all cores, from the start of a program to its end."""
    environment = os.environ | {"VITRINE_STATE": str(folder)}
    with psutil.Popen(command, env=environment, stdout=-3) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime


def test_a_check_costs_little_more_than_a_bare_parse(homes: dict[int, Path], tmp_path: Path) -> None:
    cost = Comparison(f"kiosk check of {MANY} exhibits, less {BESIDE_S:g} s, s of CPU", at_most=FACTOR)
    for _ in range(TURNS):
        cost.bare.append(
            cpu_s([sys.executable, str(Path(__file__).with_name("bare_yaml.py")), str(homes[MANY])], tmp_path)
        )
        command = [sys.executable, "-c", "from kiosk.cli.main import main; main()", "check", str(homes[MANY])]
        cost.kiosk.append(cpu_s(command, tmp_path) - BESIDE_S)
    compare(cost, against="bare parse")


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Debian's xvfb")
def test_a_start_with_ten_thousand_exhibits_is_one_with_ten(homes: dict[int, Path], tmp_path: Path) -> None:
    content, spent = Comparison("first content, s", at_most=1.2), Comparison("CPU until then, s")
    states = {count: tmp_path / str(count) for count in homes}
    for count, home in homes.items():
        # As a kiosk does that has long stood: it shows its own copy of the content.
        assert keep(Paths(home, states[count])).what is KeepResult.KEPT
    for turn in range(TURNS + 1):
        for count, seconds, cpu in ((FEW, content.bare, spent.bare), (MANY, content.kiosk, spent.kiosk)):
            settings = {"VITRINE_HOME": str(homes[count]), "VITRINE_STATE": str(states[count])}
            with program.started(
                [sys.executable, str(ROOT / "run_kiosk.py")], states[count] / "run", **settings
            ) as running:
                soon = running.first_content_s()
                used = running.cpu_s()
                running.screen.wait_until_still()
            if turn:
                seconds.append(soon)
                cpu.append(used)
    compare(content, spent, against=f"{FEW} exhibits")


def compare(*found: Comparison, against: str) -> None:
    sys.stdout.write(f"\n{written(found, against)}\n")
    missed = [each.name for each in found if not each.holds]
    assert not missed
