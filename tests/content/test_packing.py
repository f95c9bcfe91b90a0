"""An exhibition is handed over as one file: whole or not at all, whatever has happened to the file."""

import hashlib
import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from museum import Museum

from kiosk.cli.main import main
from kiosk.content.packing import MANIFEST, PackError, unpack
from kiosk.content.packing.manifest import HASH_DIGITS, NO_HASH, is_safe
from kiosk.errors import KioskError

SEED = 7


@pytest.fixture
def packed(museum: Museum, tmp_path: Path) -> Path:
    """The small museum as one file."""
    file = tmp_path / "museum.vitrine"
    result = kiosk("pack", museum.paths.root, "-o", file)
    assert result.exit_code == 0, result.output
    return file


def kiosk(*words: object):
    return CliRunner().invoke(main, [str(word) for word in words])


def content_of(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def sealed(file: Path) -> None:
    """Give a file that was changed a fitting hash, as somebody with bad intentions would."""
    data = file.read_bytes()[:-HASH_DIGITS]
    file.write_bytes(data + hashlib.sha256(data + NO_HASH).hexdigest().encode())


def forged(source: Path, target: Path, change) -> None:
    """Write a pack with changed entries and a fitting hash: `change` takes and gives (ZipInfo, bytes) and manifest."""
    with zipfile.ZipFile(source) as old:
        manifest = json.loads(old.read(MANIFEST))
        entries = [(info, old.read(info)) for info in old.infolist()[1:]]
        comment = old.comment
    entries, manifest = change(entries, manifest)
    with zipfile.ZipFile(target, "w") as new:
        new.comment = comment
        new.writestr(MANIFEST, json.dumps(manifest))
        for info, data in entries:
            new.writestr(info, data)
    sealed(target)


def test_what_is_unpacked_is_what_was_packed(museum, packed, tmp_path):
    done = kiosk("unpack", packed, tmp_path / "copy")
    assert done.exit_code == 0, done.output
    copy, original = content_of(tmp_path / "copy"), content_of(museum.paths.root)
    assert copy
    assert {name: original[name] for name in copy} == copy
    assert kiosk("check", "--quick", tmp_path / "copy").output == kiosk("check", "--quick", museum.paths.root).output


def test_the_same_exhibition_makes_the_same_file(museum, packed, tmp_path):
    kiosk("pack", museum.paths.root, "-o", tmp_path / "again.vitrine")
    assert (tmp_path / "again.vitrine").read_bytes() == packed.read_bytes()


def test_what_is_not_shown_is_left_out_unless_asked_for(museum, tmp_path):
    unused = museum.file("media/maps/delta.jpg").read_bytes()
    museum.write("media/maps/unused.jpg", unused)
    museum.write("media/maps/notes.txt", "for nobody")
    for words, expected in ([], False), (["--all"], True):
        kiosk("pack", museum.paths.root, "-o", tmp_path / "m.vitrine", *words)
        with zipfile.ZipFile(tmp_path / "m.vitrine") as archive:
            assert ("media/maps/unused.jpg" in archive.namelist()) == expected
            assert "media/maps/delta.jpg" in archive.namelist()


@pytest.mark.parametrize("words", [[], ["--all"]])
def test_what_is_known_of_translations_in_its_files_goes_with_it(museum, tmp_path, words):
    museum.change("exhibits/kiosk.yaml", "title: The exhibition", "title: {en: The exhibition, vi: Triển lãm}")
    kiosk("translate", "-C", museum.paths.root, "update")
    museum.change("exhibits/kiosk.yaml", "The exhibition", "Another one")
    assert kiosk("pack", museum.paths.root, "-o", tmp_path / "m.vitrine", *words).exit_code == 0
    assert kiosk("unpack", tmp_path / "m.vitrine", tmp_path / "copy").exit_code == 0
    assert "exhibits/kiosk.yaml:1: Vietnamese" in kiosk("translate", "-C", tmp_path / "copy", "accept").output


@pytest.mark.parametrize("name", ["locales/inline.json", "locales/vi/LC_MESSAGES/people.po"])
def test_a_translation_file_that_is_a_link_out_of_the_folder_is_not_packed(museum, tmp_path, name):
    (tmp_path / "secret").write_text("{}", encoding="utf-8")
    museum.file(name).parent.mkdir(parents=True)
    museum.file(name).symlink_to(tmp_path / "secret")
    kiosk("pack", museum.paths.root, "-o", tmp_path / "m.vitrine", "--all")
    with zipfile.ZipFile(tmp_path / "m.vitrine") as archive:
        assert name not in archive.namelist()


def damaged(packed: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """200 files that are no good exhibition, each with what was done to it."""
    for name, data in _by_accident(packed.read_bytes(), random.Random(SEED)):
        file = folder / f"{name}.vitrine"
        file.write_bytes(data)
        yield name, file
    for name, change in _on_purpose():
        file = folder / f"{name}.vitrine"
        forged(packed, file, change)
        yield name, file


def _by_accident(whole: bytes, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    for number in range(160):
        data = bytearray(whole)
        if number < 90:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        elif number < 130:
            del data[chance.randrange(len(data)) :]
        else:
            for _ in range(chance.randrange(1, 40)):
                data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        yield f"accident-{number}", bytes(data)
    yield from (("empty", b""), ("text", b"This is no exhibition."), ("longer", whole + b"more"))


def _on_purpose():
    yield from ((f"out-{number}", _renamed(name)) for number, name in enumerate(OUT))
    modes = (0o120777, 0o040755, 0o010644, 0o020644, 0o060644, 0o140755)
    yield from ((f"kind-{mode:o}", _of_mode(mode)) for mode in modes)
    yield from {**BOMBS, **MANIFESTS}.items()


OUT = (
    "../out.yaml", "exhibits/../../out.yaml", "/etc/out.yaml", "exhibits\\..\\out.yaml", "exhibits//x.yaml",
    "out.yaml", "kiosk/app.py", "exhibits/./x.yaml", "exhibits/x\x00.yaml", "exhibits/x\n.yaml", "", ".", "..",
    "exhibits", "media/", "exhibits/" + "d/" * 60 + "x.yaml", "media/" + "n" * 2000 + ".jpg", "C:/x.yaml",
    ".git/hooks/post-checkout",
)  # fmt: skip


def _renamed(name: str):
    def change(entries, manifest):
        info, data = entries[0]
        other = zipfile.ZipInfo(name or "x", info.date_time)
        other.filename = name
        manifest["files"][name] = manifest["files"].pop(info.filename)
        return [(other, data), *entries[1:]], manifest

    return change


def _of_mode(mode: int):
    def change(entries, manifest):
        entries[0][0].external_attr = mode << 16
        return entries, manifest

    return change


def _bigger(entries, manifest):
    """A file that unpacks to a thousand times what its pack takes."""
    info, _ = entries[0]
    data = bytes(40_000_000)
    info.compress_type = zipfile.ZIP_DEFLATED
    manifest["files"][info.filename] = {"sha256": hashlib.sha256(data).hexdigest(), "size": 10}
    return [(info, data), *entries[1:]], manifest


def _huge(entries, manifest):
    manifest["files"][entries[0][0].filename]["size"] = 10**15
    return entries, manifest


def _squeezed(entries, manifest):
    entries[0][0].compress_type = zipfile.ZIP_LZMA
    return entries, manifest


def _twice(entries, manifest):
    return [*entries, entries[0]], manifest


BOMBS = {"bomb": _bigger, "huge": _huge, "squeezed": _squeezed, "twice": _twice}


def _without(key):
    def change(entries, manifest):
        del manifest[key]
        return entries, manifest

    return change


def _with(key, value):
    def change(entries, manifest):
        manifest[key] = value
        return entries, manifest

    return change


def _other_hash(entries, manifest):
    manifest["files"][entries[0][0].filename]["sha256"] = "0" * 64
    return entries, manifest


def _one_more(entries, manifest):
    manifest["files"]["exhibits/more.yaml"] = {"sha256": "0" * 64, "size": 1}
    return entries, manifest


def _one_less(entries, manifest):
    return entries[1:], manifest


MANIFESTS = {
    **{f"without-{key}": _without(key) for key in ("format", "title", "languages", "files", "credits", "program")},
    "newer": _with("format", 2),
    "older": _with("format", 0),
    "list": _with("files", []),
    "wrong-size": _with("files", {"exhibits/kiosk.yaml": {"sha256": "0" * 64, "size": -1}}),
    "wrong-hash": _with("files", {"exhibits/kiosk.yaml": {"sha256": "../" * 21 + "x", "size": 1}}),
    "other-hash": _other_hash,
    "one-more": _one_more,
    "one-less": _one_less,
    "no-number": _with("format", "1; import os"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_200_damaged_packs_are_each_refused_in_one_line_and_nothing_is_written(packed, tmp_path):
    folder, target = tmp_path / "damaged", tmp_path / "space" / "exhibition"
    folder.mkdir()
    tried = 0
    for name, file in damaged(packed, folder):
        with pytest.raises(KioskError) as refused:
            unpack(file, target)
        assert "\n" not in str(refused.value), name
        assert not target.parent.exists() or not any(target.parent.iterdir()), name
        tried += 1
    assert tried >= 200
    assert not list(tmp_path.rglob("out.yaml"))


def test_the_command_says_in_one_line_why_a_file_is_refused(packed, tmp_path):
    packed.write_bytes(packed.read_bytes()[:-1])
    done = kiosk("unpack", packed, tmp_path / "copy")
    assert done.exit_code == 1
    assert len(done.output.strip().splitlines()) == 1
    assert not (tmp_path / "copy").exists()


def test_a_folder_with_something_in_it_stays_as_it_is(packed, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine", encoding="utf-8")
    assert kiosk("unpack", packed, tmp_path / "mine").exit_code == 1
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_more_than_is_allowed_is_refused(packed, tmp_path):
    with pytest.raises(PackError, match="at most"):
        unpack(packed, tmp_path / "copy", most_bytes=1000)


def test_a_disk_without_room_is_said(packed, tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 0})())
    with pytest.raises(KioskError, match="no room"):
        unpack(packed, tmp_path / "copy")


@pytest.mark.parametrize(
    "name", ["exhibits/kiosk.yaml", "media/a/b/c.jpg", "locales/fr/LC_MESSAGES/media.po", "README.md"]
)
def test_names_of_an_exhibition_are_taken(name):
    assert is_safe(name)


@pytest.mark.parametrize("name", OUT)
def test_names_that_lead_elsewhere_are_not(name):
    assert not is_safe(name)
