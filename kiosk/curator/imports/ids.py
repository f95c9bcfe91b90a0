"""Makes ids of words, each once: the second of equal titles has -2 at its end."""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 40
_MOST_READ = 400
"""Characters of a title that may be looked at; an id has far fewer."""


class Ids:
    """The ids of one kind in an import; equal words cost no more than different ones."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Take the ids that are there already."""
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._taken)

    def new(self, words: str, otherwise: str) -> str:
        """An id made of words that is not taken yet; made of `otherwise` where the words have no Latin letters."""
        own = _plain(words) or otherwise
        found, number = own, self._last.get(own, 1)
        while found in self._taken:
            number += 1
            found = f"{own}-{number}"
        self._last[own] = number
        self._taken.add(found)
        return found


def slug(words: str, taken: Iterable[str], otherwise: str) -> str:
    """One id made of words, that is none of those taken; of `otherwise` where the words have no Latin letters."""
    return Ids(taken).new(words, otherwise)


def _plain(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words[:_MOST_READ].lower().replace("đ", "d"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    own = "-".join(re.findall("[a-z0-9]+", plain))
    return own if len(own) <= _LONGEST else own[: _LONGEST + 1].rpartition("-")[0] or own[:_LONGEST]
