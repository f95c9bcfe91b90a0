"""Looks at captions: whether they are WebVTT, each has words and time, and one follows the other."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content.model import Exhibition
from kiosk.content.source import START, Mark, lines_of, problem
from kiosk.errors import Problem
from kiosk.paths import Paths
from kiosk.playback.captions import UNREADABLE, CueProblem, read

_CODES = {"out-of-order": "caption-order", "overlapping": "caption-order"}
_MENDS = {
    UNREADABLE: "begin it with a line WEBVTT, and save it as UTF-8",
    "empty": "write its words on the line under its times, or take it out",
    "ends-before-start": "give it an end that is later than its start",
    "out-of-order": "put the captions in the order of their times",
    "overlapping": "let the one above end when this one starts, or earlier",
}


def problems(paths: Paths, exhibition: Exhibition) -> Iterator[Problem]:
    """Give what is wrong with the captions of films and recordings, each at its line."""
    for medium in exhibition.media.values():
        for path in medium.captions.values():
            for found in read(path).problems:
                code = _CODES.get(found.code, "bad-captions")
                yield problem(code, paths.name(path), _mark(path, found), found.message, _MENDS[found.code])


def _mark(path: Path, found: CueProblem) -> Mark:
    """Where the times of a caption stand."""
    try:
        lines = [number for number, line in enumerate(lines_of(path), 1) if "-->" in line]
    except OSError:
        return START
    return Mark(lines[found.number - 1], 1) if 0 < found.number <= len(lines) else START
