"""Whatever fails in a command is told in a sentence; the traceback lies in a report and never reaches a terminal."""

import errno
import io
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kiosk.cli import _failures
from kiosk.cli._failures import MOST_REPORTS, report
from kiosk.cli._terminal import Brief, Guarded, guarded
from kiosk.cli.main import main
from kiosk.errors import KioskError, working_on
from kiosk.operations.staff.recent_errors import FORMAT, Lines, RecentErrors

ROOT = Path(__file__).parents[2]


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command of click's tree, the groups too."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))


ALL = dict(commands(main))
UNEXPECTED = [
    ValueError("not a language"), RecursionError("too deep"), MemoryError(), KeyError("x"), TypeError("another"),
    UnicodeEncodeError("utf-8", "\udcfc", 0, 1, "surrogates not allowed"), OverflowError(), LookupError("CHARSET"),
    OSError(errno.EIO, "Input/output error", "exhibits/x.yaml"), RuntimeError("two\nlines \x1b[31mred\x1b]0;x\x07"),
]  # fmt: skip


@pytest.fixture
def state(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("VITRINE_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(_failures.os, "geteuid", lambda: 1000)
    return tmp_path / "state"


def called(monkeypatch, words: tuple[str, ...], error: BaseException, working: str = "") -> Result:
    """Call a command that fails at once."""

    def fail(*_args: object, **_options: object) -> None:
        if working:
            with working_on(working):
                raise error
        raise error

    command = ALL[words]
    monkeypatch.setattr(command, "callback", fail)
    monkeypatch.setattr(command, "params", [])
    arguments = [*words]
    if isinstance(command, click.Group):
        below = next(other for other in ALL if other[: len(words)] == words and len(other) > len(words))
        arguments = [*below]
        monkeypatch.setattr(ALL[below], "params", [])
    return CliRunner().invoke(main, arguments, color=True)


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_tells_in_a_sentence_what_failed_and_where_the_report_lies(state, monkeypatch, words):
    ended = called(monkeypatch, words, ValueError("not a language"), "exhibits/kiosk.yaml")
    assert ended.exit_code == 2
    assert "Traceback" not in ended.output
    assert ended.output.count("\n") == 1
    assert f"kiosk {' '.join(words)}" in ended.output
    assert "while it worked on exhibits/kiosk.yaml: ValueError: not a language" in ended.output
    (written,) = (state / "reports").iterdir()
    assert str(written) in ended.output
    assert "Traceback (most recent call last)" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("error", UNEXPECTED, ids=lambda error: type(error).__name__)
def test_an_exception_of_any_kind_is_told_without_what_a_terminal_would_obey(state, monkeypatch, error):
    ended = called(monkeypatch, ("check",), error)
    assert ended.exit_code == 2
    assert ended.output.count("\n") == 1
    assert type(error).__name__ in ended.output
    assert not {"\x1b", "\x07", "\udcfc"} & {*ended.output}
    (written,) = (state / "reports").iterdir()
    assert "\x1b" not in written.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "a.po"), "a.po: there is no space left on the disk"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "there is no space left on the disk"),
        (PermissionError(errno.EACCES, "Permission denied", "exhibits/x.yaml"), "exhibits/x.yaml: this user may not"),
        (OSError(errno.EROFS, "Read-only file system", "media/a.jpg"), "media/a.jpg: this user may not"),
        (
            NotADirectoryError(errno.ENOTDIR, "Not a directory", "a/b"),
            "a/b: a part of this path is a file, not a folder",
        ),
        (IsADirectoryError(errno.EISDIR, "Is a directory", "a"), "a: it is a folder, not a file"),
        (FileExistsError(errno.EEXIST, "File exists", "a"), "a: it exists already"),
        (OSError(errno.ENAMETOOLONG, "File name too long", "a"), "a: its name is too long for the system"),
        (OSError(errno.ELOOP, "Too many levels of symbolic links", "a"), "a: its symbolic links form a loop"),
    ],
)
def test_what_the_machine_refuses_needs_no_report(state, monkeypatch, error, said):
    ended = called(monkeypatch, ("translate", "update"), error)
    assert (ended.exit_code, said in ended.output) == (2, True), ended.output
    assert not state.exists()


def test_a_command_that_is_stopped_says_so(state, monkeypatch):
    ended = called(monkeypatch, ("media", "prepare"), KeyboardInterrupt())
    assert (ended.exit_code, ended.output.strip()) == (1, "Error: kiosk media prepare was stopped before it was done")


