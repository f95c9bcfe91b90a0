"""The conformance report names every rule, and only rules that exist."""

import re

from kiosk.paths import Paths
from kiosk.rehearsal.audit.findings import CODES

ROOT = Paths.find().root
PAGE = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")


def test_every_kind_of_finding_checks_a_line_of_the_report():
    assert [code for code in CODES if f"`{code}`" not in PAGE] == []


def test_every_code_and_every_test_that_the_report_names_exists():
    cells = [row.split("|")[4] for row in PAGE.splitlines() if row.startswith("| ") and row.count("|") == 5]
    named = {code for cell in cells for code in re.findall(r"`([a-z-]+)`", cell)}
    assert named <= set(CODES)
    tests = {name for cell in cells for name in re.findall(r"tests/[\w/.]+\w", cell)}
    assert [name for name in sorted(tests) if not (ROOT / name).exists()] == []


def test_each_line_says_how_far_it_is_met():
    levels = ("Supports", "Partly", "Not applicable", "The house", "Not met", "as WCAG")
    rows = [row.split("|")[2].strip() for row in PAGE.splitlines() if row.startswith("| ") and row.count("|") == 5]
    assert [level for level in rows if not level.startswith((*levels, "level"))] == []
