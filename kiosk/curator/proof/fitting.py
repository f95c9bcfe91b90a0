"""Measurement of texts in their places: which do not fit, by how much, and how many letters would fit."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from kiosk.content.yaml_source import problem
from kiosk.curator.proof.size_bounds import SizeBounds
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.curator.proof.translation_status import named
from kiosk.design.roles import ROLES
from kiosk.engines.typeset import Extent, Paragraph, Typesetter, upper
from kiosk.errors import Problem
from kiosk.i18n.localised import Localised
from kiosk.i18n.numbers import format_list
from kiosk.visit.state import TEXT_SIZES

LONG, SHORT = 1920, 1080
_MEASURED = 2000
"""Characters of a text that are measured."""
_MOST_PERCENT = 10_000
_WRAPPED = 0.85
"""Average share of a line that is filled when lines break between words."""


@dataclass(frozen=True)
class ViewSize:
    """A screen and a visitor's text size; lengths are in pixels of the 1080p design."""

    portrait: bool
    percent: int

    @property
    def scale(self) -> float:
        """The text size as a factor."""
        return self.percent / 100

    @property
    def width(self) -> int:
        """Of the screen."""
        return SHORT if self.portrait else LONG

    @property
    def height(self) -> int:
        """Of the screen."""
        return LONG if self.portrait else SHORT


VIEWS = tuple(ViewSize(portrait, percent) for portrait in (False, True) for percent in TEXT_SIZES)


class Room(NamedTuple):
    """The room of a place for text."""

    role: str
    width: float
    lines: int = 1


@dataclass(frozen=True)
class Misfit:
    """A text that does not fit its place in one view."""

    text: Localised
    place: str
    """For example: the title of a card on a timeline."""
    tag: str
    """The language that the visitor has chosen."""
    shown_in: str
    """The language of the text that is shown."""
    view: ViewSize
    excess: float
    """By how much it is too long, as a share of the room."""
    letters: int
    """The number of letters that would fit."""


class TextMeasure:
    """Measurement of texts as the interface sets them, without a window."""

    def __init__(self, typesetter: Typesetter) -> None:
        """Take the typesetter."""
        self._typesetter = typesetter
        self.bounds = SizeBounds(self._whole)

    def extent(self, words: str, language: str, role: str, scale: float, width: float = 0, lines: int = 0) -> Extent:
        """Return the extent of words in a role at a text size, within a width and a number of lines where given."""
        set_as = ROLES[role]
        return self._typesetter.measure(
            Paragraph(
                text=upper(words, language) if set_as.upper else words,
                language=language,
                style=set_as.style(1.0, scale),
                width_px=max(1, int(width)) if width else None,
                max_lines=lines or None,
            )
        )

    def natural_width(self, words: str, language: str, role: str, scale: float) -> float:
        """Return the width of words on one line; extrapolated for very long texts, since the typesetter has a limit."""
        width = self.extent(words[:_MEASURED], language, role, scale).natural_width
        return width * max(1.0, len(words) / _MEASURED)

    def excess(self, words: str, language: str, room: Room, scale: float) -> float:
        """Return by how much words are too long for a room, as a share of it; 0 when they fit."""
        most = self.bounds.lines(words, language, room.role, scale, room.width) if room.width >= 1 else None
        if most is not None and most <= room.lines:
            return 0.0
        # The design may leave no room for the text at all.
        if room.width < 1:
            return inf if words.strip() else 0.0
        natural = self.natural_width(words, language, room.role, scale)
        if room.lines == 1:
            return max(0.0, natural / room.width - 1)
        set_in = self.extent(words, language, room.role, scale, room.width, room.lines)
        return max(0.05, natural / (room.width * room.lines * _WRAPPED) - 1) if set_in.truncated else 0.0

    def _whole(self, words: str, language: str, role: str, scale: float) -> Extent:
        set_as = ROLES[role]
        return self._typesetter.measure(Paragraph(words, language, set_as.style(1.0, scale)))


def letters(words: str) -> int:
    """Return the number of letters as readers count them, without combining marks."""
    return sum(1 for character in words if unicodedata.category(character) not in ("Mn", "Mc", "Me", "Cf"))


def problems(misfits: Iterable[Misfit], where: TextLocations) -> Iterator[Problem]:
    """Yield one problem for each text and language, whatever the number of views in which it does not fit."""
    grouped: dict[tuple[Localised, str, str], list[Misfit]] = defaultdict(list)
    for misfit in misfits:
        grouped[misfit.text, misfit.place, misfit.tag].append(misfit)
    for (text, place, tag), found in grouped.items():
        worst = max(found, key=lambda misfit: misfit.excess)
        spot = where.of(text, worst.shown_in)
        message = f"{place} does not fit: in {named(tag)} {_too_long(worst.excess)}{_views(found)}"
        yield problem("no-room", *spot, message, _mend(min(one.letters for one in found)))


def _too_long(excess: float) -> str:
    # An infinite excess means that there is no room at all.
    if not excess < _MOST_PERCENT / 100:
        return "there is no room for it"
    return f"it is {max(1, round(100 * excess))} % too long"


def _mend(letters_that_fit: int) -> str:
    if letters_that_fit < 1:
        return "shorten it, and the texts beside or above it"
    return f"at most about {letters_that_fit} letters fit"


def _views(found: list[Misfit]) -> str:
    sizes = sorted({misfit.view.percent for misfit in found})
    upright = {misfit.view.portrait for misfit in found}
    at = "" if len(sizes) == len(TEXT_SIZES) else f" at text size {format_list([f'{size} %' for size in sizes], 'en')}"
    on = "" if len(upright) > 1 else " on an upright screen" if upright == {True} else " on a wide screen"
    return at + on
