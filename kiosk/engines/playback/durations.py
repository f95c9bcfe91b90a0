"""The length of a sound file, from its content and not from its name."""

from functools import lru_cache
from pathlib import Path

from tinytag import TinyTag, TinyTagException

from kiosk.files import NO_FILE, FileIdentity, identity

_HEAD = 4096
"""Bytes of the first frame of MPEG audio, which may have an encoder's header."""
_HEADERS = (b"Xing", b"Info", b"VBRI")
"""An MP3 with one of these headers has its number of frames there."""


def duration_s(path: Path) -> float | None:
    """Return the length of a sound in seconds, None when the file is missing or is not a sound."""
    found = identity(path)
    return None if found == NO_FILE else _duration_s(path, found)


@lru_cache(maxsize=512)
def _duration_s(path: Path, _identity: FileIdentity) -> float | None:
    try:
        said = None if _header_is_silent(path) else _header_s(path)
    except OSError:
        return None
    return said or _counted_s(path)


def _header_s(path: Path) -> float | None:
    """Return the length that a header says."""
    try:
        with path.open("rb") as file:
            # Without a file name, the format is detected from the content.
            duration = TinyTag.get(file_obj=file, tags=False).duration
    # Its parsers raise many exceptions on a damaged header.
    except (TinyTagException, ValueError, ArithmeticError, LookupError, TypeError):
        return None
    return duration if duration and duration > 0 else None


def _header_is_silent(path: Path) -> bool:
    """Return whether the header has no length, so that reading it would only yield an estimate."""
    with path.open("rb") as file:
        start = file.read(10)
        if start[:4] == b"RIFF":
            # A recorder that writes to a pipe, or crashed, leaves a wrong length.
            claimed = int.from_bytes(start[4:8], "little") + 8
            return claimed > path.stat().st_size or claimed <= len(start)
        if start[:3] == b"ID3" and len(start) == 10:
            # Four bytes of seven bits each.
            length = sum((byte & 0x7F) << shift for byte, shift in zip(start[6:], (21, 14, 7, 0), strict=True))
            file.seek(10 + length)
        else:
            file.seek(0)
        frame = file.read(_HEAD)
    mpeg = len(frame) > 1 and frame[0] == 0xFF and frame[1] & 0xE0 == 0xE0
    return mpeg and not any(header in frame for header in _HEADERS)


def _counted_s(path: Path) -> float | None:
    # PyAV is slow to import, and most files do not need it.
    from kiosk.engines.playback.packet_length import packets_s

    return packets_s(path)
