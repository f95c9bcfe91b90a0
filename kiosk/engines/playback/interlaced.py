"""Tells from a film's header whether its pictures are interlaced."""

from pathlib import Path

from av.container import InputContainer

from kiosk.engines.playback.api import UnreadableError
from kiosk.engines.playback.media_reader import open_container

_IN_FIELDS = {2, 3, 4, 5}
"""FFmpeg's AVFieldOrder: all that is neither unknown nor progressive."""


def says_interlaced(container: InputContainer) -> bool:
    """Tell whether an open film says that its pictures are interlaced."""
    return bool(container.streams.video) and int(container.streams.video[0].codec_context.field_order) in _IN_FIELDS


def is_interlaced(path: Path) -> bool:
    """Tell whether a film says that its pictures are interlaced; what cannot be read says nothing."""
    try:
        with open_container(path) as container:
            return says_interlaced(container)
    except UnreadableError:
        return False
