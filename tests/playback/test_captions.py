"""Captions as museums' captioners deliver them, and as they break."""

import logging
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.engines.playback.captions import CaptionTrack, Cue, Spoken, load, read

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


@pytest.mark.parametrize("text", ["", "Dear curator", b"\xff\xfe\x00W", "[Script Info]\nTitle: A\n"])
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
    assert list(CaptionTrack(tuple(cues)).at(now)) == expected


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


CUE = "00:00:00.500 --> 00:00:02.000\nFirst words\n"
FORMS = {
    "SubRip": "1\n00:00:00,500 --> 00:00:02,000\nFirst words\n\n2\n00:00:02,000 --> 00:00:04,000\nSecond words\n",
    "a header and commas": "WEBVTT\n\n1\n00:00:00,500 --> 00:00:02,000\nFirst words\n\n"
    "2\n00:00:02,000 --> 00:00:04,000\nSecond words\n",
    "some commas": f"WEBVTT\n\n{CUE}\n00:00:02,000 --> 00:00:04,000\nSecond words\n",
    "a header in small letters": f"WebVTT\n\n{CUE}\n00:00:02.000 --> 00:00:04.000\nSecond words\n",
    "a header with keys": f"WEBVTT\nKind: captions\nLanguage: en\n\n{CUE}\n00:02.000 --> 00:04.000\nSecond words\n",
    "no empty line below the header": f"WEBVTT\n{CUE}\n00:02.000 --> 00:04.000\nSecond words\n",
    "no empty lines between captions": f"WEBVTT\n\n{CUE}00:02.000 --> 00:04.000\nSecond words\n",
    "SubRip without empty lines": "1\n00:00:00,500 --> 00:00:02,000\nFirst words\n2\n00:00:02,000 --> 00:00:04,000\n"
    "Second words\n",
    "SubRip with an empty line below each number": "1\n\n00:00:00,500 --> 00:00:02,000\nFirst words\n\n2\n\n"
    "00:00:02,000 --> 00:00:04,000\nSecond words\n",
    "tight arrows": "WEBVTT\n\n00:00:00.500-->00:00:02.000\nFirst words\n\n00:02.000-->00:04.000\nSecond words\n",
    "few digits": "WEBVTT\n\n0:00.5 --> 0:02.0\nFirst words\n\n00:00:02.00 --> 00:00:04\nSecond words\n",
    "settings": "WEBVTT - made by hand\n\nSTYLE\n::cue {color: lime}\n\nNOTE two\nlines\n\nintro\n"
    "00:00.500 --> 00:02.000 line:0 position:20%\n<v Anna Berg>First words\n\n00:02.000 --> 00:04.000 X1:40 X2:600\n"
    "- &lrm;Second words\n",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_captions_as_other_programs_write_them_are_read_whole(vtt, form, end):
    track = load(vtt(FORMS[form].replace("\n", end)))
    assert track.problems == ()
    assert [(cue.start_s, cue.end_s) for cue in track.cues] == [(0.5, 2.0), (2.0, 4.0)]
    words = ["".join(cue.lines).replace("- \u200e", "") for cue in track.cues]
    assert words == ["First words", "Second words"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le-marked", "utf-16-be-marked"])
def test_captions_that_windows_saved_are_read(vtt, encoding):
    marks = {"utf-16-le-marked": ("utf-16-le", b"\xff\xfe"), "utf-16-be-marked": ("utf-16-be", b"\xfe\xff")}
    name, mark = marks.get(encoding, (encoding, b""))
    track = load(vtt(mark + "WEBVTT\n\n00:01.000 --> 00:02.000\nMüller\n".encode(name)))
    assert (track.problems, track.at(1.5)) == ((), ("Müller",))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nMüller “quoted”\n".encode("cp1252"), 4),
        ("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nOne\r\nMüller\r\n".encode("latin-1"), 5),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n".encode("utf-16-le"), 1),
        (b"\xff\xfeW\x00E", 1),
    ],
)
def test_captions_in_another_encoding_are_named_with_their_line(vtt, content, line):
    (problem,) = load(vtt(content)).problems
    assert (problem.code, problem.line, "UTF-8" in problem.mend + problem.message) == ("unreadable", line, True)


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        ("00:00:02:12 --> 00:00:04:00", False),
        ("00:00:02.000 -> 00:00:04.000", False),
        ("00:00:02.000 –> 00:00:04.000", False),
        ("00:00:02.000 → 00:00:04.000", False),
        ("2.5 --> 4", False),
        ("00:00:75.000 --> 00:01:80.000", False),
        ("-00:00:02,000 --> 00:00:04,000", False),
        ("00: 00: 02,000 --> 00: 00: 04,000", False),
        ("soon --> later", False),
        ("00:00:02.000 --> 00:00:04.000", True),
        ("75:00.000 --> 76:00.000", True),
    ],
)
def test_times_that_cannot_be_read_are_named_with_their_line_and_lose_no_other_caption(vtt, times, shown):
    track = load(vtt(f"WEBVTT\n\n{CUE}\n2\n{times}\nSecond words\n\n01:30:00.000 --> 01:40:00.000\nThird words\n"))
    words = [cue.lines for cue in track.cues]
    assert words == [("First words",), *([("Second words",)] if shown else []), ("Third words",)]
    assert [(problem.code, problem.line) for problem in track.problems] == ([] if shown else [("no-times", 7)])


