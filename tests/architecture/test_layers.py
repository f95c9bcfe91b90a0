"""The layers hold where import-linter does not look: in .kv files, and in what a command loads when it runs."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KV_FILES = sorted((ROOT / "kiosk").rglob("*.kv"))
KV_IMPORT = re.compile(r"^#:import\s+\S+\s+(\S+)", re.MULTILINE)
MAY_SHOW = ("ui", "curator/preview")
HEAVY = ("kivy", "pygame", "av", "icu4py", "_cffi_backend", "numpy", "pyvips")
SELDOM = ("jinja2", "pygal", "openpyxl")
"""Packages for a few commands alone."""


def layers() -> list[set[str]]:
    """The packages of kiosk from the top down, as pyproject.toml declares them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    declared = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [{name.strip(" ()") for name in layer.split("|")} for layer in declared]


def height(package: str) -> int:
    return next(level for level, names in enumerate(reversed(layers())) if package in names)


def test_kv_files_stand_only_where_kivy_may() -> None:
    allowed = tuple(f"{ROOT}/kiosk/{folder}/" for folder in MAY_SHOW)
    assert [str(file) for file in KV_FILES if not str(file).startswith(allowed)] == []


def test_kv_files_import_only_kivy_and_what_lies_below_them() -> None:
    wrong = []
    for file in KV_FILES:
        own = file.relative_to(ROOT / "kiosk").parts[0]
        for target in KV_IMPORT.findall(file.read_text(encoding="utf-8")):
            first, *rest = target.split(".")
            below = first == "kivy" or (first == "kiosk" and rest and height(rest[0]) <= height(own))
            if not below:
                wrong.append(f"{file.relative_to(ROOT)}: {target}")
    assert wrong == []


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """Which of the heavy packages, and of those that few commands need, a command loads."""
    program = f"""
import atexit, sys
atexit.register(lambda: print("LOADED", *sorted({{*{HEAVY + SELDOM!r}}} & set(sys.modules))))
from kiosk.cli.main import main
main({arguments!r})
"""
    environment = {**os.environ, "VITRINE_STATE": str(folder)}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    line, *names = run.stdout.splitlines()[-1].split()
    assert line == "LOADED", run.stderr
    return set(names)


def test_quick_checks_of_content_run_without_kivy_sound_film_or_text_engine(tmp_path: Path) -> None:
    assert loaded_by(tmp_path, "check", "--quick") == set()


def test_only_the_page_of_the_report_loads_jinja_and_pygal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "tests" / "usage")
    from visitors import fill

    fill(tmp_path / "usage.db", 20)
    assert loaded_by(tmp_path, "report", "--json", str(tmp_path / "r.json"), "--csv", str(tmp_path)) == set()
    assert loaded_by(tmp_path, "report", "--html", str(tmp_path / "r.html")) == {"jinja2", "pygal"}


@pytest.mark.parametrize("module", ["kiosk.rehearsal.tour.picture_page", "kiosk.rehearsal.audit.findings_report"])
def test_a_module_that_can_write_a_page_loads_jinja_only_to_write_one(module: str) -> None:
    program = f"import sys, {module}; print('jinja2' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