def test_what_a_person_can_mend_ends_with_1_and_without_a_report(state, monkeypatch):
    ended = called(monkeypatch, ("new", "panel"), KioskError("a\x1b[31m name"))
    assert (ended.exit_code, ended.output.strip()) == (1, "Error: a\\x1b[31m name")
    assert not state.exists()


def test_words_of_an_error_bring_no_colour(state, monkeypatch):
    ended = called(monkeypatch, ("new", "panel"), click.ClickException("a\x1b[31m name\nand another"))
    assert (ended.exit_code, ended.output) == (1, "Error: a\\x1b[31m name\nand another\n")


def test_who_reads_no_further_costs_no_word(tmp_path):
    program = "from kiosk.cli.main import main; main(['--help'])"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert b"Traceback" not in done.stderr


def test_a_module_that_cannot_be_imported_is_told_too(state, monkeypatch):
    monkeypatch.setitem(sys.modules, "kiosk.cli.check", None)
    ended = CliRunner().invoke(main, ["check"])
    assert (ended.exit_code, "kiosk check failed" in ended.output) == (2, True), ended.output


def test_where_the_state_folder_cannot_be_written_the_report_lies_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "state").write_text("a file")
    monkeypatch.setenv("VITRINE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    path = report("kiosk check", ValueError("x"))
    assert path is not None
    assert path.parent == tmp_path
    assert path.stat().st_mode & 0o077 == 0


def test_root_leaves_nothing_in_the_folder_of_the_service(state, tmp_path, monkeypatch):
    monkeypatch.setattr(_failures.os, "geteuid", lambda: 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert report("kiosk doctor", ValueError("x")).parent == tmp_path
    assert not state.exists()


def test_old_reports_make_room(state):
    for _ in range(MOST_REPORTS + 5):
        last = report("kiosk check", ValueError("x"))
    kept = [*(state / "reports").iterdir()]
    assert len(kept) == MOST_REPORTS
    assert last in kept


RAW = [
    "\x1b]0;owned\x07",
    "\x1b[2J",
    "\x1b[10;10H",
    "\x9b31m",
    "a\x00b",
    "x\u2028y",
    "\u202egnp.exe",
    "\x1bc",
    "\x08\x08",
]


@pytest.mark.parametrize("raw", RAW)
def test_nothing_that_a_terminal_obeys_goes_through_but_styles(raw):
    stream = io.StringIO()
    Guarded(stream).write(f"{click.style('bold', bold=True, fg='red')} {raw} \tend\n")
    said = stream.getvalue()
    assert raw not in said
    assert said.startswith("\x1b[31m\x1b[1mbold\x1b[0m ")
    assert said.endswith(" \tend\n")


def test_names_that_are_no_utf_8_come_out_as_utf_8(capfdbinary):
    with guarded():
        click.echo(os.fsdecode(b"M\xfcller.jpg"))
    assert capfdbinary.readouterr().out == b"M\\xfcller.jpg\n"


@pytest.mark.parametrize("raw", [*RAW, "two\nlines", "two\r\nlines"])
def test_a_message_in_the_log_is_one_line(raw, tmp_path):
    record = logging.LogRecord("kiosk.content", logging.WARNING, __file__, 1, "%s is broken", (f"media/{raw}",), None)
    line = Lines(FORMAT).format(record)
    assert line.splitlines() == [line]
    assert raw not in line
    notes = RecentErrors(tmp_path)
    notes.handle(record)
    notes.close()
    assert len((tmp_path / "problems.log").read_text(encoding="utf-8").splitlines()) == 1
    assert raw not in notes.latest()[0].words


def test_an_exception_in_the_log_keeps_its_traceback_in_lines_of_text():
    with pytest.raises(ValueError, match="b") as caught:
        int("a\x1b[31mb")
    record = logging.LogRecord("kiosk", logging.ERROR, __file__, 1, "failed", (), caught._excinfo)
    text = Lines(FORMAT).format(record)
    assert "Traceback" in text
    assert "\x1b" not in text


def test_at_a_terminal_a_failed_thread_is_one_sentence_with_its_report(state):
    log, stream = logging.getLogger("kiosk"), io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Brief("%(levelname)s %(message)s"))
    log.addHandler(handler)

    def fail() -> None:
        raise ValueError("in a thread")

    try:
        with guarded():
            thread = threading.Thread(target=fail, name="kiosk-reader")
            thread.start()
            thread.join()
    finally:
        log.removeHandler(handler)
    assert "Traceback" not in stream.getvalue()
    assert "ERROR kiosk-reader failed\n    ValueError: in a thread; the report is " in stream.getvalue()
