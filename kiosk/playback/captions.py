"""Captions from WebVTT files (https://www.w3.org/TR/webvtt1/)."""

import html
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from kiosk.playback.complaints import complain


@dataclass(frozen=True, slots=True)
class Cue:
    """Lines of text and when they are shown, in seconds."""

    start_s: float
    end_s: float
    lines: tuple[str, ...]


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


def load(path: Path) -> Track:
    """Read a WebVTT file; what cannot be read gives an empty track that names its problem, and one line in the log."""
    try:
        parsed = webvtt.from_string(path.read_text(encoding="utf-8-sig"))
        cues = [_cue(caption) for caption in parsed.captions]
    except (OSError, UnicodeDecodeError, MalformedFileError, MalformedCaptionError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
        complain(path, "read as captions", cause)
        return Track(problems=(CueProblem(0, "unreadable", cause),))
    problems = tuple(_problems(cues))
    kept = [cue for cue in cues if cue.end_s > cue.start_s and cue.lines]
    return Track(tuple(sorted(kept, key=lambda cue: cue.start_s)), problems)


def _cue(caption: webvtt.Caption) -> Cue:
    start_s, end_s = (time.in_milliseconds() / 1000 for time in (caption.start_time, caption.end_time))
    return Cue(start_s, end_s, tuple(html.unescape(caption.text).splitlines()))


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
