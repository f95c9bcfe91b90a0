"""Splits a caption file, WebVTT or SubRip, into its captions, in one pass over its lines.

webvtt-py is not used because it silently drops what it cannot read, has no line numbers, and takes quadratic time for
some files. What WebVTT forbids and SubRip or other players allow is read: times with a comma, numbers above them, no
header, no empty line between two captions.
"""

import re
from dataclasses import dataclass, field

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?"
_TIMES = re.compile(rf"\s*+{_TIME}\s*+-->\s*+{_TIME}(?!\S)")
_HEADER = re.compile(r"WEBVTT(?!\S)", re.IGNORECASE)
_OTHER_ARROW = re.compile(r"\d:\d\d[\d.,]*+\s*+(?:[-=]+>|[\u2010-\u2015]+>|[\u2190-\u21ff\u27f0-\u27ff])\s*+\d")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?!\S)")
"""The first words of a block that is not a caption (https://www.w3.org/TR/webvtt1/#file-structure)."""


@dataclass(slots=True)
class CueBlock:
    """One caption as written in the file."""

    line: int
    """The line of its times, from 1."""
    start_s: float
    end_s: float
    words: list[str] = field(default_factory=list)
    """Its lines, with all markup."""


@dataclass(frozen=True, slots=True)
class CueFault:
    """A part of the file that cannot be read as it is."""

    line: int
    code: str
    message: str
    mend: str


class CueReader:
    """A reader of one file: its captions and its faults."""

    def __init__(self, text: str) -> None:
        """Read all lines of a text."""
        self.blocks: list[CueBlock] = []
        self.faults: list[CueFault] = []
        self.headed = False
        """Whether the file begins as WebVTT does."""
        self._current: CueBlock | None = None
        self._skipping = False
        self._lost = False
        """Whether the last times could not be read, so that the following text is ignored."""
        self._loose: list[tuple[int, str]] = []
        """Lines since an empty one: the name or number of a caption, or words without times."""
        for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
            self._take(number, line)
        self._end_block()

    def _take(self, number: int, line: str) -> None:
        if number == 1 and _HEADER.match(line):
            self.headed = self._skipping = True
        elif "-->" in line or _OTHER_ARROW.search(line):
            self._begin(number, line)
        elif not line.strip():
            self._end_block()
        elif self._skipping:
            return
        elif self._current is not None:
            self._current.words.append(line)
        elif not self._loose and _ASIDE.match(line):
            self._skipping = True
        else:
            self._loose.append((number, line))

    def _begin(self, number: int, line: str) -> None:
        """Begin a caption; the line above its times may be its name."""
        if self._current is not None and _follows(self._current, self.blocks):
            self._current.words.pop()
        self._loose = self._loose[:-1]
        self._end_block()
        times = _times(line)
        self._lost = times is None
        if times is None:
            self._skipping = True
            message = "this line cannot be read as the times of a caption, so that its words are not shown"
            self.faults.append(CueFault(number, "no-times", message, "write it as 00:01:02.500 --> 00:01:04.000"))
            return
        self._current = CueBlock(number, *times)
        self.blocks.append(self._current)

    def _end_block(self) -> None:
        loose = [one for one in self._loose if not one[1].strip().isdigit()]
        if loose and not self._lost:
            self._stray(loose)
        self._current, self._skipping, self._loose = None, False, []

    def _stray(self, loose: list[tuple[int, str]]) -> None:
        """Append words after an empty line to the caption above them, as players of SubRip do."""
        line = loose[0][0]
        if not self.blocks:
            message = "the file begins with words that are no caption"
            self.faults.append(
                CueFault(line, "stray", message, "take them out; a file of WebVTT begins with a line WEBVTT")
            )
            return
        self.blocks[-1].words += [words for _, words in loose]
        message = "these words have no times of their own; most players leave them out"
        mend = "take out the empty line above them, or write NOTE in front of what nobody is to see"
        self.faults.append(CueFault(line, "stray", message, mend))


def _follows(block: CueBlock, blocks: list[CueBlock]) -> bool:
    """Return whether the last words of a caption are the number of the next, which follows without an empty line."""
    words = block.words[-1].strip() if len(block.words) > 1 else ""
    return words.isdecimal() and len(words) < 10 and int(words) in (len(blocks), len(blocks) + 1)


def _times(line: str) -> tuple[float, float] | None:
    found = _TIMES.match(line)
    if found is None:
        return None
    start_s, end_s = _seconds(*found.groups()[:4]), _seconds(*found.groups()[4:])
    return None if start_s is None or end_s is None else (start_s, end_s)


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> float | None:
    if int(seconds) > 59 or (hours and int(minutes) > 59):
        return None
    return 3600 * int(hours or 0) + 60 * int(minutes) + float(f"{seconds}.{fraction or 0}")
