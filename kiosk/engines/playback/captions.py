"""Captions from WebVTT files (https://www.w3.org/TR/webvtt1/), and from SubRip files, as other programs write both."""

import codecs
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.engines.playback.cue_blocks import CueBlock, CueFault, CueReader
from kiosk.engines.playback.cue_words import plain, spoken
from kiosk.engines.playback.log_once import complain
from kiosk.files import MOST_CAPTIONS, NotAFileError, TooLargeError, read_bytes

UNREADABLE = "unreadable"
TOO_LARGE = "too-large"
MOST_CUES = 20_000
"""Captions of a file; a feature film has two thousand."""
MOST_CHARACTERS = 1_000
"""Characters of a caption as shown; two lines of a film have eighty."""
MOST_RAW = 20_000
"""Characters of a caption with its markup: a paragraph that is split into words."""
MOST_FAULTS = 50
"""Problems of one file that are reported one by one."""
_MENDS = {
    "empty": "write its words on the line under its times, or take it out",
    "ends-before-start": "give it an end that is later than its start",
    "out-of-order": "put the captions in the order of their times",
    "overlapping": "let the one above end when this one starts, or earlier",
    "too-long": "part it into several captions, each with its own times",
}
_EXPORT = "export the captions again as WebVTT (.vtt) or SubRip (.srt), in UTF-8"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words and when they are spoken, in seconds: a phrase, or a single word where the file has times for it."""

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
    """The same words, split at the time stamps within them
    (https://www.w3.org/TR/webvtt1/#webvtt-timestamp)."""
    line: int = field(default=0, compare=False)
    """The line of its times in the file, from 1."""


@dataclass(frozen=True, slots=True)
class CueProblem:
    """Something wrong with one cue; `number` counts from 1, as written in the file. 0 is the file itself."""

    number: int
    code: str
    """unreadable | too-large | empty | ends-before-start | out-of-order | overlapping | no-times | stray | too-long"""
    message: str
    line: int = 1
    """The line in the file, from 1."""
    mend: str = ""
    """How the author can fix it."""


@dataclass(frozen=True, slots=True)
class CaptionTrack:
    """The captions of one film or sound in one language."""

    cues: tuple[Cue, ...] = ()
    """In the order of their start."""
    problems: tuple[CueProblem, ...] = ()
    _longest_s: float = field(init=False, compare=False, default=0.0)
    """The longest caption: those that began earlier than this are skipped in each frame."""

    def __post_init__(self) -> None:
        """Note the longest caption."""
        object.__setattr__(self, "_longest_s", max((cue.end_s - cue.start_s for cue in self.cues), default=0.0))

    def at(self, seconds: float) -> tuple[str, ...]:
        """Return the lines to show at a time; overlapping cues together, the earlier above."""
        # A little earlier, because of rounding errors.
        first = bisect_left(self.cues, seconds - self._longest_s - 0.001, key=lambda cue: cue.start_s)
        last = bisect_right(self.cues, seconds, key=lambda cue: cue.start_s)
        return tuple(line for cue in self.cues[first:last] if seconds < cue.end_s for line in cue.lines)

    def spoken(self) -> tuple[tuple[int, Spoken], ...]:
        """Return all that is spoken, each with the number of its cue, counted from 0."""
        return tuple((number, part) for number, cue in enumerate(self.cues) for part in cue.spoken)


class _UnreadableError(Exception):
    def __init__(self, problem: CueProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def load(path: Path) -> CaptionTrack:
    """Read a caption file; an unreadable one yields an empty track with a problem, and is logged once."""
    track = read(path)
    for problem in track.problems:
        if problem.code in (UNREADABLE, TOO_LARGE):
            complain(path, "read as captions", problem.message)
    return track


def read(path: Path) -> CaptionTrack:
    """Read a caption file; problems are not logged."""
    try:
        return parsed(text_of(path))
    except _UnreadableError as error:
        return CaptionTrack(problems=(error.problem,))


def lines_of(path: Path) -> list[str]:
    """Return the lines of a caption file as an editor numbers them; none where it cannot be read."""
    try:
        return text_of(path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    except _UnreadableError:
        return []


def parsed(text: str) -> CaptionTrack:
    """Make a track of the text of a file."""
    reading = CueReader(text)
    if len(reading.blocks) > MOST_CUES:
        return CaptionTrack(
            problems=(_too_large(f"it has {len(reading.blocks)} captions, and {MOST_CUES} at most are read"),)
        )
    cues = [_cue(block) for block in reading.blocks]
    if not cues and not reading.headed and not any(fault.code == "no-times" for fault in reading.faults):
        message = "it has no captions that can be read: no line is as 00:01:02.500 --> 00:01:04.000"
        return CaptionTrack(problems=(CueProblem(0, UNREADABLE, message, mend=_EXPORT),))
    long = {
        number for number, (block, cue) in enumerate(zip(reading.blocks, cues, strict=True), 1) if _long(block, cue)
    }
    problems = [*_problems(cues, long), *_faulty(reading.faults)]
    if not cues and not problems:
        problems.append(CueProblem(0, "empty", "it has no captions", mend=_MENDS["empty"]))
    kept = [cue for number, cue in enumerate(cues, 1) if cue.end_s > cue.start_s and cue.lines and number not in long]
    return CaptionTrack(tuple(sorted(kept, key=lambda cue: cue.start_s)), tuple(_first(problems)))


def text_of(path: Path) -> str:
    """Read the text of a file, in UTF-8 or in UTF-16 as Windows marks it. Raises what `read` and `lines_of` catch."""
    try:
        raw = read_bytes(path, MOST_CAPTIONS)
    except NotAFileError as error:
        raise _unreadable(error.strerror, "put a file of captions there") from error
    except TooLargeError as error:
        raise _UnreadableError(_too_large(str(error.strerror))) from error
    except OSError as error:
        cause = (error.strerror or type(error).__name__).lower()
        raise _unreadable(cause, "give yourself the right to read it, or copy it anew") from error
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 if wide else raw.count(b"\n", 0, error.start) + 1
        raise _unreadable("this line is not UTF-8 text", "save the file again with the encoding UTF-8", line) from error
    if "\0" in text:
        raise _unreadable("it is not UTF-8 text", "save the file again with the encoding UTF-8")
    return text


def _unreadable(cause: str, mend: str, line: int = 1) -> _UnreadableError:
    return _UnreadableError(CueProblem(0, UNREADABLE, cause, line, mend))


def _too_large(cause: str) -> CueProblem:
    return CueProblem(0, TOO_LARGE, cause, mend="part it with its film, or take out what is no caption")


def _cue(block: CueBlock) -> Cue:
    raw = "\n".join(block.words)
    if len(raw) > MOST_RAW:
        return Cue(block.start_s, block.end_s, (raw[:MOST_RAW],), line=block.line)
    lines = tuple(line.strip() for line in plain(raw).splitlines() if line.strip())
    parts = tuple(Spoken(*part) for part in spoken(raw, block.start_s, block.end_s))
    return Cue(block.start_s, block.end_s, lines, parts, block.line)


def _long(block: CueBlock, cue: Cue) -> bool:
    return sum(map(len, block.words)) > MOST_RAW or sum(map(len, cue.lines)) > MOST_CHARACTERS


def _faulty(faults: list[CueFault]) -> list[CueProblem]:
    return [CueProblem(0, fault.code, fault.message, fault.line, fault.mend) for fault in faults]


def _first(problems: list[CueProblem]) -> list[CueProblem]:
    """Replace the rest of many problems by their number."""
    ordered = sorted(problems, key=lambda problem: problem.line)
    if len(ordered) <= MOST_FAULTS:
        return ordered
    last = ordered[MOST_FAULTS - 1]
    more = f"{last.message}; {len(ordered) - MOST_FAULTS} more places of this file are not as they should be"
    return [*ordered[: MOST_FAULTS - 1], CueProblem(last.number, last.code, more, last.line, last.mend)]


def _problems(cues: list[Cue], long: set[int]) -> Iterator[CueProblem]:
    latest_start = latest_end = 0.0
    for number, cue in enumerate(cues, start=1):
        for code, message in _faults(number, cue, latest_start, latest_end, too_long=number in long):
            yield CueProblem(number, code, message, cue.line, _MENDS[code])
        latest_start, latest_end = max(latest_start, cue.start_s), max(latest_end, cue.end_s)


def _faults(
    number: int, cue: Cue, latest_start: float, latest_end: float, *, too_long: bool
) -> Iterator[tuple[str, str]]:
    if cue.end_s <= cue.start_s:
        yield "ends-before-start", f"caption {number} ends before it starts"
    if not cue.lines:
        yield "empty", f"caption {number} has no words"
    if too_long:
        yield "too-long", f"caption {number} has more than {MOST_CHARACTERS} characters, so that it is not shown"
    if cue.start_s < latest_start:
        yield "out-of-order", f"caption {number} starts before the one above it"
    elif cue.start_s < latest_end:
        yield "overlapping", f"caption {number} starts before the one above it ends"
