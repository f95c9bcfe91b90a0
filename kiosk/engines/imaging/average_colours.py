"""The average colours of pictures, kept on disk, so that a place has its picture's tone before the picture is there."""

import json
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from kiosk.files import MOST_TEXT, FileIdentity, read_text, write_whole

Colour: TypeAlias = tuple[int, int, int]


class AverageColours:
    """Average colours by file; those of a file that has changed since count for nothing."""

    def __init__(self, cache: Path | None = None, root: Path | None = None) -> None:
        """Take the file that keeps them, without which they are forgotten at the end, and the pictures' folder."""
        self._cache = cache
        self.root = root
        """Pictures below it are known by their names in it: in another folder they are the same."""
        self._known: dict[str, tuple[FileIdentity, Colour]] = {}
        self._changed = False
        # A cache that is not there, or damaged, is written anew.
        with suppress(OSError, ValueError, TypeError, AttributeError):
            written = json.loads(read_text(cache, MOST_TEXT)) if cache else {}
            self._known = {name: _entry(*entry) for name, entry in written.items()}

    def get(self, path: Path, identity: FileIdentity) -> Colour | None:
        """Return red, green and blue of a picture whose file has this identity."""
        found = self._known.get(name_in(self.root, path))
        return found[1] if found and found[0] == identity else None

    def learn(self, path: Path, identity: FileIdentity, colour: Colour) -> None:
        """Remember a colour; the same picture at another size, which differs by little, changes nothing."""
        if self.get(path, identity) is None:
            self._known[name_in(self.root, path)] = (identity, colour)
            self._changed = True

    def save(self) -> None:
        """Write what is new; a disk that takes nothing costs the next start its tones, and no line more in the log."""
        if self._cache is None or not self._changed:
            return
        # The start has named the folder already where it could not keep the exhibition there.
        with suppress(OSError):
            write_whole(self._cache, [json.dumps(self._known).encode()])
            self._changed = False


def name_in(root: Path | None, path: Path) -> str:
    """Name a picture by its place below a folder, so that it is the same in a copy of that folder."""
    return str(path.relative_to(root) if root and path.is_relative_to(root) else path)


def _entry(identity: str, colour: list[int]) -> tuple[FileIdentity, Colour]:
    red, green, blue = map(int, colour)
    return FileIdentity(str(identity)), (red, green, blue)
