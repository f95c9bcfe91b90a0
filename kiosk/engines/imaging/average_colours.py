"""The average colours of pictures, kept on disk, so that a place has its picture's tone before the picture is there."""

import json
from contextlib import suppress
from pathlib import Path

from kiosk.files import MOST_TEXT, read_text, write_whole


class AverageColours:
    """Average colours by file; those of a file that has changed since count for nothing."""

    def __init__(self, cache: Path | None = None, root: Path | None = None) -> None:
        """Take the file that keeps them, without which they are forgotten at the end, and the pictures' folder."""
        self._cache = cache
        self.root = root
        """Pictures below it are known by their names in it: in another folder they are the same."""
        self._known: dict[str, tuple[int, int, int, int]] = {}
        self._changed = False
        # A cache that is not there, or damaged, is written anew.
        with suppress(OSError, ValueError, TypeError, AttributeError):
            written = json.loads(read_text(cache, MOST_TEXT)) if cache else {}
            self._known = {name: _entry(numbers) for name, numbers in written.items()}

    def get(self, path: Path, changed_ns: int) -> tuple[int, int, int] | None:
        """Give red, green and blue of a picture that was last written at this time."""
        found = self._known.get(name_in(self.root, path))
        return found[1:] if found and found[0] == changed_ns else None

    def learn(self, path: Path, changed_ns: int, colour: tuple[int, int, int]) -> None:
        """Remember a colour; the same picture at another size, which differs by little, changes nothing."""
        if self.get(path, changed_ns) is None:
            self._known[name_in(self.root, path)] = (changed_ns, *colour)
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


def _entry(numbers: list[int]) -> tuple[int, int, int, int]:
    changed_ns, red, green, blue = map(int, numbers)
    return changed_ns, red, green, blue
