"""Captions from WebVTT files (https://www.w3.org/TR/webvtt1/)."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from kiosk.files import MOST_CAPTIONS, read_text
from kiosk.playback.complaints import complain

UNREADABLE = "unreadable"
_TIME = re.compile(r"<((?:\d+:)?\d\d:\d\d\.\d{3})>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that are spoken in one breath, and when, in seconds: a phrase, or one word where the file says so much."""

    start_s: float
    end_s: float
    words: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines of text and when they are shown, in seconds."""

    start_s: float
    end_s: float
    lines: tuple[str, ...]
    spoken: tuple[Spoken, ...] = ()
    """The same words, parted where the file has a time stamp within them
    (https://www.w3.org/TR/webvtt1/#webvtt-timestamp)."""


@dataclass(frozen=True, slots=True)
class CueProblem:
    """Something wrong with one cue; `number` counts from 1, as written in the file. 0 is the file itself."""

    number: int
    code: str
    """unreadable | empty | ends-before-start | out-of-order | overlapping"""
    message: str


@dataclass(frozen=True, slots=True)
class Track:
    """The captions of one film or sound in one language."""

    cues: tuple[Cue, ...] = ()
    """In the order of their start."""
    problems: tuple[CueProblem, ...] = ()

    def at(self, seconds: float) -> tuple[str, ...]:
        """Return the lines to be shown at a time; overlapping cues together, the earlier above."""
        begun = self.cues[: bisect_right(self.cues, seconds, key=lambda cue: cue.start_s)]
        return tuple(line for cue in begun if seconds < cue.end_s for line in cue.lines)

    def spoken(self) -> tuple[tuple[int, Spoken], ...]:
        """Return all that is spoken, each with the number of its cue, counted from 0."""
        return tuple((number, part) for number, cue in enumerate(self.cues) for part in cue.spoken)


def load(path: Path) -> Track:
    """Read a WebVTT file; what cannot be read gives an empty track that names its problem, and one line in the log."""
    track = read(path)
    for problem in track.problems:
        if problem.code == UNREADABLE:
            complain(path, "read as captions", problem.message)
    return track


def read(path: Path) -> Track:
    """Read a WebVTT file, and say nothing of it but in the track's problems."""
    try:
        parsed = webvtt.from_string(read_text(path, MOST_CAPTIONS, "utf-8-sig"))
        cues = [_cue(caption) for caption in parsed.captions]
    except (OSError, UnicodeDecodeError, MalformedFileError, MalformedCaptionError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Track(problems=(CueProblem(0, UNREADABLE, cause),))
    problems = tuple(_problems(cues))
    kept = [cue for cue in cues if cue.end_s > cue.start_s and cue.lines]
    return Track(tuple(sorted(kept, key=lambda cue: cue.start_s)), problems)


def _cue(caption: webvtt.Caption) -> Cue:
    start_s, end_s = (time.in_milliseconds() / 1000 for time in (caption.start_time, caption.end_time))
    spoken = tuple(_spoken(caption.raw_text, start_s, end_s))
    return Cue(start_s, end_s, tuple(html.unescape(caption.text).splitlines()), spoken)


def _spoken(raw: str, start_s: float, end_s: float) -> Iterator[Spoken]:
    """Part a cue at its time stamps; those that are not within it, or run backwards, part nothing."""
    pieces = _TIME.split(raw)
    begun_s, words = start_s, pieces[0]
    for stamp, more in zip(pieces[1::2], pieces[2::2], strict=True):
        at_s = _seconds(stamp)
        if begun_s < at_s < end_s and _words(words):
            yield Spoken(begun_s, at_s, _words(words))
            begun_s, words = at_s, more
        elif begun_s <= at_s < end_s and not _words(words):
            begun_s, words = at_s, more
        else:
            words += more
    if _words(words) and begun_s < end_s:
        yield Spoken(begun_s, end_s, _words(words))


def _seconds(stamp: str) -> float:
    *hours, minutes, seconds = stamp.split(":")
    return 3600 * int(hours[0] if hours else 0) + 60 * int(minutes) + float(seconds)


def _words(raw: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", raw)).split())


def _problems(cues: list[Cue]) -> list[CueProblem]:
    found = [] if cues else [CueProblem(0, "empty", "it has no captions")]
    latest_start = latest_end = 0.0
    for number, cue in enumerate(cues, start=1):
        if cue.end_s <= cue.start_s:
            found.append(CueProblem(number, "ends-before-start", f"caption {number} ends before it starts"))
        if not cue.lines:
            found.append(CueProblem(number, "empty", f"caption {number} has no words"))
        if cue.start_s < latest_start:
            found.append(CueProblem(number, "out-of-order", f"caption {number} starts before the one above it"))
        elif cue.start_s < latest_end:
            found.append(CueProblem(number, "overlapping", f"caption {number} starts before the one above it ends"))
        latest_start, latest_end = max(latest_start, cue.start_s), max(latest_end, cue.end_s)
    return found
