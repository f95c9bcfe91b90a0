"""Unique ids made from words: the second of two equal titles ends in -2."""

from collections.abc import Iterable

from kiosk.i18n.transliteration import id_of

_LONGEST = 40
_MOST_READ = 400
"""Characters of a title that are read; an id has far fewer."""


class Ids:
    """The ids of one kind in an import; equal titles take no longer than different ones."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Take the ids that exist already."""
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def __len__(self) -> int:
        """Return the number of ids."""
        return len(self._taken)

    def new(self, words: str, otherwise: str) -> str:
        """Return a new id made from words, or from `otherwise` where the words have neither letters nor digits."""
        own = _plain(words) or otherwise
        found, number = own, self._last.get(own, 1)
        while found in self._taken:
            number += 1
            found = f"{own}-{number}"
        self._last[own] = number
        self._taken.add(found)
        return found


def slug(words: str, taken: Iterable[str], otherwise: str) -> str:
    """Return one id made from words that is not among `taken`, or from `otherwise`, as `Ids.new` does."""
    return Ids(taken).new(words, otherwise)


def _plain(words: str) -> str:
    own = id_of(words[:_MOST_READ])
    return own if len(own) <= _LONGEST else own[: _LONGEST + 1].rpartition("-")[0] or own[:_LONGEST]
