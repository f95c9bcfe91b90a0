"""Line breaks in Thai, Lao, Burmese and Khmer, whose words are not separated: ICU's dictionaries find them.

Each becomes a zero-width space. Between two spaces where the author has typed zero-width spaces or word joiners,
only those are used.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from kiosk.engines.typeset.blocks import ZERO_WIDTH_SPACE, Block, StyledSpan
from kiosk.engines.typeset.scripts import UNSPACED

_AUTHORS_OWN = re.compile(f"[{ZERO_WIDTH_SPACE}\u2060]")
_STACKERS = "\u17d2\u1039\u1a60"
"""After these signs (Khmer coeng, Burmese virama) the next letter stands below: no line ends there."""
_BEYOND_UTF16 = re.compile("[\U00010000-\U0010ffff]")
Segments = Callable[[re.Match[str], str], list[tuple[int, int]]]


def with_breaks(block: Block, language: str) -> Block:
    """Return the block with a zero-width space at each place where a line may end."""
    return _broken(block, language, _chosen_lines)


def with_breaks_anywhere(block: Block, language: str) -> Block:
    """Return the block with a zero-width space after each cluster, for a line too narrow for its longest word."""
    return _broken(block, language, _clusters)


def words_of(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word, without punctuation."""
    from icu4py.breakers import WordBreaker

    # ICU counts in UTF-16, where a character beyond U+FFFF takes two places.
    narrowed = _BEYOND_UTF16.sub("\ufffc", text)
    for start, end in WordBreaker(narrowed, language).segments():
        if any(character.isalnum() for character in narrowed[start:end]):
            yield start, end


def _broken(block: Block, language: str, segments: Segments) -> Block:
    places, unbroken = _found(block.text, language, segments)
    return _inserted(block, places, unbroken) if unbroken else block


@lru_cache(maxsize=512)
def _found(text: str, language: str, segments: Segments) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the places of breaks and the unbroken ranges; cached, as one text is laid out at many widths and sizes."""
    places: list[int] = []
    unbroken: list[tuple[int, int]] = []
    for run in UNSPACED.finditer(text):
        pieces = [(run.start() + start, run.start() + end) for start, end in segments(run, language)]
        unbroken += pieces
        places += [end for _, end in pieces[:-1]]
    return [place for place in places if place < len(text)], unbroken


def _chosen_lines(run: re.Match[str], language: str) -> list[tuple[int, int]]:
    text = run.string
    if _AUTHORS_OWN.match(text, run.end()) or (run.start() and _AUTHORS_OWN.match(text, run.start() - 1)):
        return [(0, len(run.group()))]
    from icu4py.breakers import LineBreaker

    return _restacked(run.group(), list(LineBreaker(run.group(), language).segments()))


def _clusters(run: re.Match[str], language: str) -> list[tuple[int, int]]:
    from icu4py.breakers import CharacterBreaker

    return _restacked(run.group(), list(CharacterBreaker(run.group(), language).segments()))


def _restacked(text: str, segments: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in segments:
        if joined and text[start - 1] in _STACKERS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _inserted(block: Block, places: list[int], unbroken: list[tuple[int, int]]) -> Block:
    cuts = [0, *places, len(block.text)]
    text = ZERO_WIDTH_SPACE.join(block.text[start:end] for start, end in pairwise(cuts))
    origins: list[int] = []
    for start, end in pairwise(cuts):
        origins += [*block.origins[start:end], block.origins[end]]

    def moved(place: int) -> int:
        return place + bisect_left(places, place)

    def moved_start(place: int) -> int:
        return place + bisect_left(places, place + 1)

    spans = tuple(StyledSpan(moved_start(s.start), moved(s.end), s.kind, s.target) for s in block.spans)
    # No break is inserted into an unbroken range: its end moves as far as its start.
    kept = tuple((start + shift, end + shift) for start, end in unbroken for shift in (bisect_right(places, start),))
    return Block(text, origins, spans, kept, block.gap_ems, block.bullet, block.indent_ems)
