"""Small files that others read while the kiosk runs."""

from pathlib import Path

_READABLE = 0o644
"""Another user's monitoring reads the metrics."""


def replace_file(file: Path, text: str) -> None:
    """Write a file whole or not at all, for all to read; OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.chmod(_READABLE)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise
