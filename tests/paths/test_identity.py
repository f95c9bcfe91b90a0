"""A file is known by what it holds: neither its size nor its time alone says that it is the same."""

import os
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from kiosk.files import NO_FILE, SMALL_BYTES, identity

SMALL, LARGE = 100, 3 * SMALL_BYTES


def write(path: Path, letter: bytes, size: int, time_ns: int = 0) -> Path:
    """Write in place, as the same file of the disk, and set its time."""
    path.write_bytes(letter * size)
    os.utime(path, ns=(time_ns, time_ns))
    return path


@pytest.mark.parametrize("size", [SMALL, SMALL_BYTES, LARGE])
@pytest.mark.parametrize("time_ns", [0, 10**18])
def test_another_content_of_the_same_size_and_time_is_seen(tmp_path, size, time_ns):
    path = write(tmp_path / "a", b"a", size, time_ns)
    before = identity(path)
    assert identity(path) == before != NO_FILE
    write(path, b"b", size, time_ns)
    assert identity(path) != before


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_file_that_takes_the_place_of_another_is_seen(tmp_path, size):
    before = identity(write(tmp_path / "a", b"a", size))
    write(tmp_path / "b", b"b", size).replace(tmp_path / "a")
    assert identity(tmp_path / "a") != before


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_copied_a_restored_and_a_checked_out_file_are_seen(tmp_path, size):
    path = write(tmp_path / "a", b"a", size, 10**18)
    other = write(tmp_path / "b", b"b", size, 10**18)
    before = identity(path)
    with tarfile.open(tmp_path / "b.tar", "w") as tar, zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        tar.add(other, "a")
        archive.writestr(zipfile.ZipInfo("a"), other.read_bytes())
    shutil.copy2(other, path)
    assert identity(path) != before
    write(path, b"a", size, 10**18)
    assert identity(path) == before
    with tarfile.open(tmp_path / "b.tar") as tar:
        tar.extractall(tmp_path, filter="data")
    assert identity(path) != before
    write(path, b"a", size, 10**18)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        archive.extract("a", tmp_path)
    assert identity(path) != before


def test_a_copy_is_known_as_its_original(tmp_path):
    for size in (SMALL, LARGE):
        path = write(tmp_path / "a", b"a", size, 10**18)
        assert identity(Path(shutil.copy2(path, tmp_path / "copy"))) == identity(path)


def test_a_small_file_is_the_same_whenever_it_was_written(tmp_path):
    path = write(tmp_path / "a", b"a", SMALL)
    before = identity(path)
    os.utime(path, ns=(5, 5))
    assert identity(path) == before


def test_an_unchanged_file_is_opened_once(tmp_path, monkeypatch):
    path = write(tmp_path / "a", b"a", LARGE)
    # Long enough ago that no later change can have the same time.
    monkeypatch.setattr("kiosk.files.time.time_ns", lambda: path.stat().st_ctime_ns + 10**9)
    before = identity(path)
    monkeypatch.setattr("kiosk.files.opened", None)
    assert identity(path) == before


def test_what_cannot_be_read_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "missing"):
        assert identity(path) == NO_FILE
