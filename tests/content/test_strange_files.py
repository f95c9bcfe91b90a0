"""What is no file is not read and named, and folders are walked through once, whatever links lead to them."""

import os
import socket
import subprocess
from pathlib import Path

import pytest
from museum import Museum

from kiosk import files
from kiosk.content.file_list import MAX_DEPTH, catalogues, inventory, walked
from kiosk.content.library import load
from kiosk.content.media_status import holdings
from kiosk.content.translation import Translation
from kiosk.content.yaml_source import SourceError, read


def pipe(file: Path) -> None:
    os.mkfifo(file)


def bound_socket(file: Path) -> None:
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as made:
        # The path of a socket may not be long.
        os.chdir(file.parent)
        try:
            made.bind(file.name)
        finally:
            os.chdir(here)


def endless(file: Path) -> None:
    file.symlink_to("/dev/zero")


def folder(file: Path) -> None:
    file.mkdir()


def link_to_itself(file: Path) -> None:
    file.symlink_to(file.name)


MAKERS = (pipe, bound_socket, endless, folder, link_to_itself)
NAMES = ("exhibits/years.yaml", "exhibits/kiosk.yaml", "media/maps/delta.jpg", "media/maps/delta.yaml",
         "media/maps/delta.vi.jpg", "media/maps/delta.vtt", "locales/vi/LC_MESSAGES/people.po")  # fmt: skip


def put(museum: Museum, name: str, make) -> Path:
    file = museum.file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    make(file)
    return file


def named(museum: Museum) -> dict[str, str]:
    found = load(museum.paths, cached=False).problems
    return {one.file: one.message for one in found if one.code in ("not-a-file", "link-outside", "folder-like-file")}


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_file_is_not_read_and_named_with_what_it_is(museum: Museum, name: str, make):
    put(museum, name, make)
    said = named(museum)[name]
    words = {"pipe": "a named pipe", "bound_socket": "a socket", "endless": "a link that leads out",
             "folder": "a folder", "link_to_itself": "a link that leads nowhere"}  # fmt: skip
    assert words[make.__name__] in said
    assert name not in [item.name for item in inventory(museum.paths)]


@pytest.mark.parametrize("make", MAKERS[:3])
def test_a_medium_that_is_no_file_is_missing(museum: Museum, make):
    put(museum, "media/maps/delta.jpg", make)
    codes = [one.code for one in load(museum.paths, cached=False).problems]
    assert "missing-file" in codes


@pytest.mark.parametrize(("make", "what"), [(pipe, "named pipe"), (folder, "folder"), (bound_socket, "socket")])
def test_whoever_opens_it_all_the_same_is_told_what_it_is(museum: Museum, make, what: str):
    file = put(museum, "exhibits/new.yaml", make)
    with pytest.raises(SourceError, match=f"it is a {what}, not a file"):
        read(file, "exhibits/new.yaml")
    with pytest.raises(files.NotAFileError):
        files.opened(file)


def test_a_device_is_not_opened(monkeypatch):
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(files.NotAFileError, match="a device"):
        files.opened(Path("/dev/zero"))


@pytest.mark.parametrize("size", [101, 10**12])
def test_a_file_over_its_bound_is_refused_unread(tmp_path: Path, size: int):
    file = tmp_path / "large"
    file.touch()
    os.truncate(file, size)
    with pytest.raises(files.TooLargeError):
        files.read_bytes(file, 100)


def test_a_file_that_says_it_is_empty_is_read_up_to_its_bound():
    with pytest.raises(files.TooLargeError):
        files.read_bytes(Path("/proc/self/status"), 10)


LINKS = {
    "two to the folder above": {"media/a/all": "..", "media/a/latest": ".."},
    "two to themselves": {"media/a/x": ".", "media/a/y": "."},
    "each into the other": {"media/a/b": "../b", "media/b/a": "../a", "media/b/again": "../a"},
    "to a folder beside it": {"media/0-first": "a", "media/z-last": "a"},
    "through a link": {"media/one": "two", "media/two": "a"},
}


