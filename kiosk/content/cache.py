"""Keeps the exhibition as it was last read, so that a start need not read it again while no file has changed."""

import contextlib
import hashlib
import logging
import pickle
import sys
from pathlib import Path

from kiosk.content.inventory import Item
from kiosk.content.model import Loaded
from kiosk.paths import Paths

_NAME = "content.cache"
_DIGEST = hashlib.sha256().digest_size
# Code that decides what the model is: when it changes, what was kept is of another shape.
_CODE = ("content", "settings", "i18n/localised.py", "i18n/edtf", "errors.py")

_log = logging.getLogger(__name__)


def key(paths: Paths, items: tuple[Item, ...]) -> bytes:
    """What must be the same for a kept exhibition to hold: the files, where they are, and the code that reads them."""
    package = Path(__file__).parent.parent
    code = sorted(stamp for name in _CODE for stamp in _stamps(package / name))
    return hashlib.sha256(repr((str(paths.root), sys.version, code, items)).encode("utf-8", "surrogateescape")).digest()


def _stamps(path: Path) -> list[tuple[str, int, int]]:
    files = path.glob("*.py") if path.is_dir() else [path]
    return [(str(file), status.st_size, status.st_mtime_ns) for file in files for status in (file.stat(),)]


def read(paths: Paths, wanted: bytes) -> Loaded | None:
    """What was kept under this key; None when there is nothing, or nothing that can be trusted."""
    try:
        raw = (paths.state / _NAME).read_bytes()
    except OSError:
        return None
    if raw[:_DIGEST] != wanted:
        return None
    body = raw[2 * _DIGEST :]
    if raw[_DIGEST : 2 * _DIGEST] != hashlib.sha256(body).digest():
        _log.warning("%s is damaged; reading the exhibits instead", paths.state / _NAME)
        return None
    try:
        loaded = pickle.loads(body)  # noqa: S301 - our own file in our own folder
    # Whole and ours, and yet of another time: whatever it fails with, reading the files is the mend.
    except Exception as error:  # noqa: BLE001
        _log.warning("%s cannot be used: %s; reading the exhibits instead", paths.state / _NAME, error)
        return None
    return loaded if isinstance(loaded, Loaded) else None


def write(paths: Paths, wanted: bytes, loaded: Loaded) -> None:
    """Keeps what was read, whole or not at all; a folder that cannot be written is no error."""
    body = pickle.dumps(loaded, protocol=pickle.HIGHEST_PROTOCOL)
    # One name for what is half written: a start that was cut off leaves one file at most.
    part = paths.state / f"{_NAME}.part"
    try:
        paths.state.mkdir(parents=True, exist_ok=True)
        part.write_bytes(wanted + hashlib.sha256(body).digest() + body)
        part.replace(paths.state / _NAME)
    except OSError as error:
        _log.warning("%s: the exhibition is not kept here for the next start: %s", paths.state, error.strerror)
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
