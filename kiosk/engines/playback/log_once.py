"""Log lines about broken files: once for each state of a file, however often it is opened."""

import logging
from functools import lru_cache
from pathlib import Path

from kiosk.files import FileIdentity, identity

_log = logging.getLogger(__name__)


def complain(path: Path, what: str, cause: str) -> None:
    """Log that a file cannot be `what` ("shown", "played"), unless that was logged since the file last changed."""
    _complain(path, identity(path), what, cause)


@lru_cache(maxsize=1024)
def _complain(path: Path, _identity: FileIdentity, what: str, cause: str) -> None:
    _log.warning("%s cannot be %s: %s", path, what, cause)
