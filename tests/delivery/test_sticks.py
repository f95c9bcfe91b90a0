"""Packed exhibitions are found on sticks, and nothing else is."""

import os
import socket
from pathlib import Path

import pytest

from kiosk.operations.delivery.sticks import MOST_ENTRIES, MOST_PACKS, StickSearch, mounted

LINE = "36 35 8:17 / {folder} ro,nosuid - {kind} {source} ro\n"


def mounts(tmp_path: Path, *folders: Path, kind: str = "vfat", source: str = "/dev/sdb1") -> Path:
    """Write a list of mounts as the kernel does."""
    lines = [LINE.format(folder=str(one).replace(" ", "\\040"), kind=kind, source=source) for one in folders]
    file = tmp_path / "mountinfo"
    file.write_text("".join(lines))
    return file


def found(tmp_path: Path) -> list[str]:
    """Give the names of the packs on the stick."""
    return [one.file.name for one in StickSearch((tmp_path,), mounts(tmp_path, tmp_path / "stick"))()]


def test_a_pack_is_described_by_its_manifest(packed, tmp_path):
    (stick,) = StickSearch((tmp_path,), mounts(tmp_path, packed.parent))()
    assert (stick.file, stick.title, stick.languages) == (packed, "The exhibition", ("en", "vi"))


def test_a_stick_with_a_space_in_its_name_is_found(packed, tmp_path):
    named = packed.parent.rename(tmp_path / "MY STICK")
    assert [one.file.parent for one in StickSearch((tmp_path,), mounts(tmp_path, named))()] == [named]


def test_the_newest_comes_first_and_few_are_opened(packed, tmp_path):
    data = packed.read_bytes()
    for number in range(MOST_PACKS + 3):
        file = packed.parent / f"{number:02}.VITRINE"
        file.write_bytes(data)
        os.utime(file, (1000 + number, 1000 + number))
    names = found(tmp_path)
    assert len(names) == MOST_PACKS
    assert names[:3] == ["museum.vitrine", f"{MOST_PACKS + 2:02}.VITRINE", f"{MOST_PACKS + 1:02}.VITRINE"]


@pytest.mark.parametrize("place", ["elsewhere", "sticks-of-others"])
def test_what_is_mounted_elsewhere_is_no_stick(packed, tmp_path, place):
    assert StickSearch((tmp_path / place,), mounts(tmp_path, packed.parent))() == ()


@pytest.mark.parametrize(
    ("kind", "source"),
    [("nfs4", "server:/exhibition"), ("cifs", "//server/share"), ("tmpfs", "tmpfs"), ("autofs", "x")],
)
def test_a_network_drive_is_no_stick(packed, tmp_path, kind, source):
    assert mounted((tmp_path,), mounts(tmp_path, packed.parent, kind=kind, source=source)) == []


@pytest.mark.parametrize(
    "text", [b"", b"nonsense\n", b"1 2 3 - \n", b"\xff\xfe - /dev/sdb1\n", b" - vfat /dev/sdb1 ro\n"]
)
def test_a_list_of_mounts_that_is_odd_leads_to_no_stick(tmp_path, text):
    (tmp_path / "mountinfo").write_bytes(text)
    assert mounted((tmp_path,), tmp_path / "mountinfo") == []
    assert mounted((tmp_path,), tmp_path / "missing") == []


def test_a_folder_name_that_is_not_text_hides_no_other_stick(packed, tmp_path):
    file = mounts(tmp_path, packed.parent)
    file.write_bytes(b"1 2 8:33 / /media/\xff\xfe ro - vfat /dev/sdc1 ro\n" + file.read_bytes())
    assert [one.file for one in StickSearch((tmp_path,), file)()] == [packed]


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _link(file: Path) -> None:
    file.symlink_to(file.with_name("museum.vitrine"))


def _loop(file: Path) -> None:
    file.symlink_to(file)


def _socket(file: Path) -> None:
    here = Path.cwd()
    os.chdir(file.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(file.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("make", [_pipe, _link, _loop, _socket, Path.mkdir])
def test_only_regular_files_are_opened(packed, tmp_path, make):
    make(packed.parent / "other.vitrine")
    assert found(tmp_path) == ["museum.vitrine"]


@pytest.mark.parametrize("data", [b"", b"PK", b"no exhibition" * 100, b"\0" * 4096])
def test_a_file_that_is_no_pack_is_a_line_in_the_log(packed, tmp_path, caplog, data):
    (packed.parent / "other.vitrine").write_bytes(data)
    assert found(tmp_path) == ["museum.vitrine"]
    assert [record.getMessage().count("\n") for record in caplog.records] == [0]
    assert "other.vitrine cannot be used" in caplog.text


def test_what_macos_writes_beside_a_file_is_not_looked_at(packed, tmp_path, caplog):
    (packed.parent / "._museum.vitrine").write_bytes(b"Mac OS X")
    assert found(tmp_path) == ["museum.vitrine"]
    assert caplog.text == ""


def test_a_stick_with_very_many_files_is_looked_at_in_part(tmp_path, monkeypatch):
    from kiosk.operations.delivery import sticks as module

    looked = []

    class Entry:
        def __init__(self, number: int) -> None:
            self.number = number

        @property
        def name(self) -> str:
            looked.append(self.number)
            return "a.txt"

    class Endless:
        def __enter__(self):
            return map(Entry, iter(int, 1))

        def __exit__(self, *_):
            pass

    monkeypatch.setattr(module.os, "scandir", lambda _folder: Endless())
    assert found(tmp_path) == []
    assert len(looked) <= 2 * MOST_ENTRIES


def test_a_stick_that_was_pulled_out_is_a_line_in_the_log(tmp_path, caplog):
    assert found(tmp_path) == []
    assert "cannot be read" in caplog.text


def test_a_search_that_is_repeated_opens_each_file_once_and_sees_what_has_changed(packed, tmp_path, caplog):
    (packed.parent / "other.vitrine").write_bytes(b"no exhibition")
    search = StickSearch((tmp_path,), mounts(tmp_path, packed.parent, tmp_path / "pulled"))
    assert [one.file for one in (*search(), *search())] == [packed, packed]
    assert len(caplog.records) == 2
    packed.write_bytes(b"cut off")
    assert search() == ()
