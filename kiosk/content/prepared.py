"""Which prepared form stands for an original file; `kiosk media prepare` makes the forms and writes the index."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.files import MOST_TEXT, NO_FILE, FileIdentity, identity, read_text, write_whole
from kiosk.paths import Paths

INDEX = "index.json"
VERSION = 2
TILES = "tiles.dzi"
"""In the folder of a prepared picture: the description of its tiles."""
WHOLE = "whole"
"""In the same folder, with an ending that is one of a picture's: all of it, as large as one texture can be."""
WHOLE_ENDINGS = (".jpg", ".png")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PreparedEntry:
    """What the index says of one original."""

    identity: FileIdentity
    """What the original was known by."""
    digest: str
    """Of the original's content."""
    recipe: str
    """What was done, and in which version."""
    form: str
    """What was made, relative to the folder of the prepared; "" when the original is good as it is."""


def read_index(folder: Path) -> dict[str, PreparedEntry]:
    """Return the entries by the originals' names relative to the root; none when there is no index that can be read."""
    try:
        written = json.loads(read_text(folder / INDEX, MOST_TEXT))
        if written["version"] != VERSION:
            return {}
        return {name: PreparedEntry(**entry) for name, entry in written["originals"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        _log.warning("%s cannot be read, and the originals are shown: %s", folder / INDEX, error)
        return {}


def write_index(folder: Path, entries: Mapping[str, PreparedEntry]) -> None:
    """Write the index whole, or not at all. Raises OSError."""
    originals = {name: asdict(entry) for name, entry in sorted(entries.items())}
    write_whole(folder / INDEX, [json.dumps({"version": VERSION, "originals": originals}, indent=1).encode()])


class Prepared:
    """The forms that stand for originals; one whose original has changed since stands for nothing.

    What is prepared while the kiosk runs is found at the next question. For the main thread.
    """

    def __init__(self, paths: Paths) -> None:
        """Take the folders of an installation; the index of what was prepared is read when it is first asked for."""
        self._paths = paths
        self._index = paths.prepared / INDEX
        self._read = NO_FILE
        self._entries: dict[str, PreparedEntry] = {}

    def picture(self, original: Path) -> Path:
        """Return the picture to decode: a reduced one in place of what is too large, else the original."""
        form = self._form(original)
        found = (form / f"{WHOLE}{ending}" for ending in WHOLE_ENDINGS) if form else ()
        return next((path for path in found if path.is_file()), original)

    def tiles(self, original: Path) -> Path | None:
        """Return the description of a picture's tiles (Deep Zoom), where it has any."""
        form = self._form(original)
        return form / TILES if form and (form / TILES).is_file() else None

    def playable(self, original: Path) -> Path:
        """Return the film or sound to play: the prepared one, else the original."""
        form = self._form(original)
        return form if form and form.is_file() else original

    def stands_for(self, original: Path) -> bool:
        """Return whether there is a form of an original as it is now."""
        form = self._form(original)
        return form is not None and form.exists()

    def _form(self, original: Path) -> Path | None:
        entry = self._known().get(self._paths.name(original))
        if entry is None or not entry.form:
            return None
        return self._paths.prepared / entry.form if identity(original) == entry.identity else None

    def _known(self) -> Mapping[str, PreparedEntry]:
        found = identity(self._index)
        if found != self._read:
            self._read = found
            self._entries = read_index(self._paths.prepared)
        return self._entries
