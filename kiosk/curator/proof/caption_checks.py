"""Checks of captions: whether they can be read, each has words and a time, and they are in order."""

from collections.abc import Iterator

from kiosk.content.model import Exhibition
from kiosk.content.yaml_source import SourceMark, problem
from kiosk.engines.playback.captions import TOO_LARGE, read
from kiosk.errors import Problem
from kiosk.paths import Paths

_CODES = {"out-of-order": "caption-order", "overlapping": "caption-order", TOO_LARGE: "file-too-large"}


def problems(paths: Paths, exhibition: Exhibition) -> Iterator[Problem]:
    """Yield the problems in the captions of films and recordings, each at its line."""
    for medium in exhibition.media.values():
        for path in medium.captions.values():
            for found in read(path).problems:
                code = _CODES.get(found.code, "bad-captions")
                yield problem(code, paths.name(path), SourceMark(found.line, 1), found.message, found.mend)
