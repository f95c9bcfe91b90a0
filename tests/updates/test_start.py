"""A kiosk starts on the content as it stands when that is good, else on the last good copy."""

import logging
import threading

import pytest
from hanging import HANG
from small_content import NOW, SmallContent, held

from kiosk.content import library
from kiosk.operations.updates import start as start_module
from kiosk.operations.updates import start_check
from kiosk.operations.updates.keeper import KeepResult, keep
from kiosk.operations.updates.start import Start, choose, tell
from kiosk.operations.updates.store import ContentStore


def start(content: SmallContent, now_ns: int = NOW) -> Start:
    return choose(content.paths, lambda: now_ns, limit_s=60.0)


def shown(content: SmallContent, now_ns: int = NOW) -> dict[str, bytes]:
    begun = start(content, now_ns)
    assert begun.loaded.exhibition is not None
    return held(begun.paths.root)


def test_without_a_copy_it_shows_the_content_as_it_stands(content: SmallContent):
    assert start(content).paths == content.paths


def test_content_that_is_kept_is_shown_from_the_copy(content: SmallContent):
    keep(content.paths)
    begun = start(content)
    assert begun.generation == ContentStore(content.paths.state).current()
    assert begun.paths.root == begun.generation.folder
    assert begun.paths.state == content.paths.state


def test_new_good_content_is_shown_at_once(content: SmallContent):
    keep(content.paths)
    content.put(2)
    assert start(content).paths == content.paths


@pytest.mark.parametrize("now_ns", [0, None], ids=["a clock that was set back", "a copying that goes on"])
def test_content_that_somebody_may_be_copying_waits(content: SmallContent, now_ns: int | None):
    keep(content.paths)
    content.put(2)
    latest = max(stamp.touched_ns for stamp in start(content).seen.values())
    assert shown(content, latest + 10**9 if now_ns is None else now_ns) == content.edition(1)


def test_broken_content_gives_way_to_the_last_good_copy_and_the_log_says_so(content: SmallContent, caplog):
    keep(content.paths)
    content.break_it()
    begun = start(content)
    assert held(begun.paths.root) == content.edition(1)
    with caplog.at_level(logging.INFO):
        tell(begun)
    (line,) = caplog.messages
    assert "the content has errors, and the copy of" in line
    assert "exhibits/e1.yaml:3:" in line


def test_content_that_was_refused_before_is_not_read_to_know_it(content: SmallContent, monkeypatch):
    keep(content.paths)
    content.break_it()
    assert keep(content.paths).result is KeepResult.REFUSED
    load, read = library.load, []
    monkeypatch.setattr(library, "load", lambda paths, **options: read.append(paths) or load(paths, **options))
    begun = start(content)
    assert begun.faults[0].startswith("exhibits/e1.yaml:3:")
    assert held(begun.paths.root) == content.edition(1)
    assert content.paths not in read
    content.put(2)
    assert start(content).paths == content.paths


def test_content_that_is_gone_gives_way_too(content: SmallContent):
    keep(content.paths)
    (content.paths.root / "exhibits").rename(content.paths.root / "elsewhere")
    assert shown(content) == content.edition(1)


def test_a_damaged_copy_gives_way_to_the_one_before(content: SmallContent, caplog):
    keep(content.paths)
    content.put(2)
    keep(content.paths)
    (ContentStore(content.paths.state).current().folder / "exhibits/e2.yaml").unlink()
    content.break_it()
    assert shown(content) == content.edition(1)
    assert "is damaged" in caplog.text


def test_a_damaged_copy_of_good_content_is_not_missed(content: SmallContent):
    keep(content.paths)
    (ContentStore(content.paths.state).current().folder / "media/pictures/p1.png").write_bytes(b"")
    assert start(content).paths == content.paths


@pytest.mark.parametrize("damage", ["", "no number", "000099", "../../../root"])
def test_a_pointer_to_nothing_is_no_copy(content: SmallContent, damage: str):
    keep(content.paths)
    (content.paths.state / "content/current").write_text(damage)
    assert start(content).paths == content.paths


