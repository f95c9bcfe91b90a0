"""How long a sound file lasts, from its headers alone."""

from functools import lru_cache
from pathlib import Path

from tinytag import TinyTag, TinyTagException

from kiosk.files import require


def duration_s(path: Path) -> float | None:
    """Return the seconds a sound lasts, None when the file is missing, is no sound or does not say."""
    try:
        changed_ns = require(path).st_mtime_ns
    except OSError:
        return None
    return _duration_s(path, changed_ns)


@lru_cache(maxsize=512)
def _duration_s(path: Path, changed_ns: int) -> float | None:
    try:
        duration = TinyTag.get(path, tags=False).duration
    # Its parsers raise whatever a damaged header leads them to.
    except (TinyTagException, OSError, ValueError, ArithmeticError, LookupError, TypeError):
        return None
    return duration if duration and duration > 0 else None
