"""A copy of good content is kept, whole; bad content never is."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_content import SmallContent, held

from kiosk import files
from kiosk.operations.updates import keeper, store
from kiosk.operations.updates.keeper import KeepResult, keep, read_outcome
from kiosk.operations.updates.store import ContentStore


def kept(content: SmallContent) -> dict[str, bytes]:
    current = ContentStore(content.paths.state).current()
    assert current is not None
    return held(current.folder)


def test_good_content_is_kept_to_the_last_byte(content: SmallContent):
    assert keep(content.paths).result is KeepResult.KEPT
    assert kept(content) == content.edition(1)


def test_content_that_is_kept_already_is_not_copied_again(content: SmallContent):
    keep(content.paths)
    before = ContentStore(content.paths.state).current()
    assert keep(content.paths).result is KeepResult.KEPT
    assert ContentStore(content.paths.state).current() == before


def test_a_new_edition_takes_the_place_of_the_old_which_stays_for_one_more(content: SmallContent):
    for edition in (1, 2, 3):
        content.put(edition)
        assert keep(content.paths).result is KeepResult.KEPT
    copies = list(ContentStore(content.paths.state).newest())
    assert [held(copy.folder) for copy in copies] == [content.edition(3), content.edition(2)]


def test_a_copy_that_is_in_use_stays(content: SmallContent):
    keep(content.paths)
    first = ContentStore(content.paths.state).current()
    for edition in (2, 3, 4):
        content.put(edition)
        keep(content.paths, first.folder.name)
    assert held(first.folder) == content.edition(1)
    assert len(list(ContentStore(content.paths.state).newest())) == 3


def test_what_has_not_changed_takes_no_room_again(content: SmallContent):
    keep(content.paths)
    first = ContentStore(content.paths.state).current().folder
    content.put(2)
    keep(content.paths)
    second = ContentStore(content.paths.state).current().folder
    same, other = (Path("media/pictures") / name for name in ("p0.png", "p1.png"))
    assert (first / same).samefile(second / same)
    assert not (first / other).samefile(second / other)


def test_the_museums_own_files_are_never_linked(content: SmallContent):
    keep(content.paths)
    folder = ContentStore(content.paths.state).current().folder
    with (content.paths.root / "media/pictures/p1.png").open("r+b") as picture:
        picture.write(b"painted over in place")
    assert held(folder) == content.edition(1)


def test_a_file_that_was_put_in_place_of_another_with_its_size_and_time_is_noticed(content: SmallContent):
    keep(content.paths)
    picture = content.paths.root / "media/pictures/p1.png"
    status, other = picture.stat(), picture.with_suffix(".new")
    other.write_bytes(picture.read_bytes()[::-1])
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(picture)
    keep(content.paths)
    assert kept(content)["media/pictures/p1.png"] == picture.read_bytes()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("exhibits/e1.yaml", "kind: panels\ntitle: [\n", "exhibits/e1.yaml:3:"),
        ("exhibits/kiosk.yaml", "", "exhibits/kiosk.yaml:1:1: error: this file is empty"),
        ("locales/vi/LC_MESSAGES/e1.po", 'msgid "half', "locales/vi/LC_MESSAGES/e1.po: error:"),
    ],
)
def test_content_with_errors_is_refused_and_the_last_copy_stays(content: SmallContent, name, text, said):
    keep(content.paths)
    content.put(2)
    content.write(name, text)
    outcome = keep(content.paths)
    assert outcome.result is KeepResult.REFUSED
    assert outcome.said[0].startswith(said)
    assert kept(content) == content.edition(1)


def test_warnings_keep_nothing_back(content: SmallContent):
    content.write("exhibits/notes.yml", "not read")
    assert keep(content.paths).result is KeepResult.KEPT


def test_what_a_kiosk_does_not_read_is_not_copied(content: SmallContent):
    content.write("media/pictures/p1.psd", b"layers")
    content.write("media/make/scripts.py", "")
    keep(content.paths)
    assert kept(content) == content.edition(1)


def test_a_state_folder_that_keeps_times_only_roughly_will_do(content: SmallContent, monkeypatch):
    monkeypatch.setattr(os, "utime", lambda _path, **_ns: None)
    keep(content.paths)
    first = ContentStore(content.paths.state).current()
    assert first.whole()
    assert keep(content.paths).result is KeepResult.KEPT
    assert ContentStore(content.paths.state).current() == first
    content.put(2)
    keep(content.paths)
    assert kept(content) == content.edition(2)


def test_content_that_changes_while_it_is_copied_is_not_kept(content: SmallContent, monkeypatch):
    keep(content.paths)
    content.put(2)

    def copy_and_disturb(source: Path, target: Path, *_: object, with_time: bool) -> None:
        files.copy_whole(source, target, with_time=with_time)
        content.write("exhibits/e1.yaml", content.edition(3)["exhibits/e1.yaml"])

    monkeypatch.setattr(store, "copy_whole", copy_and_disturb)
    assert keep(content.paths).result is KeepResult.CHANGING
    assert kept(content) == content.edition(1)
    assert len(list(ContentStore(content.paths.state).newest())) == 1


def test_a_copy_that_came_out_wrong_is_not_kept(content: SmallContent, monkeypatch):
    monkeypatch.setattr(
        store,
        "copy_whole",
        lambda _source, target, *_, **__: (target.parent.mkdir(parents=True, exist_ok=True), target.touch()),
    )
    outcome = keep(content.paths)
    assert outcome.result is KeepResult.NOT_KEPT
    assert ContentStore(content.paths.state).current() is None


def test_a_disk_without_room_is_said_and_nothing_stays(content: SmallContent, monkeypatch):
    keep(content.paths)
    content.put(2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 0))
    outcome = keep(content.paths)
    assert (outcome.result, "MiB more on this disk" in outcome.said[0]) == (KeepResult.NOT_KEPT, True)
    assert kept(content) == content.edition(1)
    assert list(content.paths.state.glob("content/.part*")) == []


def test_a_state_folder_that_is_none_is_said(content: SmallContent):
    content.paths.state.write_text("a file")
    assert keep(content.paths).result is KeepResult.NOT_KEPT


def test_a_disk_that_fails_midway_leaves_the_old_copy(content: SmallContent, monkeypatch):
    keep(content.paths)
    content.put(2)
    done = 0

    def fail_later(source: Path, target: Path, *_: object, with_time: bool) -> None:
        nonlocal done
        done += 1
        if done > 3:
            raise OSError(5, "Input/output error")
        files.copy_whole(source, target, with_time=with_time)

    monkeypatch.setattr(store, "copy_whole", fail_later)
    assert keep(content.paths).result is KeepResult.NOT_KEPT
    assert kept(content) == content.edition(1)
    assert list(content.paths.state.glob("content/.part*")) == []


def test_two_do_not_work_on_the_same_copies(content: SmallContent):
    with ContentStore(content.paths.state).locked():
        assert keep(content.paths).result is KeepResult.BUSY


def test_everything_is_on_the_disk_before_it_is_named(content: SmallContent, monkeypatch):
    """What a power cut leaves is what was settled: files before their folder gets its name, that before `current`."""
    keep(content.paths)
    content.put(2)
    order: list[Path] = []
    sync = files.sync
    monkeypatch.setattr(files, "sync", lambda path: order.append(path) or sync(path))
    rename = Path.rename
    monkeypatch.setattr(Path, "rename", lambda self, target: order.append(Path(target)) or rename(self, target))
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, target: order.append(Path(target)) or replace(self, target))
    keep(content.paths)
    copies = content.paths.state / "content"
    part, final = copies / ".part-2", copies / "000002"
    named = order.index(final)
    settled = {path.relative_to(part).as_posix() for path in order[:named] if path.is_relative_to(part)}
    assert {*content.edition(2), "manifest", ".", "exhibits", "media/pictures"} <= settled
    assert order.index(copies, named) < order.index(copies / "current")


def test_as_a_process_of_its_own_it_says_what_came_of_it(content: SmallContent):
    arguments = [content.paths.root, content.paths.state, "", os.getpid()]
    command = [sys.executable, "-m", keeper.__name__, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert read_outcome(done.stdout).result is KeepResult.KEPT
    assert read_outcome(done.stdout).seen == ContentStore(content.paths.state).current().seen
    assert done.stderr == ""


def test_it_does_not_work_for_a_kiosk_that_has_ended(content: SmallContent):
    arguments = [content.paths.root, content.paths.state, "", 1 if os.getpid() != 1 else 2]
    done = subprocess.run([sys.executable, "-m", keeper.__name__, *map(str, arguments)], check=False)
    assert done.returncode == 1
    assert ContentStore(content.paths.state).current() is None


@pytest.mark.parametrize("line", ["", "{}", "[]", '{"result": "else", "said": [], "seen": null}'])
def test_what_is_no_outcome_is_a_value_error(line: str):
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all there is to say
        read_outcome(line)


@pytest.mark.parametrize("name", ["media/pictures/p9.png", "exhibits/e9.yaml", "locales/vi/LC_MESSAGES/e9.po"])
@pytest.mark.parametrize("target", ["/dev/zero", "/dev/null", "/", "pipe"])
def test_what_is_no_file_neither_holds_the_keeper_nor_fills_the_disk(content: SmallContent, name: str, target: str):
    file = content.paths.root / name
    if target == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to(target)
    assert keep(content.paths).result is KeepResult.KEPT
    assert kept(content) == content.edition(1)


@pytest.mark.parametrize("links", [{"a": ".", "b": "."}, {"a": "..", "b": "../pictures"}, {"out": "/"}])
def test_links_that_go_round_or_out_add_nothing_to_a_copy(content: SmallContent, links: dict[str, str]):
    for link, target in links.items():
        (content.paths.media / "pictures" / link).symlink_to(target)
    assert keep(content.paths).result is KeepResult.KEPT
    assert kept(content) == content.edition(1)


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.mkdir()])
def test_a_file_that_turned_into_none_meanwhile_is_not_copied(tmp_path: Path, make):
    make(tmp_path / "source")
    with pytest.raises(OSError, match="not a file"):
        files.copy_whole(tmp_path / "source", tmp_path / "target")
    with pytest.raises(OSError, match="not a file"):
        files.digest(tmp_path / "source")
