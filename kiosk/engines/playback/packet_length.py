"""Finds how long a film or a sound lasts by reading all of its packets, for files whose header does not say.

Browsers (MediaRecorder) and recorders that crashed leave such files. Nothing is decoded.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError

from kiosk.engines.playback.api import UnreadableError
from kiosk.engines.playback.media_reader import open_container
from kiosk.files import NO_FILE, FileIdentity, identity


def packets_s(path: Path, given_up: Callable[[], bool] = lambda: False) -> float | None:
    """Return the seconds up to the end of the last packet, None where there is none.

    `given_up` is called for each packet. The result is cached until the file changes.
    """
    found = identity(path)
    if found == NO_FILE or given_up():
        return None
    try:
        return _packets_s(path, found, _Patience(given_up))
    except (UnreadableError, _GivenUpError):
        return None


class _GivenUpError(Exception):
    """The caller has given up; that is not cached."""


class _Patience:
    """A callback that is not part of the cache's key."""

    def __init__(self, given_up: Callable[[], bool]) -> None:
        self.given_up = given_up

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Patience)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=256)
def _packets_s(path: Path, _identity: FileIdentity, patience: _Patience) -> float | None:
    with open_container(path) as container:
        begin_s = (container.start_time or 0) / av.time_base
        end_s = _end_s(container, patience) - begin_s
    return end_s if end_s > 0 else None


def _end_s(container: InputContainer, patience: _Patience) -> float:
    streams = [*container.streams.video[:1], *container.streams.audio[:1]]
    end_s = 0.0
    try:
        for packet in container.demux(streams):
            if patience.given_up():
                raise _GivenUpError
            if packet.pts is not None and packet.time_base:
                end_s = max(end_s, float((packet.pts + (packet.duration or 0)) * packet.time_base))
    except FFmpegError:
        # A truncated file is as long as its readable part.
        pass
    return end_s
