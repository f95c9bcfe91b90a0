"""Captions are read as a film reads them, and their problems are reported at their times."""

import pytest

from kiosk.curator.proof import caption_checks

GOOD = "WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\n00:02.000 --> 00:03.000\nTwo\n"


def found(museum, text: str | bytes):
    museum.write("media/maps/delta.vi.vtt", text)
    return list(caption_checks.problems(museum.paths, museum.load().exhibition))


def test_captions_in_order_have_nothing_said_of_them(museum):
    assert found(museum, GOOD) == []


@pytest.mark.parametrize(
    ("code", "line", "old", "new"),
    [
        ("bad-captions", 1, "WEBVTT\n", "SUBTITLES\n"),
        ("bad-captions", 3, "--> 00:02.000", "--> 00:00.500"),
        ("bad-captions", 6, "Two\n", "\n"),
        ("caption-order", 6, "00:02.000 --> 00:03", "00:01.500 --> 00:03"),
        ("caption-order", 6, "00:02.000 --> 00:03", "00:00.500 --> 00:03"),
    ],
)
def test_each_fault_is_named_at_its_times_with_a_mend(museum, code, line, old, new):
    assert old in GOOD
    (problem,) = found(museum, GOOD.replace(old, new))
    assert (problem.code, problem.file, problem.line) == (code, "media/maps/delta.vi.vtt", line)
    assert problem.hint


def test_captions_in_another_encoding_are_named_and_no_crash(museum):
    (problem,) = found(museum, "WEBVTT\n\n00:01.000 --> 00:02.000\ncafé\n".encode("latin-1"))
    assert problem.code == "bad-captions"


@pytest.mark.parametrize(
    ("text", "code", "line", "mend"),
    [
        ("WEBVTT\n\n00:00:01:00 --> 00:00:02:00\nOne\n", "bad-captions", 3, "00:01:02.500"),
        (GOOD.replace("One", "One\n\nmore"), "bad-captions", 6, "empty line"),
        ("<?xml version='1.0'?>\n<tt></tt>\n", "bad-captions", 1, "SubRip"),
        ("[Script Info]\nDialogue: 0,0:00:01.00,0:00:02.00,One\n", "bad-captions", 1, "WebVTT"),
        ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\nA\n\n" * 20_001, "file-too-large", 1, "part it"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_mend_that_helps(museum, text, code, line, mend):
    (problem,) = found(museum, text)
    assert (problem.code, problem.line, mend in problem.hint) == (code, line, True)


def test_subrip_has_nothing_said_of_it(museum):
    assert found(museum, "1\n00:00:01,000 --> 00:00:02,000\nOne\n") == []
