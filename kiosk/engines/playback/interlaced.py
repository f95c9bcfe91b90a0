"""Detects interlaced pictures from a film's header."""

from pathlib import Path

from av.container import InputContainer

from kiosk.engines.playback.api import UnreadableError
from kiosk.engines.playback.media_reader import open_container

_IN_FIELDS = {2, 3, 4, 5}
"""Values of FFmpeg's AVFieldOrder that are neither unknown nor progressive."""


def says_interlaced(container: InputContainer) -> bool:
    """Return whether an open film declares its pictures as interlaced."""
    return bool(container.streams.video) and int(container.streams.video[0].codec_context.field_order) in _IN_FIELDS


def is_interlaced(path: Path) -> bool:
    """Return whether a film declares its pictures as interlaced; False where it cannot be read."""
    try:
        with open_container(path) as container:
            return says_interlaced(container)
    except UnreadableError:
        return False
