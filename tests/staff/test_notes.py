"""The last things that went wrong are known on the screen, after a restart too, and never grow."""

import logging
from pathlib import Path

import pytest

from kiosk.operations.staff.recent_errors import FILE_BYTES, MOST_NOTES, RecentErrors


@pytest.fixture
def keep():
    """Keep notes in a folder, of a logger of the test's own."""
    kept: list[tuple[logging.Logger, RecentErrors]] = []

    def keep_(folder: Path) -> tuple[logging.Logger, RecentErrors]:
        logger, notes = logging.getLogger("kiosk.test"), RecentErrors(folder)
        logger.addHandler(notes)
        logger.setLevel(logging.INFO)
        kept.append((logger, notes))
        return logger, notes

    yield keep_
    for logger, notes in kept:
        logger.removeHandler(notes)
        notes.close()


def test_warnings_and_errors_are_kept_the_latest_first(keep, tmp_path: Path):
    log, notes = keep(tmp_path)
    log.info("ready")
    log.warning("a picture is missing: %s", "map.png")
    log.error("a screen failed")
    assert [(note.serious, note.words) for note in notes.latest()] == [
        (True, "a screen failed"),
        (False, "a picture is missing: map.png"),
    ]


def test_a_restart_knows_what_went_wrong_before(keep, tmp_path: Path):
    log, notes = keep(tmp_path)
    log.error("a screen failed", exc_info=RuntimeError("broken"))
    log.removeHandler(notes)
    notes.close()
    log, notes = keep(tmp_path)
    log.warning("and then this")
    assert [note.words for note in notes.latest()] == ["and then this", "a screen failed"]
    assert "RuntimeError: broken" in (tmp_path / "problems.log").read_text()


def test_it_never_grows_beyond_its_bounds(keep, tmp_path: Path):
    log, notes = keep(tmp_path)
    for number in range(4000):
        log.warning("%d %s", number, "x" * 100)
    assert len(notes.latest()) == MOST_NOTES
    assert notes.latest()[0].words.startswith("3999 ")
    files = list(tmp_path.iterdir())
    assert len(files) == 2
    assert all(file.stat().st_size <= FILE_BYTES for file in files)


def test_nothing_is_written_while_nothing_goes_wrong(keep, tmp_path: Path):
    log, _ = keep(tmp_path / "state")
    log.info("ready")
    assert not (tmp_path / "state").exists()


def test_a_folder_that_cannot_be_written_costs_nothing_else(keep, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "state").write_text("a file in place of the folder")
    log, notes = keep(tmp_path / "state")
    log.warning("one")
    log.warning("two")
    assert [note.words for note in notes.latest()] == ["two", "one"]
    assert capsys.readouterr().err == ""


def test_a_disk_that_fills_up_costs_nothing_else(keep, tmp_path: Path, monkeypatch, capsys):
    log, notes = keep(tmp_path)
    log.warning("one")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(notes._writer.stream, "write", full, raising=False)
    log.warning("two")
    assert len(notes.latest()) == 2
    assert capsys.readouterr().err == ""


def test_a_damaged_file_is_no_hindrance(keep, tmp_path: Path):
    (tmp_path / "problems.log").write_bytes(b"\xff\xfe\x00 nothing of ours\n\n")
    log, notes = keep(tmp_path)
    log.warning("one")
    assert [note.words for note in notes.latest()] == ["one"]
