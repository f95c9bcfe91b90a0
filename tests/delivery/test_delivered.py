"""Content from a stick is taken whole or not at all, and shown until the museum's own folder changes."""

import json
import os
import random
import shutil
import threading
from pathlib import Path

import pytest
from hanging import HANG, Spell

from kiosk.content import packing
from kiosk.content.library import load
from kiosk.content.packing import pack
from kiosk.operations.delivery import shown as shown_module
from kiosk.operations.delivery import taking
from kiosk.operations.delivery.shown import content_root
from kiosk.operations.delivery.taking import take
from kiosk.operations.updates import keeper
from kiosk.operations.updates.start import choose
from kiosk.paths import Paths


def shown(own: Paths) -> str:
    """Give the title of what a kiosk shows when it starts now."""
    begun = choose(content_root(own), limit_s=60.0)
    return begun.loaded.exhibition.settings.title.source


def left_behind(own: Paths) -> list[str]:
    place = own.state / "delivered"
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def test_a_pack_is_shown_from_the_next_start_on(packed, own):
    assert shown(own) == "Our own"
    assert take(packed, own)
    assert shown(own) == "The exhibition"
    assert left_behind(own) == ["000001", "current"]


def test_it_is_shown_at_once_without_waiting_for_the_files_to_settle(packed, own):
    keeper.keep(own)
    assert take(packed, own)
    assert choose(content_root(own)).latest


def test_two_deliveries_are_kept(packed, own, museum):
    for title in ("Two", "Three", "Four"):
        assert take(packed, own)
        museum.write("exhibits/kiosk.yaml", f"title: {title}\nlanguages: [en, vi]\nhome: [people, years]\n")
        pack(museum.paths, load(museum.paths).exhibition, packed, program="1")
    assert take(packed, own)
    assert shown(own) == "Four"
    assert left_behind(own) == ["000003", "000004", "current"]


# What is not good.


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def _flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[random.Random(3).randrange(len(data))] ^= 4
    file.write_bytes(data)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _gone(file: Path) -> None:
    file.unlink()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


@pytest.mark.parametrize("first", [False, True], ids=["nothing before", "a delivery before"])
@pytest.mark.parametrize("harm", [_cut, _flipped, _empty, _gone, _pipe, _folder, _loop])
def test_a_damaged_file_changes_nothing_and_is_one_sentence(packed, own, caplog, harm, first):
    if first:
        take(packed, own)
    before = left_behind(own), shown(own)
    harm(packed)
    caplog.clear()
    assert not take(packed, own)
    assert (left_behind(own), shown(own)) == before
    (line,) = [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]
    assert "museum.vitrine is not taken" in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("exhibits/people.yaml", "kind: panels\ntitle: [\n"),
        ("exhibits/kiosk.yaml", "title: Two\nlanguages: [en, vi]\nhome: [nobody]\n"),
        ("exhibits/people.yaml", "kind: nothing\n"),
        ("locales/vi/LC_MESSAGES/people.po", 'msgid "\n'),
    ],
)
def test_content_with_errors_is_refused_as_the_keeper_would(packed, own, museum, caplog, name, text):
    exhibition = load(museum.paths).exhibition
    museum.write(name, text)
    pack(museum.paths, exhibition, packed, program="1")
    assert not take(packed, own)
    assert shown(own) == "Our own"
    assert left_behind(own) == []
    assert name in caplog.text


def test_a_disk_without_room_changes_nothing(packed, own, monkeypatch, caplog):
    usage = shutil.disk_usage(own.root)
    monkeypatch.setattr(packing.reader.shutil, "disk_usage", lambda _folder: usage._replace(free=1000))
    assert not take(packed, own)
    assert left_behind(own) == []
    assert "there is no room" in caplog.text


@pytest.mark.parametrize("at", ["unpack", "make_current"])
def test_a_disk_that_cannot_be_written_changes_nothing(packed, own, monkeypatch, caplog, at):
    take(packed, own)
    before = left_behind(own), shown(own)

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(taking, at, full)
    assert not take(packed, own)
    assert (left_behind(own), shown(own)) == before
    assert "No space left on device" in caplog.text


def test_a_file_in_place_of_the_folder_is_a_sentence(packed, own, caplog):
    own.state.mkdir()
    (own.state / "delivered").write_text("")
    assert not take(packed, own)
    assert shown(own) == "Our own"
    assert "is not taken" in caplog.text


