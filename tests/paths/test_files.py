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
from kiosk.files import lock, write_whole
from kiosk.i18n.catalogue_file import read as read_catalogue
from kiosk.operations.health.small_files import replace_file
from kiosk.operations.staff.durable import replace_file as replace_private
from kiosk.operations.staff.recent_errors import RecentErrors
from kiosk.operations.staff.test_sound import write_tone
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
    tones.learn(Path("a.jpg"), 1, (1, 2, 3))
    tones.save()


def keep_a_form(state: Path) -> None:
    picture = DecodedPicture(100, 100, bytes([255]) * 40_000, (255, 255, 255), (1000, 1000), opaque=True)
    ScaledCache(state).keep((Path("a.jpg"), 1, (100, 100), Fit.COVER), picture)


def keep_a_note(state: Path) -> None:
    notes = RecentErrors(state)
    import logging

    notes.handle(logging.LogRecord("kiosk", logging.ERROR, "", 1, "a note", (), None))
    notes.close()


WRITERS: dict[str, Callable[[Path], object]] = {
    "starts.json": lambda state: replace_file(state / "starts.json", "new"),
    "status.json": lambda state: replace_file(state / "status.json", "new"),
    "content.cache": keep_the_exhibition,
    "fr-kiosk.json": keep_a_catalogue,
    "tones.json": keep_tones,
    "form": keep_a_form,
    "index.json": lambda state: write_index(state, {}),
    "tone.wav": lambda state: write_tone(state / "tone.wav"),
    "pin": lambda state: replace_private(state / "pin", b"new"),
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
