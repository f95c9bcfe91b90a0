"""Root reads and writes no state folder as root: each command is its owner first, for good."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.errors import KioskError
from kiosk.operations.service import folder_owner
from kiosk.operations.usage.database import VisitDatabase

ROOT = Path(__file__).parents[2]
NOBODY_KNOWS = 54321
"""A user id without a name."""
pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give up root")

# The interpreter may lie where the owner may not read: what is imported late is imported before.
PROGRAM = """
import os, sys, json, encodings.idna, sqlite3, argon2, argon2.low_level, stat, secrets
import kiosk.cli.status, kiosk.cli.report, kiosk.cli.staff, kiosk.cli.check, kiosk.cli.doctor
import kiosk.operations.service.folder_owner, kiosk.operations.staff.pin_guard
import kiosk.operations.usage.reading, kiosk.operations.usage.statistics, kiosk.operations.usage.place_names
import kiosk.operations.usage.summary, kiosk.operations.usage.export
import kiosk.content.assemble, kiosk.content.library, kiosk.engines.typeset, kiosk.i18n.po
import kiosk.i18n.sign_languages
import kiosk.curator.proof.all_checks
import babel.localedata, click.testing, click.shell_completion, traceback, logging.handlers
from kiosk.rehearsal.doctor import examination, results
examination.examine = lambda paths: [("id", [results.good(str(os.getresuid()))])]
from kiosk.cli.main import main
try:
    main(sys.argv[1:], standalone_mode=False)
finally:
    try:
        os.setuid(0)
        again = True
    except OSError:
        again = False
    print("END", json.dumps([os.getresuid(), os.getresgid(), os.getgroups(), again, os.environ["HOME"]]), flush=True)
"""


@pytest.fixture
def state() -> Iterator[Path]:
    """A state folder of a user without a name, in a place that this user can reach: pytest's own is root's alone."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "state"
        folder.mkdir()
        os.chown(folder, NOBODY_KNOWS, NOBODY_KNOWS)
        yield folder


def ran(state: Path, *arguments: str, given: str = "", option: bool = False) -> tuple[str, list]:
    command = [sys.executable, "-c", PROGRAM, *arguments, *(["--state", str(state)] if option else [])]
    variables = os.environ | {"VITRINE_STATE": str(state)} if not option else os.environ
    done = subprocess.run(command, cwd=ROOT, env=variables, input=given, capture_output=True, text=True, check=False)
    said, _, end = done.stdout.rpartition("END ")
    assert end, done.stderr
    return said + done.stderr, json.loads(end)


def owners(folder: Path) -> set[int]:
    return {path.lstat().st_uid for path in folder.rglob("*")}


GIVEN_UP = [[NOBODY_KNOWS] * 3, [NOBODY_KNOWS] * 3, [NOBODY_KNOWS], False, "/"]


@pytest.mark.parametrize(
    ("arguments", "option", "given"),
    [
        (("status",), True, ""),
        (("status", "--json"), True, ""),
        (("doctor",), True, ""),
        (("staff", "set-pin", "--stdin"), False, "493817\n"),
        (("check", "--quick"), False, ""),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)
def test_a_command_has_given_up_root_for_good_when_it_opens_the_state_folder(state, arguments, option, given):
    said, end = ran(state, *arguments, option=option, given=given)
    assert end == GIVEN_UP, said
    assert owners(state) <= {NOBODY_KNOWS}, said


def test_what_a_command_leaves_in_the_state_folder_is_its_owners(state: Path):
    said, _ = ran(state, "staff", "set-pin", "--stdin", given="493817\n")
    assert (state / "staff" / "pin").lstat().st_uid == NOBODY_KNOWS, said


def test_a_state_folder_that_is_not_there_yet_is_made_by_the_owner_of_where_it_will_be(state: Path):
    said, end = ran(state / "of" / "its" / "own", "staff", "set-pin", "--stdin", given="493817\n")
    assert end == GIVEN_UP
    assert owners(state) == {NOBODY_KNOWS}, said


def test_a_folder_of_roots_stays_roots(tmp_path: Path):
    said, end = ran(tmp_path, "staff", "set-pin", "--stdin", given="493817\n")
    assert end[0] == [0, 0, 0], said


def test_the_report_is_written_where_root_may_write_and_nothing_of_roots_is_left(state: Path, tmp_path: Path):
    with closing(VisitDatabase(state / "usage.db")):
        pass
    for file in state.iterdir():
        os.chown(file, NOBODY_KNOWS, NOBODY_KNOWS)
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    said, _ = ran(state, "report", "--json", str(private / "visits.json"), option=True)
    assert (private / "visits.json").exists(), said
    assert owners(state) == {NOBODY_KNOWS}


def test_a_link_to_a_file_of_roots_is_not_read_for_the_kiosks_user(state: Path, tmp_path: Path):
    secret = tmp_path / "usage.db"
    with closing(sqlite3.connect(secret)):
        pass
    secret.chmod(0o600)
    (state / "usage.db").symlink_to(secret)
    said, _ = ran(state, "report", option=True)
    assert "unable to open database file" in said or "cannot be read" in said


def test_where_root_may_not_become_another_user_it_opens_nothing(state: Path, monkeypatch):
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "setgroups", lambda _groups: None)
    monkeypatch.setattr(os, "setresgid", refused)
    with pytest.raises(KioskError, match="belongs to user 54321"):
        folder_owner.give_up_root(state)


@pytest.mark.parametrize("gid", [0, NOBODY_KNOWS])
def test_roots_group_is_never_kept(state: Path, gid: int):
    os.chown(state, NOBODY_KNOWS, gid)
    assert folder_owner.owner_of(state).gid == NOBODY_KNOWS


def test_every_command_is_told_apart():
    from kiosk.cli._root import _AS_ROOT, WITH_STATE

    assert {*WITH_STATE, *_AS_ROOT} <= set(main.Commands().list_commands(None))
