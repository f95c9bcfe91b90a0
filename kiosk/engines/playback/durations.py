"""How long a sound file lasts, by its content and not by its name."""

from functools import lru_cache
from pathlib import Path

from tinytag import TinyTag, TinyTagException

from kiosk.files import NO_FILE, FileIdentity, identity

_HEAD = 4096
"""Bytes of a first frame of MPEG audio: the header of an encoder stands in it."""
_HEADERS = (b"Xing", b"Info", b"VBRI")
"""An MP3 with one of these says how many frames it has."""


def duration_s(path: Path) -> float | None:
    """Return the seconds a sound lasts, None when the file is missing or is no sound."""
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
    """Return what a header says."""
    try:
        with path.open("rb") as file:
            # Without a name, its kind is found by its content.
            duration = TinyTag.get(file_obj=file, tags=False).duration
    # Its parsers raise whatever a damaged header leads them to.
    except (TinyTagException, ValueError, ArithmeticError, LookupError, TypeError):
        return None
    return duration if duration and duration > 0 else None


def _header_is_silent(path: Path) -> bool:
    """Tell whether the header does not say the length, so that reading it would only give an estimate."""
    with path.open("rb") as file:
        start = file.read(10)
        if start[:4] == b"RIFF":
            # A recorder that writes to a pipe, or crashed, leaves a length that the file does not have.
            claimed = int.from_bytes(start[4:8], "little") + 8
            return claimed > path.stat().st_size or claimed <= len(start)
        if start[:3] == b"ID3" and len(start) == 10:
            # Four times seven bits.
            length = sum((byte & 0x7F) << shift for byte, shift in zip(start[6:], (21, 14, 7, 0), strict=True))
            file.seek(10 + length)
        else:
            file.seek(0)
        frame = file.read(_HEAD)
    mpeg = len(frame) > 1 and frame[0] == 0xFF and frame[1] & 0xE0 == 0xE0
    return mpeg and not any(header in frame for header in _HEADERS)


def _counted_s(path: Path) -> float | None:
    # PyAV takes its time to import; most files need none of it.
    from kiosk.engines.playback.packet_length import packets_s

    return packets_s(path)
