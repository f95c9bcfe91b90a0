"""Forms are made once, completely or not at all, and replace their originals until these change."""

import fcntl
import os

import pytest

from kiosk.content.prepared import INDEX, Prepared
from kiosk.curator.prepare import Preparation, PreparationBusyError, PreparationOutcome, loudness


def work(museum, done):
    return {result.name: result for result in Preparation(museum.paths, museum.exhibition).work(done)}


def outcomes(results):
    return {name.rpartition("/")[2]: result.outcome for name, result in results.items()}


def contents(museum):
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in museum.things.iterdir()}


ALL_MADE = {"wide.png": "made", "loud.wav": "made", "film.mp4": "made"}


def test_what_needs_it_is_made_and_the_originals_are_untouched(museum, done):
    before = contents(museum)
    assert outcomes(work(museum, done)) == ALL_MADE
    assert contents(museum) == before


def test_what_was_made_is_not_made_again(museum, done):
    work(museum, done)
    forms = {path: path.stat().st_mtime_ns for path in museum.paths.prepared.glob("*-[0-9]-*")}
    assert set(outcomes(work(museum, done)).values()) == {"kept"}
    assert {path: path.stat().st_mtime_ns for path in forms} == forms


def test_a_rehearsal_names_what_would_be_made_and_writes_nothing(museum):
    results = list(Preparation(museum.paths, museum.exhibition).dry_run())
    assert {result.outcome for result in results} == {PreparationOutcome.WANTED}
    assert "4200 x 60" in next(result.words for result in results if "wide" in result.name)
    assert not museum.paths.prepared.exists()


def test_the_kiosk_finds_the_forms_and_at_once_the_original_again_when_that_changes(museum, done):
    prepared = Prepared(museum.paths)
    wide, loud = museum.things / "wide.png", museum.things / "loud.wav"
    assert (prepared.picture(wide), prepared.tiles(wide), prepared.playable(loud)) == (wide, None, loud)
    work(museum, done)
    assert prepared.picture(wide).name == "whole.jpg"
    assert prepared.tiles(wide).is_file()
    assert prepared.playable(loud).suffix == ".flac"
    os.utime(loud, ns=(1, 1))
    assert prepared.playable(loud) == loud


def test_a_copy_with_another_time_is_known_by_its_content(museum, done):
    work(museum, done)
    for path in museum.things.iterdir():
        os.utime(path, ns=(5, 5))
    assert set(outcomes(work(museum, done)).values()) == {"kept"}
    assert Prepared(museum.paths).playable(museum.things / "loud.wav").suffix == ".flac"


def test_an_original_that_changed_is_made_anew_and_its_old_form_goes(museum, done):
    work(museum, done)
    old = Prepared(museum.paths).playable(museum.things / "loud.wav")
    (museum.things / "loud.wav").write_bytes((museum.things / "loud.wav").read_bytes()[:200_000])
    assert outcomes(work(museum, done))["loud.wav"] == "made"
    assert not old.exists()


def test_what_was_interrupted_goes_on_where_it_was(museum, done):
    results = Preparation(museum.paths, museum.exhibition).work(done)
    first = next(results)
    results.close()
    (museum.paths.prepared / ".part-film-1-half.mp4").write_bytes(b"half")
    again = work(museum, done)
    assert again[first.name].outcome is PreparationOutcome.KEPT
    assert not list(museum.paths.prepared.glob(".part-*"))


RECIPES = ("film-", "sound-", "pyramid-")


def test_what_breaks_off_while_it_is_made_leaves_nothing(museum, monkeypatch):
    def interrupted(_share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Preparation(museum.paths, museum.exhibition).work(interrupted))
    assert not [
        path for path in museum.paths.prepared.iterdir() if path.name.startswith(("film-", "sound-", "pyramid-"))
    ]


def test_two_at_once_do_not_work_on_the_same_folder(museum, done):
    museum.paths.prepared.mkdir(parents=True)
    with (museum.paths.prepared / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PreparationBusyError):
            work(museum, done)


def test_a_broken_original_is_named_and_the_others_are_made(museum, done):
    (museum.things / "wide.png").write_bytes((museum.things / "wide.png").read_bytes()[:500])
    (museum.things / "film.mp4").write_bytes(b"no film")
    results = work(museum, done)
    assert outcomes(results) == {"wide.png": "failed", "film.mp4": "failed", "loud.wav": "made"}
    assert all(result.words for result in results.values())
    prepared = Prepared(museum.paths)
    assert prepared.picture(museum.things / "wide.png") == museum.things / "wide.png"


def test_a_sound_that_lies_under_others_stays_as_soft_as_it_was_made(museum, done):
    assert "ambient.wav" not in outcomes(work(museum, done))


def test_a_newer_recipe_makes_anew(museum, done, monkeypatch):
    work(museum, done)
    recipe = loudness.SOUNDS
    monkeypatch.setattr(loudness, "SOUNDS", type(recipe)("sound-next", recipe.ending, recipe.judge))
    assert outcomes(work(museum, done)) == {"wide.png": "kept", "film.mp4": "kept", "loud.wav": "made"}


@pytest.mark.parametrize("words", ["", "[]", "{", '{"version": 1, "originals": {"a": {}}}', '{"version": 99}'])
def test_an_index_that_cannot_be_read_leaves_the_originals_and_is_written_anew(museum, done, words):
    museum.paths.prepared.mkdir(parents=True)
    (museum.paths.prepared / INDEX).write_text(words)
    wide = museum.things / "wide.png"
    assert Prepared(museum.paths).picture(wide) == wide
    work(museum, done)
    assert Prepared(museum.paths).picture(wide) != wide


@pytest.mark.parametrize("name", ["wide.png", "loud.wav", "film.mp4"])
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (os.mkfifo, "a named pipe"),
        (lambda path: path.symlink_to("/dev/zero"), "a device"),
        (lambda path: path.mkdir(), "a folder"),
    ],
)
def test_what_has_become_no_file_is_named_and_the_others_are_prepared(museum, done, name, make, what):
    workshop = Preparation(museum.paths, museum.exhibition)
    (museum.things / name).unlink()
    make(museum.things / name)
    results = {result.name.rpartition("/")[2]: result for result in workshop.work(done)}
    assert (results[name].outcome, results[name].words) == (PreparationOutcome.FAILED, f"it is {what}, not a file")
    assert {result.outcome for key, result in results.items() if key != name} == {PreparationOutcome.MADE}
    assert {result.outcome for result in Preparation(museum.paths, museum.exhibition).dry_run()} == {
        PreparationOutcome.KEPT
    }