def test_content_whose_check_hangs_is_refused(packed, own, monkeypatch, caplog, spell: Spell):
    monkeypatch.setattr(taking, "SILENT_S", 0.2)
    spell.cast(keeper.__name__, HANG)
    assert not take(packed, own)
    assert left_behind(own) == []
    assert "made no progress" in caplog.text


@pytest.mark.parametrize("instead", ["sys.exit(3)", "print('?'); os._exit(0)", "os.abort()"])
def test_content_whose_check_dies_is_refused(packed, own, caplog, spell: Spell, instead):
    spell.cast(keeper.__name__, instead)
    assert not take(packed, own)
    assert left_behind(own) == []
    assert "it could not be checked" in caplog.text


def test_a_bug_of_ours_is_a_line_and_an_answer(packed, own, monkeypatch, caplog):
    monkeypatch.setattr(taking, "unpack", lambda *_: 1 / 0)
    assert not take(packed, own)
    assert "is not taken" in caplog.text


def test_what_a_power_cut_has_left_is_removed(packed, own):
    place = own.state / "delivered"
    (place / ".000001-abc" / "000001").mkdir(parents=True)
    (place / "000007").mkdir()
    assert take(packed, own)
    assert left_behind(own) == ["000001", "current"]


# Which content is shown.


def test_the_museums_own_folder_is_shown_once_it_changes(packed, own):
    take(packed, own)
    file = own.exhibits / "kiosk.yaml"
    file.write_text(file.read_text().replace("Our own", "Our new one"))
    assert content_root(own) == own


@pytest.mark.parametrize("name", ["exhibits/more.yaml", "media/maps/other.yaml", "locales/vi/LC_MESSAGES/more.po"])
def test_a_file_more_or_less_is_a_change(packed, own, name):
    take(packed, own)
    file = own.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("")
    assert content_root(own) == own
    file.unlink()
    assert content_root(own) != own


def test_another_exhibition_that_is_named_is_shown(packed, own, tmp_path):
    take(packed, own)
    shutil.copytree(own.root, tmp_path / "other", copy_function=shutil.copy2)
    other = Paths(tmp_path / "other", own.state)
    assert content_root(other) == other
    assert content_root(own) != own


def test_a_disk_that_is_not_mounted_yet_is_no_change(packed, own, tmp_path):
    take(packed, own)
    own.root.rename(tmp_path / "away")
    assert content_root(own) != own
    own.root.mkdir()
    assert content_root(own) != own


def test_a_disk_that_hangs_does_not_delay_the_start(packed, own, monkeypatch):
    take(packed, own)
    held = threading.Event()
    monkeypatch.setattr(shown_module, "LIMIT_S", 0.05)
    monkeypatch.setattr(shown_module, "survey", lambda _paths: held.wait(60))
    try:
        assert content_root(own) != own
    finally:
        held.set()


def test_an_update_of_the_program_does_not_replace_a_museums_content(packed, own, monkeypatch):
    take(packed, own)
    monkeypatch.setattr(shown_module, "shipped_exhibition", lambda: own.root)
    (own.exhibits / "more.yaml").write_text("")
    assert content_root(own) != own


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"folder": "../../etc", "root": "", "mark": ""}',
        '{"folder": "", "root": "", "mark": ""}',
        '{"folder": "000009"}',
        "\udcff",
    ],
)
def test_a_damaged_note_of_what_is_shown_leads_to_the_museums_own_folder(packed, own, text):
    take(packed, own)
    (own.state / "delivered" / "current").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert content_root(own) == own


@pytest.mark.parametrize("name", ["..", ".", "/etc", "current", "٣"])
def test_a_note_can_name_no_folder_elsewhere(packed, own, name):
    take(packed, own)
    file = own.state / "delivered" / "current"
    file.write_text(json.dumps({**json.loads(file.read_text()), "folder": name}))
    assert content_root(own) == own


def test_content_that_was_deleted_gives_way_to_the_museums_own_folder(packed, own, caplog):
    take(packed, own)
    shutil.rmtree(own.state / "delivered" / "000001")
    assert content_root(own) == own
    assert "gone" in caplog.text


def test_content_that_is_damaged_later_gives_way_to_its_copy(packed, own):
    take(packed, own)
    (own.state / "delivered/000001/exhibits/people.yaml").write_text("title: [")
    assert shown(own) == "The exhibition"
