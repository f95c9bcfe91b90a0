"""Keeps the exhibition as it was last read, so that a start need not read it again while no file has changed.

Of an exhibition with thousands of exhibits a start reads the list of them; each is read when a visitor comes to it.
"""

import contextlib
import hashlib
import logging
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import babel

from kiosk.content.file_list import FileItem, item_of
from kiosk.content.lazy_file import DamagedFileError, LazyFile, LazyMapping, Section, written
from kiosk.content.model import Exhibition, Loaded
from kiosk.files import write_whole
from kiosk.paths import Paths
from kiosk.settings import Settings

_NAME = "content.cache"
# Code that decides what the model is: when it changes, what was kept is of another shape.
_CODE = ("content", "content/layouts", "settings", "i18n/localised.py", "i18n/locale.py", "i18n/edtf", "errors.py")
_SHELVES = ("exhibits", "media", "sources")

_log = logging.getLogger(__name__)


def key(paths: Paths, items: tuple[FileItem, ...]) -> bytes:
    """Return what a kept exhibition depends on: the files, where they are, and the code that reads them.

    The items may be in any order.
    """
    package = Path(__file__).parent.parent
    code = sorted(stamp for name in _CODE for stamp in _stamps(package / name))
    files = "\n".join(sorted(["\0".join(map(str, item)) for item in items]))
    whole = f"{paths.root}\0{sys.version}\0{babel.__version__}\0{code}\0{files}"
    return hashlib.sha256(whole.encode("utf-8", "surrogateescape")).digest()


def _stamps(path: Path) -> list[FileItem]:
    files = path.glob("*.py") if path.is_dir() else [path]
    return [item_of(str(file), file.stat()) for file in files]


def read(paths: Paths, wanted: bytes, again: Callable[[], Loaded]) -> Loaded | None:
    """Return what was kept under this key; None when there is nothing, or nothing that can be trusted.

    `again` reads the files: it is asked when a part that is read only later turns out to be damaged.
    """
    path = paths.state / _NAME
    try:
        file = LazyFile(path, wanted)
        loaded = _loaded(file, _mend(path, again))
    except (FileNotFoundError, NotADirectoryError, KeyError):
        return None
    # Whole, and not what was written here: in the state folder anything may lie.
    except (OSError, DamagedFileError, TypeError, ValueError, AttributeError) as error:
        _log.warning("%s is damaged: %s; reading the exhibits instead", path, error)
        return None
    return loaded


def _loaded(file: LazyFile, again: Callable[[], Exhibition]) -> Loaded:
    (settings, endonyms, problems), shelves = file.head, file.shelves
    ends = [shelves[name].ends[-1] for name in _SHELVES if shelves[name].names]
    if not file.size(ends[-1] if ends else 0):
        raise DamagedFileError("it is not as long as it was")
    if settings is None:
        return Loaded(None, problems)
    if not isinstance(settings, Settings):
        raise DamagedFileError("it is not what was written")
    begin = 0
    found: dict[str, Any] = {}
    for name in _SHELVES:
        shelf: Section = shelves[name]
        found[name] = LazyMapping(file, shelf, begin, _part(again, name))
        begin = shelf.ends[-1] if shelf.names else begin
    return Loaded(Exhibition(settings, **found, endonyms=endonyms), problems)


def _part(again: Callable[[], Exhibition], name: str) -> Callable[[], Mapping[str, Any]]:
    return lambda: getattr(again(), name)


def _mend(path: Path, again: Callable[[], Loaded]) -> Callable[[], Exhibition]:
    @cache
    def mended() -> Exhibition:
        _log.warning("%s is damaged; reading the exhibits instead", path)
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        exhibition = again().exhibition
        if exhibition is None:
            raise KeyError(path.name)
        return exhibition

    return mended


def write(paths: Paths, wanted: bytes, loaded: Loaded) -> None:
    """Keep what was read, whole or not at all; a folder that cannot be written is no error."""
    exhibition = loaded.exhibition
    settings, endonyms = (exhibition.settings, exhibition.endonyms) if exhibition else (None, {})
    shelves = {name: getattr(exhibition, name, {}) for name in _SHELVES}
    try:
        write_whole(paths.state / _NAME, written(wanted, (settings, endonyms, loaded.problems), shelves))
    # A kind that cannot be written costs the next start its time, and this one nothing.
    except (OSError, TypeError) as error:
        cause = getattr(error, "strerror", None) or error
        _log.warning("%s: the exhibition is not kept here for the next start: %s", paths.state, cause)
