"""Every command finds the exhibition in the same way, and says which one it is where that may surprise."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.main import main
from kiosk.paths import Origin, Paths, find_exhibition, shipped_exhibition

CALLS = (
    ["check", "--quick"],
    ["media", "list"],
    ["translate", "status"],
    ["new", "panel", "people", "another", "--layout", "text"],
    ["schema"],
)


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder outside every exhibition, without settings of whoever runs the tests."""
    monkeypatch.delenv("VITRINE_HOME", raising=False)
    monkeypatch.delenv("VITRINE_STATE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "states"))
    folder = tmp_path / "nowhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def kiosk(*words: str) -> Result:
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_the_folder_is_named_before_or_after_the_command(museum, call):
    root = str(museum.paths.root)
    assert kiosk("-C", root, *call).exit_code == 0
    museum.change("exhibits/kiosk.yaml", "title: ", "titel: ")
    first, *rest = call
    for words in ([first, "-C", root, *rest], [*call, "--exhibition", root]):
        assert "titel" in kiosk(*words).output or call[0] != "check"


@pytest.mark.parametrize("below", ["", "exhibits", "media/maps"])
def test_a_command_inside_an_exhibition_works_on_it_and_says_so_unless_it_is_there(museum, monkeypatch, below):
    (museum.paths.root / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(museum.paths.root / below)
    said = kiosk("media", "list").output
    assert "maps/delta" in said
    assert (f"The exhibition in {museum.paths.root}" in said) == bool(below)


def test_elsewhere_it_is_the_one_that_ships_and_that_is_said(nowhere):
    assert f"The exhibition in {shipped_exhibition()} (no other one was found)." in kiosk("check", "--quick").output


def test_the_order_is_the_named_the_variable_the_folder_above_the_shipped(museum, tmp_path, monkeypatch):
    other = tmp_path / "other"
    assert find_exhibition() == (shipped_exhibition(), Origin.SHIPPED)
    monkeypatch.chdir(museum.paths.exhibits)
    assert find_exhibition() == (museum.paths.root, Origin.ABOVE)
    monkeypatch.setenv("VITRINE_HOME", str(other))
    assert find_exhibition() == (other, Origin.VARIABLE)
    assert find_exhibition(Path("here")) == (Path.cwd() / "here", Origin.NAMED)


def test_a_folder_that_was_deleted_is_no_reason_to_fail(nowhere):
    nowhere.rmdir()
    assert kiosk("check", "--quick").exit_code == 0


def test_what_comes_next_is_said_with_the_folder_that_was_named(museum):
    said = kiosk("-C", str(museum.paths.root), "new", "exhibit", "lamps", "--kind", "panels")
    assert f"Next: kiosk -C {museum.paths.root} new panel lamps" in said.output
    assert "then kiosk check -C" not in kiosk("new", "panel", "lamps", "a", "-C", str(museum.paths.root)).output


def test_a_folder_that_is_not_there_is_named():
    said = kiosk("check", "-C", "nothing-here")
    assert said.exit_code == 2
    assert "nothing-here" in said.output


def test_each_exhibition_has_a_state_folder_of_its_own(museum, monkeypatch):
    one, another = Paths.find(museum.paths.root), Paths.find(museum.paths.root.parent)
    assert len({one.state, another.state, Paths.find().state}) == 3
    monkeypatch.setenv("VITRINE_STATE", "/somewhere")
    assert {Paths.find(museum.paths.root).state, Paths.find().state} == {Path("/somewhere")}
