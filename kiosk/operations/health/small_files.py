"""Small files that others read while the kiosk runs."""

from pathlib import Path

from kiosk.files import write_whole

_READABLE = 0o644
"""Another user's monitoring reads the metrics."""


def replace_file(file: Path, text: str) -> None:
    """Write a file whole or not at all, for all to read; OSError."""
    write_whole(file, [text.encode()], mode=_READABLE)
