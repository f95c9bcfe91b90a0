"""The sizes of the parts of a timeline's strip, and the room for its texts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.i18n.catalogues import Words
from kiosk.i18n.dates import format_date

ROLE = "caption"
"""The role of the text of cards and bands."""
LINES = 1
"""Number of lines of a title, a date and the title of a band."""
TITLE_EMS = 15.6
"""Width of a card's title in ems, so that larger text has room for as many characters."""
LINE_EMS = 1.42
BAR_ROWS = 2
"""Rows of bars above the axis; the cards of neighbouring lanes alternate."""
LEAST_BAND = 60
"""Pixels of the 1080p design: a band with less room for its title shows none."""
TOPIC_ROLE = "label"
TOPIC_ROOM = 760
"""Pixels of the 1080p design for the name of a topic on its button."""
OPENING_SHARE = 0.86
"""Share of the strip's width of the era with which it opens."""


@dataclass(frozen=True)
class Measures:
    """Sizes of the strip's parts, in pixels."""

    card_width: float
    card_height: float
    lanes: int
    gap: float
    era_height: float
    era_rows: int
    axis_height: float
    bar_height: float
    margin: float
    inset: float
    tick_inset: float
    mark: float
    """Size of the mark of a card's topic."""
    mark_gap: float
    unit: float

    @classmethod
    def of(cls, unit: float, letters: float, height: float, era_rows: int) -> "Measures":
        """Compute the sizes from the font size of ROLE, in pixels, with as many lanes as fit in the height."""
        line = letters * LINE_EMS
        inset = round(unit * 18)
        least = cls(
            card_width=round(TITLE_EMS * letters + 2 * inset),
            card_height=round(max(unit * 80, 2 * line + unit * 20)),
            lanes=1,
            gap=round(unit * 9),
            era_height=round(max(unit * 46, line + unit * 16)),
            era_rows=era_rows,
            axis_height=round(max(unit * 62, line + unit * 22)),
            bar_height=max(3, round(unit * 6)),
            margin=round(unit * 60),
            inset=inset,
            tick_inset=round(unit * 14),
            mark=round(unit * 18),
            mark_gap=round(unit * 8),
            unit=unit,
        )
        spare = max(0.0, height - least.height)
        return replace(least, lanes=1 + int(spare // (least.card_height + least.gap)))

    @property
    def height(self) -> float:
        """The height of everything together."""
        lanes = self.lanes * (self.card_height + self.gap) - self.gap
        return self.era_height * self.era_rows + self.head + lanes + self.foot

    @property
    def head(self) -> float:
        """Gap between the eras and the first lane."""
        return round(self.unit * 15)

    @property
    def foot(self) -> float:
        """The height of the axis with the bars above it."""
        return self.axis_height + BAR_ROWS * (self.bar_height + 2) + round(self.unit * 10)

    def lane_top(self, lane: int) -> float:
        """Return the upper edge of a lane, in pixels below the strip's own; the first lane is on top."""
        return self.era_height * self.era_rows + self.head + lane * (self.card_height + self.gap)

    def bar_bottom(self, lane: int) -> float:
        """Return the lower edge of the bar of a card in a lane, in pixels above the strip's own."""
        return self.axis_height + 4 + (lane % BAR_ROWS) * (self.bar_height + 2)

    @property
    def title_room(self) -> float:
        """The width for a card's title."""
        return self.card_width - 2 * self.inset

    @property
    def date_room(self) -> float:
        """The width for a card's date beside the mark of its topic."""
        return self.title_room - self.mark - self.mark_gap

    def band_room(self, width: float) -> float:
        """Return the width for the title of an era; 0 if it is too narrow."""
        room = width - 2 * self.inset
        return room if room >= self.unit * LEAST_BAND else 0


def card_date(date: str, language: str, words: Words, fits: Callable[[str], bool]) -> str:
    """Return a card's date in the most precise form that fits: in full, else only the years."""
    written = format_date(date, language, "short", words)
    return written if fits(written) else format_date(date, language, "years", words)