def test_without_the_pointer_broken_content_still_gives_way_to_a_copy(content: SmallContent):
    keep(content.paths)
    (content.paths.state / "content/current").unlink()
    content.break_it()
    assert shown(content) == content.edition(1)


def test_a_manifest_that_was_tampered_with_is_no_copy(content: SmallContent):
    keep(content.paths)
    manifest = ContentStore(content.paths.state).current().folder / "manifest"
    manifest.write_bytes(manifest.read_bytes().replace(b"e1.yaml", b"e2.yaml"))
    assert ContentStore(content.paths.state).current() is None


def test_broken_content_without_any_copy_is_shown_as_far_as_it_goes(content: SmallContent):
    content.break_it()
    begun = start(content)
    assert begun.paths == content.paths
    assert "e1" not in begun.loaded.exhibition.exhibits


def test_a_careful_start_shows_the_copy_that_was_good_and_not_what_is_new(content: SmallContent, caplog):
    keep(content.paths)
    content.put(2)
    begun = choose(content.paths, lambda: NOW, careful=True)
    assert held(begun.paths.root) == content.edition(1)
    assert begun.careful
    with caplog.at_level(logging.WARNING):
        tell(begun)
    assert caplog.messages[0].startswith("after several crashes the kiosk starts carefully")


def test_a_careful_start_without_a_copy_shows_what_there_is(content: SmallContent):
    begun = choose(content.paths, lambda: NOW, careful=True)
    assert (begun.paths, begun.careful) == (content.paths, True)


JUDGE = "kiosk.operations.updates.start_check_process"


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        (HANG, "could not be judged within"),
        ("import re; re.match('(a*)*b', 'a' * 60)", "could not be judged within"),
        ("import os; os.kill(os.getpid(), 11)", "code -11"),
        ("raise SystemExit('out of memory')", "out of memory"),
        ("print('rubbish'); os._exit(0)", "code 0"),
    ],
)
def test_content_that_cannot_be_judged_gives_way_to_the_last_good_copy(content: SmallContent, spell, instead, said):
    keep(content.paths)
    content.put(2)
    spell.cast(JUDGE, instead)
    begun = choose(content.paths, lambda: NOW, limit_s=2.0)
    assert held(begun.paths.root) == content.edition(1)
    assert said in begun.faults[0]
    assert not begun.latest
    spell.lift()
    assert start(content).paths == content.paths


def test_files_that_cannot_be_looked_at_give_way_to_the_last_good_copy(content: SmallContent, monkeypatch):
    keep(content.paths)
    look, gate = start_module.survey, threading.Event()
    monkeypatch.setattr(start_module, "survey", lambda paths: gate.wait() if paths == content.paths else look(paths))
    begun = choose(content.paths, lambda: NOW, limit_s=0.2)
    assert held(begun.paths.root) == content.edition(1)
    assert "could not be looked at" in begun.faults[0]
    gate.set()


def test_a_start_on_content_that_was_kept_before_starts_no_other_process(content: SmallContent, monkeypatch):
    keep(content.paths)
    monkeypatch.setattr(start_check, "judged", lambda *_: pytest.fail("another process was started"))
    assert held(start(content).paths.root) == content.edition(1)


def test_a_first_start_starts_no_other_process(content: SmallContent, monkeypatch):
    monkeypatch.setattr(start_check, "judged", lambda *_: pytest.fail("another process was started"))
    assert start(content).paths == content.paths


def test_what_was_judged_apart_is_shown_as_it_is(content: SmallContent):
    keep(content.paths)
    content.put(2)
    assert start(content).loaded == library.load(content.paths, cached=False)


def test_where_nothing_can_be_written_new_content_is_shown_all_the_same(content: SmallContent):
    keep(content.paths)
    (content.paths.state / "start").write_text("a file in place of the folder")
    content.put(2)
    assert start(content).loaded == library.load(content.paths, cached=False)


def test_what_took_too_long_once_and_was_kept_later_is_the_latest(content: SmallContent):
    keep(content.paths)
    ContentStore(content.paths.state).refuse(
        ContentStore(content.paths.state).current().seen_mark, ("it took too long",)
    )
    begun = start(content)
    assert (begun.latest, begun.faults) == (True, ())
