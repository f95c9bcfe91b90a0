"""Captions as museums' captioners deliver them, and as they break."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.playback.captions import Cue, Spoken, Track, load

GOOD = """\ufeffWEBVTT

NOTE made by hand

intro
00:01.000 --> 00:02.500 line:80%
<v Anna>Fish &amp; <b>chips</b>
in <i>1979</i>

00:00:02.500 --> 00:00:04.000
ភ្នំពេញ
"""


@pytest.fixture
def vtt(tmp_path):
    def write(text: str | bytes):
        path = tmp_path / "film.en.vtt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_captions_are_shown_from_their_start_until_their_end(vtt):
    track = load(vtt(GOOD))
    assert track.problems == ()
    assert track.at(0.999) == ()
    assert track.at(1.0) == ("Fish & chips", "in 1979")
    assert track.at(2.5) == ("ភ្នំពេញ",)
    assert track.at(4.0) == ()


def test_overlapping_captions_are_shown_together_and_reported(vtt):
    track = load(vtt("WEBVTT\n\n00:01.000 --> 00:03.000\none\n\n00:02.000 --> 00:04.000\ntwo\n"))
    assert track.at(2.5) == ("one", "two")
    assert [(problem.number, problem.code) for problem in track.problems] == [(2, "overlapping")]


def test_captions_out_of_order_are_put_in_order_and_reported(vtt):
    track = load(vtt("WEBVTT\n\n00:05.000 --> 00:06.000\nlate\n\n00:01.000 --> 00:02.000\nearly\n"))
    assert [cue.start_s for cue in track.cues] == [1.0, 5.0]
    assert [(problem.number, problem.code) for problem in track.problems] == [(2, "out-of-order")]


def test_a_caption_that_ends_before_it_starts_is_left_out_and_reported(vtt):
    track = load(vtt("WEBVTT\n\n00:05.000 --> 00:02.000\nodd\n\n00:06.000 --> 00:07.000\nfine\n"))
    assert [cue.lines for cue in track.cues] == [("fine",)]
    assert [(problem.number, problem.code) for problem in track.problems] == [(1, "ends-before-start")]


@pytest.mark.parametrize("text", ["", "Dear curator", b"\xff\xfe\x00W", "1\n00:00:01,000 --> 00:00:02,000\nSubRip\n"])
def test_a_broken_file_gives_an_empty_track_and_one_line(vtt, caplog, text):
    path = vtt(text)
    with caplog.at_level(logging.WARNING):
        track = load(path)
    assert track.cues == ()
    assert [problem.code for problem in track.problems] == ["unreadable"]
    assert len(caplog.records) == 1
    assert str(path) in caplog.text


def test_a_missing_file_gives_an_empty_track(tmp_path):
    assert load(tmp_path / "missing.vtt").problems[0].code == "unreadable"


def test_a_file_without_captions_is_reported(vtt):
    assert [problem.code for problem in load(vtt("WEBVTT\n")).problems] == ["empty"]


@given(st.text())
def test_no_text_breaks_the_reader(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("captions") / "any.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n" + text, encoding="utf-8", errors="replace")
    load(path).at(1.5)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50))), st.integers(0, 120))
def test_what_is_shown_is_what_has_begun_and_not_ended(spans, now):
    cues = sorted(
        (Cue(start, start + length, (f"{start}+{length}",)) for start, length in spans), key=lambda c: c.start_s
    )
    expected = [cue.lines[0] for cue in cues if cue.start_s <= now < cue.end_s]
    assert list(Track(tuple(cues)).at(now)) == expected


WORDS = "WEBVTT\n\n00:01.000 --> 00:04.000\nOn <00:01.500>7 <00:02.000><c.x>January</c>\n<00:00:03.250>1979 &amp; on\n"


def test_time_stamps_within_a_cue_part_it_into_words(vtt):
    track = load(vtt(WORDS))
    assert track.at(1.0) == ("On 7 January", "1979 & on")
    assert [part for _, part in track.spoken()] == [
        Spoken(1.0, 1.5, "On"),
        Spoken(1.5, 2.0, "7"),
        Spoken(2.0, 3.25, "January"),
        Spoken(3.25, 4.0, "1979 & on"),
    ]


def test_a_cue_without_time_stamps_is_one_phrase(vtt):
    track = load(vtt("WEBVTT\n\n00:01.000 --> 00:02.000\none\ntwo\n\n00:02.000 --> 00:03.000\nthree\n"))
    assert track.spoken() == ((0, Spoken(1.0, 2.0, "one two")), (1, Spoken(2.0, 3.0, "three")))


@given(st.lists(st.tuples(st.integers(0, 9000), st.text("ab ", max_size=4)), max_size=8))
def test_whatever_the_time_stamps_no_word_is_lost_and_time_never_runs_backwards(tmp_path_factory, stamped):
    path = tmp_path_factory.mktemp("vtt") / "odd.vtt"
    inside = "".join(f"<00:0{ms // 1000}.{ms % 1000:03}>{words}" for ms, words in stamped)
    path.write_text(f"WEBVTT\n\n00:02.000 --> 00:07.000\nfirst {inside}\n")
    parts = [part for _, part in load(path).spoken()]
    assert "".join("".join(part.words.split()) for part in parts) == "first" + "".join(
        "".join(words.split()) for _, words in stamped
    )
    times = [time for part in parts for time in (part.start_s, part.end_s)]
    assert times == sorted(times)
    assert all(2 <= part.start_s < part.end_s <= 7 for part in parts)
