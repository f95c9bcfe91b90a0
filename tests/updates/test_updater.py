"""New content comes to a kiosk whole, and only what is good: with the real thread and the real process."""

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from hanging import HANG
from small_content import NOW, SmallContent, held
from source_at_work import offered, starting, until

from kiosk.operations.updates import ContentStatus, debounce, watch
from kiosk.operations.updates import updater as updater_module
from kiosk.operations.updates.debounce import Debounce
from kiosk.operations.updates.keeper import keep
from kiosk.operations.updates.start import choose
from kiosk.operations.updates.store import ContentStore
from kiosk.operations.updates.updater import Updater

Start = Callable[[], Updater]


@pytest.fixture
def start(content: SmallContent) -> Iterator[Start]:
    """Start what a kiosk would."""
    with starting(lambda: Updater(content.paths, choose(content.paths, lambda: NOW), Debounce(quiet_s=0.1))) as start_:
        yield start_


def test_content_shown_as_it_stands_moves_into_a_copy_without_a_change(content: SmallContent, start: Start):
    updater = start()
    moved = offered(updater)
    assert moved.changed == frozenset()
    assert held(moved.paths.root) == content.edition(1)
    assert updater.standing.version == moved.version != ""


def test_a_new_edition_is_offered_whole_with_what_changed_in_it(content: SmallContent, start: Start):
    keep(content.paths)
    updater = start()
    content.put(2)
    new = offered(updater)
    assert held(new.paths.root) == content.edition(2)
    assert new.exhibition.settings.title.source == "Edition 2"
    old = content.edition(1)
    assert new.changed == {name for name, text in content.edition(2).items() if old[name] != text}


def test_broken_content_is_told_once_and_the_next_good_one_is_offered(content: SmallContent, start: Start, caplog):
    keep(content.paths)
    updater = start()
    with caplog.at_level(logging.WARNING):
        content.break_it()
        until(lambda: updater.standing.faults)
        assert updater.offer() is None
        content.write("exhibits/notes.txt", "another file, and the same errors")
        content.put(2)
        new = offered(updater)
    assert held(new.paths.root) == content.edition(2)
    assert updater.standing == ContentStatus(new.version, ContentStore(content.paths.state).current().made_at)
    told = [line for line in caplog.messages if "is not taken" in line]
    assert len(told) == 1
    assert "exhibits/e1.yaml:3:" in told[0]


def test_a_state_folder_that_takes_nothing_leaves_good_content_as_it_stands(content, start: Start, caplog):
    content.paths.state.write_text("a file")
    with caplog.at_level(logging.WARNING):
        updater = start()
        until(lambda: updater.standing.unkept)
        assert updater.offer() is None
        content.put(2)
        assert offered(updater).paths == content.paths
        content.put(3)
        assert offered(updater).exhibition.settings.title.source == "Edition 3"
    assert sum("no copy of the content can be kept" in line for line in caplog.messages) == 1


def test_the_copying_stands_still_while_somebody_visits(content: SmallContent, start: Start):
    keep(content.paths)
    updater = start()
    content.put(2)
    process = until(lambda: updater._keeper)
    updater.pause(visited=True)
    until(lambda: psutil.Process(process.pid).status() == psutil.STATUS_STOPPED)
    assert updater.offer() is None
    updater.pause(visited=False)
    assert held(offered(updater).paths.root) == content.edition(2)


def test_a_process_that_was_killed_is_named_and_the_next_change_is_taken(content, start: Start, caplog):
    keep(content.paths)
    updater = start()
    content.put(2)
    process = until(lambda: updater._keeper)
    os.kill(process.pid, signal.SIGKILL)
    until(lambda: "could not be judged" in caplog.text)
    content.put(3)
    assert held(offered(updater).paths.root) == content.edition(3)


def put_in_place(file: Path, text: bytes) -> None:
    with file.open("r+b") as opened:
        opened.write(text)
        opened.truncate()


def put_by_renaming(file: Path, text: bytes) -> None:
    new = file.with_name(f".{file.name}.swp")
    new.write_bytes(text)
    new.replace(file)


