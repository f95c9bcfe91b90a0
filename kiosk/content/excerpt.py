"""The line of a file that a problem is about, with a mark under the place."""

import unicodedata

from kiosk.content.yaml_source import lines_of
from kiosk.errors import Problem, plain
from kiosk.paths import Paths

_WIDEST = 100
"""Characters of a line that are shown."""
_TEXT = (".yaml", ".yml", ".vtt", ".po")


class Excerpts:
    """Lines of the content's files; each file is read once, however many problems it has."""

    def __init__(self, paths: Paths) -> None:
        """Take the folders of the exhibition."""
        self._paths = paths
        self._read: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> list[str]:
        """Return the line as an editor numbers it, and a caret under the column; empty for what is not a text file."""
        lines = self._lines(problem.file)
        if problem.line > len(lines) or not lines[problem.line - 1].strip():
            return []
        line = lines[problem.line - 1].replace("\t", " ")
        start = max(0, problem.column - _WIDEST * 3 // 4) if len(line) > _WIDEST else 0
        shown = ("…" if start else "") + line[start : start + _WIDEST] + ("…" if start + _WIDEST < len(line) else "")
        before = ("…" if start else "") + line[start : problem.column - 1]
        number = f"{problem.line:5}"
        shown, before = plain(shown), plain(before)
        return [f"{number} | {shown}", f"{' ' * len(number)} | {' ' * _columns(before)}^"]

    def _lines(self, file: str) -> list[str]:
        if not file.endswith(_TEXT):
            return []
        if file not in self._read:
            try:
                self._read[file] = lines_of(self._paths.root / file)
            except OSError:
                self._read[file] = []
        return self._read[file]


def _columns(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    wide = sum(1 for letter in text if unicodedata.east_asian_width(letter) in "WF")
    none = sum(1 for letter in text if unicodedata.category(letter) in ("Mn", "Me", "Cf"))
    return len(text) + wide - none
