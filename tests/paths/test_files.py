"""Files of the state folder: whole or as they were, and never written through a link that somebody has laid there."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content import library
from kiosk.content.prepared import write_index
from kiosk.engines.imaging.average_colours import AverageColours
from kiosk.engines.imaging.picture import DecodedPicture, Fit
from kiosk.engines.imaging.scaled_cache import ScaledCache
from kiosk.files import PRIVATE, READABLE, FileIdentity, copy_whole, lock, overwrite, put_in_place, write_whole
from kiosk.i18n.catalogue_file import read as read_catalogue
from kiosk.operations.health.crash_history import CrashHistory
from kiosk.operations.staff.failed_attempts import AttemptTime
from kiosk.operations.staff.recent_errors import RecentErrors
from kiosk.operations.staff.test_sound import write_tone
from kiosk.operations.staff.volume_setting import keep_volume
from kiosk.operations.updates.store import ContentStore
from kiosk.paths import Paths

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Next"\nmsgstr "Suivant"\n'


def keep_the_exhibition(state: Path) -> None:
    library.load(Paths(state.parent / "nothing", state))


def keep_a_catalogue(state: Path) -> None:
    po = state.parent / "fr" / "LC_MESSAGES" / "kiosk.po"
    po.parent.mkdir(parents=True)
    po.write_text(PO, encoding="utf-8")
    assert read_catalogue(po, state).entries


def keep_tones(state: Path) -> None:
    tones = AverageColours(state / "tones.json")
    tones.learn(Path("a.jpg"), FileIdentity("1"), (1, 2, 3))
    tones.save()


def keep_a_form(state: Path) -> None:
    picture = DecodedPicture(100, 100, bytes([255]) * 40_000, (255, 255, 255), (1000, 1000), opaque=True)
    ScaledCache(state).keep((Path("a.jpg"), FileIdentity("1"), (100, 100), Fit.COVER), picture)


def keep_a_note(state: Path) -> None:
    notes = RecentErrors(state)
    import logging

    notes.handle(logging.LogRecord("kiosk", logging.ERROR, "", 1, "a note", (), None))
    notes.close()


WRITERS: dict[str, Callable[[Path], object]] = {
    "starts.json": lambda state: CrashHistory(state).begin(AttemptTime("one", 1.0)),
    "status.json": lambda state: write_whole(state / "status.json", "new", mode=READABLE),
    "content.cache": keep_the_exhibition,
    "fr-kiosk.json": keep_a_catalogue,
    "tones.json": keep_tones,
    "form": keep_a_form,
    "index.json": lambda state: write_index(state, {}),
    "tone.wav": lambda state: write_tone(state / "tone.wav"),
    "pin": lambda state: write_whole(state / "pin", "new", mode=PRIVATE, to_disk=True),
    "volume": lambda state: keep_volume(state, 0.5),
    "problems.log": keep_a_note,
    "content/refused": lambda state: ContentStore(state).refuse("mark", ("a fault",)),
}


def names_that_it_wrote(writer: Callable[[Path], object], state: Path, monkeypatch) -> set[str]:
    """Every name of the state folder that a writer opens for writing."""
    names = set()
    real = os.open

    def noted(path, flags, *more, **named):
        if flags & (os.O_WRONLY | os.O_RDWR):
            names.add(os.path.relpath(path, state))
        return real(path, flags, *more, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", noted)
        writer(state)
    return names


@pytest.mark.parametrize("name", WRITERS)
def test_no_link_is_followed_by_any_writer_of_the_state_folder(tmp_path: Path, monkeypatch, name: str):
    # Once to learn each name that is opened, the ones of files that are half written too.
    first = tmp_path / "first" / "state"
    first.mkdir(parents=True)
    opened = names_that_it_wrote(WRITERS[name], first, monkeypatch)
    assert opened
    state = tmp_path / "second" / "state"
    state.mkdir(parents=True)
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    mode = victim.stat().st_mode
    for each in {*opened, *(path.relative_to(first).as_posix() for path in first.rglob("*") if path.is_file())}:
        link = state / each
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(victim)
    WRITERS[name](state)
    assert (victim.read_bytes(), victim.stat().st_mode) == (b"precious", mode)


@pytest.mark.parametrize("held", [b"", b"old"])
def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path, held: bytes):
    file = tmp_path / "file"
    file.write_bytes(held)

    def half():
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_whole(file, half())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert file.read_bytes() == held


def test_a_block_that_is_interrupted_leaves_nothing_behind(tmp_path: Path):
    def interrupted():
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "file", interrupted())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("mode", "expected"), [(PRIVATE, 0o600), (READABLE, 0o644)])
def test_permissions_are_those_that_were_asked_for_whatever_the_umask(tmp_path: Path, mode: int, expected: int):
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o666)
    before = os.umask(0o077 if mode == READABLE else 0)
    try:
        write_whole(file, "new", mode=mode)
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == expected


def test_what_survives_a_power_cut_is_on_the_disk_before_it_has_its_name_and_then_the_name(tmp_path, monkeypatch):
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(
        os, "fsync", lambda fd: steps.append("folder" if Path(f"/proc/self/fd/{fd}").is_dir() else "file") or fsync(fd)
    )
    monkeypatch.setattr(Path, "replace", lambda path, target: steps.append("name") or replace(path, target))
    write_whole(tmp_path / "file", "new", to_disk=True)
    assert steps == ["file", "name", "folder"]


@pytest.mark.parametrize("with_time", [False, True])
@pytest.mark.parametrize("system_copies", [False, True])
def test_a_copy_is_whole_and_has_the_time_only_where_that_is_asked_for(tmp_path, monkeypatch, with_time, system_copies):
    if not system_copies:
        monkeypatch.setattr(os, "copy_file_range", lambda *_: 0)
    (tmp_path / "source").write_bytes(content := os.urandom(100_000))
    os.utime(tmp_path / "source", ns=(0, 0))
    copy_whole(tmp_path / "source", tmp_path / "folder" / "target", with_time=with_time)
    target = tmp_path / "folder" / "target"
    assert (target.read_bytes(), target.stat().st_mtime_ns == 0) == (content, with_time)
    assert [path.name for path in target.parent.iterdir()] == ["target"]


def test_overwriting_keeps_the_file_and_follows_no_link(tmp_path: Path):
    file = tmp_path / "tries"
    overwrite(file, b"one")
    inode, mode = file.stat().st_ino, file.stat().st_mode & 0o777
    overwrite(file, b"two")
    assert (file.read_bytes(), file.stat().st_ino, mode) == (b"two", inode, 0o600)
    (tmp_path / "link").symlink_to(file)
    with pytest.raises(OSError, match="symbolic"):
        overwrite(tmp_path / "link", b"bad")


@pytest.mark.parametrize("names", [["."], ["a/one", "two"]], ids=["a file", "a folder"])
def test_what_was_made_gets_its_name_once_all_of_it_is_on_the_disk(tmp_path: Path, monkeypatch, names: list[str]):
    made = tmp_path / "made"
    for file in (made / name for name in names):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"made")
    expected = {made, *made.rglob("*")}
    synced: list[Path] = []
    rename = Path.rename
    monkeypatch.setattr("kiosk.files.sync", synced.append)
    monkeypatch.setattr(Path, "rename", lambda path, target: synced.append("rename") or rename(path, target))
    put_in_place(made, tmp_path / "final")
    assert {*synced[:-2]} == expected
    assert synced[-2:] == ["rename", tmp_path]
    assert (tmp_path / "final").exists()


def test_a_link_that_comes_between_is_an_error_and_is_not_followed(tmp_path: Path, monkeypatch):
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    monkeypatch.setattr(Path, "unlink", lambda path, **_: path.is_symlink() or path.symlink_to(victim))
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "file", [b"new"])
    assert victim.read_bytes() == b"precious"


def test_many_threads_that_write_one_file_leave_it_whole(tmp_path: Path):
    file = tmp_path / "file"
    texts = [bytes([65 + number]) * 200_000 for number in range(8)]
    threads = [threading.Thread(target=write_whole, args=(file, [text])) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_bytes() in texts
    assert len(list(tmp_path.iterdir())) == 1


def test_a_lock_is_held_by_one_and_free_when_it_is_let_go(tmp_path: Path):
    held = lock(tmp_path / "folder" / ".lock")
    assert held is not None
    assert lock(tmp_path / "folder" / ".lock") is None
    os.close(held)
    again = lock(tmp_path / "folder" / ".lock")
    assert again is not None
    os.close(again)


def test_the_lock_of_a_process_that_was_killed_blocks_nobody(tmp_path: Path):
    program = (
        f"import os, pathlib, kiosk.files as f; f.lock(pathlib.Path({str(tmp_path / 'l')!r})); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    handle = lock(tmp_path / "l")
    assert handle is not None
    os.close(handle)


def test_a_lock_that_is_a_link_is_an_error(tmp_path: Path):
    (tmp_path / ".lock").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="symbolic"):
        lock(tmp_path / ".lock")
    assert not (tmp_path / "victim").exists()