def put_with_a_backup(file: Path, text: bytes) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_bytes(text)


def put_as_another_folder(file: Path, text: bytes) -> None:
    folder, new = file.parent, file.parent.with_name("new")
    new.mkdir()
    for each in folder.iterdir():
        (new / each.name).write_bytes(text if each == file else each.read_bytes())
    folder.rename(folder.with_name("old"))
    new.rename(folder)


@pytest.mark.parametrize("put", [put_in_place, put_by_renaming, put_with_a_backup, put_as_another_folder])
def test_whatever_way_an_editor_saves_it_is_seen(content: SmallContent, start: Start, put):
    keep(content.paths)
    updater = start()
    text = content.edition(7)["exhibits/kiosk.yaml"]
    put(content.paths.root / "exhibits/kiosk.yaml", text)
    assert offered(updater).exhibition.settings.title.source == "Edition 7"


def test_what_the_system_does_not_tell_is_seen_by_looking(content: SmallContent, start: Start, monkeypatch):
    """As on a network drive, whose changes are made on another machine."""
    monkeypatch.setattr(
        "kiosk.operations.updates.watch._notifications",
        lambda _folders, stop, *_waits: iter(lambda: stop.wait(0.05), True),
    )
    monkeypatch.setattr("kiosk.operations.updates.updater.LOOK_EVERY_S", 0.1)
    keep(content.paths)
    updater = start()
    content.put(2)
    assert held(offered(updater).paths.root) == content.edition(2)


KEEPER = "kiosk.operations.updates.keeper"


@pytest.fixture
def hasty(monkeypatch) -> None:
    """A keeper may be silent for a second only."""
    monkeypatch.setattr(updater_module, "SILENT_S", 1.0)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("instead", [HANG, "print('begun', flush=True); import time; time.sleep(600)"])
def test_a_keeper_that_hangs_is_ended_and_good_content_that_comes_later_is_taken(
    content, start, spell, caplog, monkeypatch, instead
):
    keep(content.paths)
    spell.cast(KEEPER, instead)
    updater = start()
    content.put(2)
    process = until(lambda: updater._keeper)
    until(lambda: updater.standing.faults)
    assert process.poll() == -9
    assert "new content is not taken: it could not be judged" in caplog.text
    # The next start knows, and shows the last good copy at once.
    assert choose(content.paths, lambda: NOW).faults == updater.standing.faults
    monkeypatch.setattr(updater_module, "SILENT_S", 300.0)
    spell.lift()
    content.put(3)
    assert held(offered(updater).paths.root) == content.edition(3)
    assert updater.standing.faults == ()


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("instead", [HANG, "raise SystemExit('out of memory')"])
def test_a_keeper_that_failed_is_tried_again_though_nothing_changes(content, start, spell, monkeypatch, instead):
    monkeypatch.setattr(debounce, "RETRY_S", 0.5)
    keep(content.paths)
    spell.cast(KEEPER, instead)
    updater = start()
    content.put(2)
    process = until(lambda: updater._keeper)
    until(lambda: process.poll() is not None)
    monkeypatch.setattr(updater_module, "SILENT_S", 300.0)
    spell.lift()
    assert held(offered(updater).paths.root) == content.edition(2)


@pytest.mark.parametrize("error", [RecursionError("too deep"), MemoryError(), ValueError("a name"), OSError(5, "I/O")])
def test_a_look_that_fails_is_made_again(content: SmallContent, start: Start, monkeypatch, caplog, error):
    keep(content.paths)
    look, failing = watch.look, True
    failed = threading.Event()

    def fail(paths):
        if failing:
            failed.set()
            raise error
        return look(paths)

    monkeypatch.setattr(watch, "look", fail)
    monkeypatch.setattr(updater_module, "LOOK_EVERY_S", 0.2)
    updater = start()
    assert failed.wait(30)
    content.put(2)
    failing = False
    content.write("exhibits/notes.txt", "another change")
    assert held(offered(updater).paths.root) == content.edition(2)
    assert sum("cannot be looked at" in line for line in caplog.messages) == 1
