"""Alignment of a narration with the words on the screen: it may say more, less, or a few words differently."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from kiosk.engines.typeset.breaks import words_of


class Stretch(NamedTuple):
    """Consecutive words of one text."""

    text: int
    """Index of the text, from 0."""
    start: int
    """First character."""
    end: int


class _Word(NamedTuple):
    stretch: Stretch
    sound: str


def aligned(
    spoken: Sequence[tuple[int, str]], shown: Sequence[tuple[str, Sequence[tuple[int, int]]]], language: str
) -> Mapping[int, tuple[Stretch, ...]]:
    """Return for the index of each spoken part where its words are shown; parts that are not shown are left out.

    `spoken` has the parts with the numbers of their cues, `shown` the texts in reading order with the positions of
    their words. A part whose words are written differently (a number, a date) has the words before it in its cue.
    """
    said = [
        (number, _sound(words[start:end]))
        for number, (_, words) in enumerate(spoken)
        for start, end in words_of(words, language)
    ]
    seen = [
        _Word(Stretch(index, start, end), _sound(text[start:end]))
        for index, (text, places) in enumerate(shown)
        for start, end in places
    ]
    found: defaultdict[int, list[Stretch]] = defaultdict(list)
    matcher = SequenceMatcher(None, [sound for _, sound in said], [word.sound for word in seen], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        # Words that differ are taken for each other if they are equal in number.
        if kind == "equal" or (kind == "replace" and last - first == end - begin):
            for (number, _), word in zip(said[first:last], seen[begin:end], strict=True):
                found[number].append(word.stretch)
    return _without_gaps([cue for cue, _ in spoken], {number: _joined(places) for number, places in found.items()})


def _joined(places: list[Stretch]) -> tuple[Stretch, ...]:
    """Return one stretch for each text, from the first of its words to the last."""
    by_text: dict[int, Stretch] = {}
    for place in sorted(places):
        before = by_text.get(place.text)
        by_text[place.text] = Stretch(place.text, before.start, place.end) if before else place
    return tuple(by_text.values())


def _without_gaps(cues: list[int], found: dict[int, tuple[Stretch, ...]]) -> dict[int, tuple[Stretch, ...]]:
    for number in range(1, len(cues)):
        if number not in found and cues[number] == cues[number - 1] and number - 1 in found:
            found[number] = found[number - 1]
    return found


def _sound(word: str) -> str:
    """Return a word in a form that is the same for any capitals and any digits."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in plain)
