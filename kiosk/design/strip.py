"""The strip of a timeline: how large its parts are, and how much room its words have."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.i18n.dates import format_date
from kiosk.i18n.words import Words

ROLE = "caption"
"""What cards and bands are written in."""
LINES = 1
"""Of a title, a date and the name of a band."""
TITLE_EMS = 15.6
"""Width of a card's title in ems of its letters, so that larger letters leave room for as many."""
LINE_EMS = 1.42
LEAST_BAND = 60
"""Pixels of the 1080p design: a band with less room for its words has none."""
OPENING_SHARE = 0.86
"""Of the strip's width, that the era takes with which it opens."""


@dataclass(frozen=True)
class Measures:
    """Sizes of the strip's parts, in pixels."""

    card_width: float
    card_height: float
    lanes: int
    gap: float
    era_height: float
    axis_height: float
    margin: float
    inset: float
    tick_inset: float
    mark: float
    """Of a card's topic."""
    mark_gap: float
    unit: float

    @classmethod
    def of(cls, unit: float, letters: float, height: float, era_rows: int) -> "Measures":
        """Take sizes from the letters of ROLE, in pixels, and as many lanes as there is room for in the height."""
        line = letters * LINE_EMS
        card_height = max(unit * 80, 2 * line + unit * 20)
        era_height = max(unit * 46, line + unit * 16)
        axis_height = max(unit * 66, line + unit * 24)
        gap, inset = unit * 9, unit * 18
        room = height - era_height * era_rows - axis_height - unit * 34
        return cls(
            card_width=TITLE_EMS * letters + 2 * inset,
            card_height=card_height,
            lanes=max(1, int((room + gap) // (card_height + gap))),
            gap=gap,
            era_height=era_height,
            axis_height=axis_height,
            margin=unit * 60,
            inset=inset,
            tick_inset=unit * 14,
            mark=unit * 18,
            mark_gap=unit * 8,
            unit=unit,
        )

    @property
    def title_room(self) -> float:
        """Width that a card's title has."""
        return self.card_width - 2 * self.inset

    @property
    def date_room(self) -> float:
        """Width that a card's date has beside the mark of its topic."""
        return self.title_room - self.mark - self.mark_gap

    def band_room(self, width: float) -> float:
        """Width that an era has for its words; 0 when it is too narrow for any."""
        room = width - 2 * self.inset
        return room if room >= self.unit * LEAST_BAND else 0


def card_date(date: str, language: str, words: Words, fits: Callable[[str], bool]) -> str:
    """Write a card's date as exactly as it fits: in full, or else the years alone."""
    written = format_date(date, language, "short", words)
    return written if fits(written) else format_date(date, language, "years", words)