@pytest.mark.parametrize("links", LINKS.values(), ids=LINKS)
def test_each_file_counts_once_under_its_own_name_whatever_links_go_round(museum: Museum, links: dict[str, str]):
    for name in ("media/a/one.jpg", "media/b/two.jpg"):
        museum.write(name, b"")
    before = inventory(museum.paths)
    for name, target in links.items():
        museum.file(name).symlink_to(target)
    assert inventory(museum.paths) == before
    assert named(museum) == {}
    exhibition = load(museum.paths, cached=False).exhibition
    assert [one.id for one in holdings(exhibition, museum.paths)] == ["a/one", "b/two", "maps/delta"]


def test_twelve_folders_full_of_links_to_each_other_are_each_looked_through_once(tmp_path: Path):
    names = [f"folder-{number}" for number in range(12)]
    for name in names:
        (tmp_path / "media" / name).mkdir(parents=True)
        (tmp_path / "media" / name / "file.jpg").touch()
        for other in names:
            (tmp_path / "media" / name / f"to-{other}").symlink_to(f"../{other}")
    met = walked(tmp_path, ["media"])
    assert len(met.folders) == 13
    assert sorted(met.files) == [f"media/{name}/file.jpg" for name in sorted(names)]


@pytest.mark.parametrize("target", ["/", "/etc", "../..", "../../elsewhere"])
def test_a_link_that_leads_out_is_refused_and_named(museum: Museum, target: str):
    museum.write("../elsewhere/secret.jpg", b"")
    before = inventory(museum.paths)
    museum.file("media/out").symlink_to(target)
    assert inventory(museum.paths) == before
    assert named(museum) == {"media/out": "this is a link that leads out of media/"}


@pytest.mark.parametrize("name", ["exhibits/years.yaml", "media/maps/delta.jpg", "locales/vi/LC_MESSAGES/people.po"])
def test_a_file_that_a_link_takes_from_elsewhere_is_refused_and_named(museum: Museum, name: str):
    museum.write("../elsewhere/file", b"kind: panels\n")
    put(museum, name, lambda file: file.symlink_to(museum.file("../elsewhere/file").resolve()))
    assert name in named(museum)


def test_the_whole_folder_may_be_on_another_disk(museum: Museum, tmp_path: Path):
    before = inventory(museum.paths)
    museum.paths.media.rename(tmp_path / "other-disk")
    museum.paths.media.symlink_to(tmp_path / "other-disk")
    assert inventory(museum.paths) == before
    assert named(museum) == {}


def test_a_second_name_of_a_file_within_its_folder_counts(museum: Museum):
    museum.file("media/maps/delta.vi.jpg").symlink_to("delta.jpg")
    loaded = load(museum.paths, cached=False)
    assert sorted(loaded.exhibition.media["maps/delta"].files) == ["", "vi"]


def test_what_only_a_link_leads_to_is_found_by_it(museum: Museum):
    museum.write("media/.store/2024/a.jpg", b"")
    museum.file("media/latest").symlink_to(".store/2024")
    museum.file("media/all").symlink_to(".store")
    assert [one.name for one in inventory(museum.paths) if one.name.endswith("/a.jpg")] == ["media/all/2024/a.jpg"]


@pytest.fixture
def removed_afterwards(museum: Museum):
    """Remove all folders of media/ by `rm`; pytest removes old folders by recursion, which ends at 1,000 levels."""
    yield
    subprocess.run(["rm", "-rf", str(museum.paths.media)], check=True)


@pytest.mark.usefixtures("removed_afterwards")
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 1200])
def test_folders_within_each_other_end_somewhere(museum: Museum, depth: int):
    here = Path.cwd()
    os.chdir(museum.paths.media)
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("deep.jpg").touch()
    finally:
        os.chdir(here)
    assert "within more than" in next(iter(named(museum).values()))
    assert all("deep" not in item.name for item in inventory(museum.paths))


def test_translators_tools_walk_the_same_way(museum: Museum):
    museum.write("locales/vi/LC_MESSAGES/people.po", b'msgid ""\nmsgstr ""\n')
    museum.file("locales/vi/again").symlink_to("..")
    museum.file("media/maps/again").symlink_to("..")
    put(museum, "locales/vi/LC_MESSAGES/years.po", pipe)
    put(museum, "media/maps/other.yaml", pipe)
    assert catalogues(museum.paths) == [museum.file("locales/vi/LC_MESSAGES/people.po")]
    assert {one.domain for one in Translation(museum.paths).status()} == {
        "kiosk",
        "exhibition",
        "media",
        "people",
        "years",
    }
