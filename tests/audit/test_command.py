"""`kiosk audit`: its circumstances, its report, and no findings in the exhibition that ships."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from kiosk.cli.main import main
from kiosk.rehearsal.audit import findings_report, rounds
from kiosk.rehearsal.audit.findings import AuditFinding, Circumstances
from kiosk.rehearsal.audit.marked_pictures import MARK, marked
from kiosk.rehearsal.audit.plan import AuditOptions
from kiosk.rehearsal.audit.plan import rounds as planned

EVERYBODY = AuditOptions(("en", "vi", "km", "fr", "ar"), (100, 130, 170, 200))
FOUND = [
    AuditFinding(
        "small-target", "Home", "9.0 mm, 18 mm at least", (10, 10, 20, 20), "home", Circumstances("en"), "1.png"
    ),
    AuditFinding("cut-words", "<b>Long</b>", "", (50, 50, 20, 20), "home", Circumstances("en"), "1.png"),
    AuditFinding("no-captions", "film/a", "km"),
]


def test_every_combination_comes_by_once():
    visitors = [visitor for one in planned(EVERYBODY) for visitor in one.visitors]
    usual = [visitor for visitor in visitors if not visitor.controls_low]
    assert len(set(usual)) == len(usual) == 5 * 4 * 2 * 2
    assert Counter(visitor.text_size for visitor in visitors if visitor.controls_low) == {100: 10, 200: 10}


def test_a_round_has_one_window_and_one_language():
    for one in planned(EVERYBODY):
        assert {visitor.language for visitor in one.visitors} == {one.language}
        assert {visitor.portrait for visitor in one.visitors} == {one.size[1] > one.size[0]}
    assert [one.first for one in planned(EVERYBODY)].count(True) == 1


def test_the_page_shows_each_picture_with_all_that_is_marked_in_it(tmp_path):
    made = findings_report.page(FOUND, "Seven January", "en", tmp_path)
    assert made.index("small-target") < made.index("cut-words") < made.index("no-captions")
    assert "&lt;b&gt;Long" in made
    assert "WCAG 2.5.8" in made
    assert "Nothing was found" in findings_report.page([], "Seven January", "en", tmp_path)


def test_what_was_found_has_a_frame():
    picture = marked(Image.new("RGB", (100, 100)), FOUND)
    assert picture.getpixel((10 - 4, 100 - 10 + 4)) == tuple(int(MARK[at : at + 2], 16) for at in (1, 3, 5))
    assert picture.getpixel((20, 80)) == (0, 0, 0)


@pytest.mark.parametrize(("found", "code"), [([], 0), (FOUND, 1)])
def test_the_exit_code_says_whether_something_was_found(monkeypatch, tmp_path, found, code):
    monkeypatch.setattr(rounds, "run", lambda _rounds, _root, _told: found)
    page, data = tmp_path / "audit.html", tmp_path / "audit.json"
    done = CliRunner().invoke(main, ["audit", "--html", str(page), "--json", str(data)])
    assert done.exit_code == code, done.output
    assert [row["code"] for row in json.loads(data.read_text())] == [finding.code for finding in found]
    assert ("Nothing was found" in page.read_text()) is not bool(found)


@pytest.mark.parametrize("option", [["--languages", "xx"], ["--text-sizes", "90"], ["--contrasts", "low"]])
def test_what_there_is_not_is_said(option):
    done = CliRunner().invoke(main, ["audit", *option])
    assert done.exit_code == 2
    assert "there is" in done.output


def test_nothing_is_found_on_what_ships():
    # One visitor on a screen of each kind; all visitors on all screens are for `kiosk audit`.
    options = "--quick --languages en --text-sizes 100 --contrasts standard --orientations landscape --no-lowered"
    command = [Path(sys.executable).with_name("kiosk"), "audit", *options.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert (done.returncode, done.stdout.strip()) == (0, "Nothing was found."), done.stderr
