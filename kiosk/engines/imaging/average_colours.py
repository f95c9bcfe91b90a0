"""The average colours of pictures, kept on disk: a placeholder has them before its picture is loaded."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from kiosk.files import MOST_TEXT, FileIdentity, read_text, write_whole

Colour: TypeAlias = tuple[int, int, int]


class AverageColours:
    """Average colours by file; those of a file that has changed are ignored."""

    def __init__(self, cache: Path | None = None, root: Path | None = None) -> None:
        """Take the file to keep them in (None: nowhere), and the folder of the pictures."""
        self._cache = cache
        self.root = root
        """Pictures below it are identified by their relative paths, so that a copy of the folder has the same."""
        self._known: dict[str, tuple[FileIdentity, Colour]] = {}
        self._changed = False
        # A missing or damaged cache is rewritten.
        with suppress(OSError, ValueError, TypeError, AttributeError):
            written = json.loads(read_text(cache, MOST_TEXT)) if cache else {}
            self._known = {name: _entry(*entry) for name, entry in written.items()}

    def get(self, path: Path, identity: FileIdentity) -> Colour | None:
        """Return red, green and blue of a picture whose file has this identity."""
        found = self._known.get(name_in(self.root, path))
        return found[1] if found and found[0] == identity else None

    def learn(self, path: Path, identity: FileIdentity, colour: Colour) -> None:
        """Remember a colour, unless one is known: at another size a picture's colour differs only a little."""
        if self.get(path, identity) is None:
            self._known[name_in(self.root, path)] = (identity, colour)
            self._changed = True

    def save(self) -> None:
        """Write new colours to disk. A failed write is not logged: the colours are only missing at the next start."""
        if self._cache is None or not self._changed:
            return
        # If the folder cannot be written, the start has logged that already.
        with suppress(OSError):
            write_whole(self._cache, [json.dumps(self._known).encode()])
            self._changed = False


def name_in(root: Path | None, path: Path) -> str:
    """Return a picture's path relative to a folder, so that it is the same in a copy of that folder."""
    return str(path.relative_to(root) if root and path.is_relative_to(root) else path)


def _entry(identity: str, colour: list[int]) -> tuple[FileIdentity, Colour]:
    red, green, blue = map(int, colour)
    return FileIdentity(str(identity)), (red, green, blue)