@pytest.mark.parametrize("more", ["second paragraph", "two\nlines", "- a list\n\n- of words"])
def test_words_after_an_empty_line_stay_with_their_caption_and_are_named(vtt, more):
    track = load(vtt(f"WEBVTT\n\n{CUE}\n{more}\n\n00:00:02.000 --> 00:00:04.000\nLast words\n"))
    assert track.at(1.0) == ("First words", *(line for line in more.split("\n") if line))
    assert track.at(3.0) == ("Last words",)
    assert {problem.code for problem in track.problems} == {"stray"}
    assert track.problems[0].line == 6


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (r'{\an8}<font color="#ffff00">First</font> &amp; <i>words</i>', ("First & words",)),
        (r"{\i1}First{\i0} {\pos(400,570)}words", ("First words",)),
        (r"{\fad(500,500)\c&HFFFFFF&}First\Nwords", ("First", "words")),
        ("{b}First{/b} {u}words{/u}", ("First words",)),
        ("{y:i}First words", ("First words",)),
        ("<b>First<br/>words</b>", ("First", "words")),
        ("&lt;i&gt;First&lt;/i&gt; words", ("First words",)),
        ("<c.yellow.bg_blue>First</c> <ruby>words<rt>w</rt></ruby>", ("First wordsw",)),
        ("<FONT\nface=Arial>First words</FONT>", ("First words",)),
        ("5 < 6 & 7 > 3 {sic}", ("5 < 6 & 7 > 3 {sic}",)),
        ("I <3 you", ("I <3 you",)),
    ],
)
def test_marks_of_other_programs_never_reach_the_visitor(vtt, raw, shown):
    track = load(vtt(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{raw}\n"))
    assert (track.at(1.5), track.problems) == (shown, ())


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\nA\n\n" * 20_001, "too-large", 1),
        ("WEBVTT\n\n" + "NOTE nothing\n\n" * 400_000, "too-large", 1),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<" * 100_000, "too-long", 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "word " * 400, "too-long", 3),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&#" + "9" * 100_000 + ";", "too-long", 3),
    ],
)
def test_captions_beyond_all_measure_are_named_and_not_shown(vtt, text, code, line):
    track = read(vtt(text))
    assert [(problem.code, problem.line) for problem in track.problems] == [(code, line)]
    assert track.cues == ()
    assert track.problems[0].mend


def test_of_a_file_full_of_faults_fifty_are_named(vtt):
    problems = read(vtt("WEBVTT\n\n" + "soon --> later\nA\n\n" * 3000)).problems
    assert len(problems) == 50
    assert "2950 more" in problems[-1].message


def test_a_fifo_or_a_folder_is_named_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "film.en.vtt")
    (tmp_path / "folder.vtt").mkdir()
    for name in ("film.en.vtt", "folder.vtt"):
        assert [problem.code for problem in read(tmp_path / name).problems] == ["unreadable"]


def test_a_number_of_thousands_of_digits_is_no_character_and_no_crash(vtt):
    track = read(vtt("WEBVTT\n\n00:01.000 --> 00:02.000\n&#" + "9" * 900 + ";\n"))
    assert track.problems == ()
    assert len(track.cues) == 1
