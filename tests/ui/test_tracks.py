"""Captions are read in a thread: whatever a file holds, the screen goes on."""

import threading
from pathlib import Path

import pytest

from kiosk.engines.playback.captions import CaptionTrack, Cue
from kiosk.ui.media.caption_files import CaptionFiles

PATIENCE_S = 20.0


def track(path: Path) -> CaptionTrack:
    return CaptionTrack((Cue(0, 1, (path.name,)),))


def handed_over(tracks: CaptionFiles) -> None:
    while tracks.pending:
        assert tracks.wait(PATIENCE_S)
        tracks.poll()


@pytest.fixture
def given():
    return []


def test_a_file_that_takes_long_holds_nothing_up(given):
    go_on, threads = threading.Event(), []

    def slowly(path: Path) -> CaptionTrack:
        threads.append(threading.current_thread())
        assert go_on.wait(PATIENCE_S)
        return track(path)

    tracks = CaptionFiles(slowly)
    tracks.request(Path("a.vtt"), given.append)
    tracks.poll()
    assert (given, tracks.pending) == ([], True)
    go_on.set()
    handed_over(tracks)
    assert [one.cues[0].lines for one in given] == [("a.vtt",)]
    assert threading.main_thread() not in threads


def test_files_are_handed_over_in_their_order_and_those_nobody_waits_for_are_not(given):
    tracks = CaptionFiles(track)
    asked = [tracks.request(Path(name), given.append) for name in ("a.vtt", "b.vtt", "c.vtt")]
    asked[0].cancel()
    asked[1].cancel()
    handed_over(tracks)
    assert [one.cues[0].lines for one in given] == [("c.vtt",)]


def test_whoever_gets_a_file_may_ask_for_the_next(given):
    tracks = CaptionFiles(track)
    tracks.request(Path("a.vtt"), lambda _: tracks.request(Path("b.vtt"), given.append))
    handed_over(tracks)
    assert [one.cues[0].lines for one in given] == [("b.vtt",)]


def test_where_there_is_no_thread_there_are_no_captions(given, monkeypatch):
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    tracks = CaptionFiles(track)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refuse)
        tracks.request(Path("a.vtt"), given.append)
        handed_over(tracks)
    assert given == [CaptionTrack()]
    tracks.request(Path("b.vtt"), given.append)
    handed_over(tracks)
    assert given[1].cues[0].lines == ("b.vtt",)
