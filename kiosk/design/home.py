"""The layout of the home screen: its tiles, and the room for their texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from kiosk.content.model import PanelSet, Timeline
from kiosk.engines.typeset import Extent
from kiosk.i18n.catalogues import Words

MARGIN = 48
"""Around the tiles and beside the head, in pixels of the 1080p design, as are those that follow."""
TOP = 52
HEAD_GAP = 8
TILE_GAP = 28
WORDS_GAP = 10
"""Between the words of a tile."""
HEAD_ROLES = ("eyebrow", "title")
KIND_ROLE = "eyebrow"
NOTICE_ROLE = "label"
FIRST_SHARE = 0.39
"""Of the width, that the first tile has on a wide screen."""
FIRST_HEIGHTS = 1.25
"""How much higher it is than a row of the others on a tall one."""
COVERED_SHARE = 0.8
"""Of a small tile's width, that its words have beside the picture; larger letters have all of it."""
FIRST_PAGE, LATER_PAGE = 5, 6
"""Tiles that the first page, with the large one, and each that follows have room for with all that they say."""
LEAST_BELOW = 16
"""Below the words, when they need the room."""
YIELDING = ("notice", "kind", "summary")
"""What is left out of a tile that has no room for it, the last first."""


class Box(NamedTuple):
    """A rectangle: its left and lower edge, its width and its height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class TileSet:
    """The style of the texts of a tile; the title is always shown."""

    inset: float
    title_role: str
    summary_role: str
    title_lines: int = 4
    notice_lines: int = 3
    summary_lines: int = 3
    title_scale: float = 1.0
    """Of the size that the title's role has."""

    def words_width(self, width: float, unit: float, text_scale: float, *, covered: bool) -> float:
        """Return the width of the texts in a tile of a width, with a picture (`covered`) or without one."""
        narrow = covered and self is SMALL and text_scale <= 1
        return (width - 2 * unit * self.inset) * (COVERED_SHARE if narrow else 1)

    def room(self, height: float, unit: float) -> float:
        """Return the height for the title and the other texts in a tile of a height."""
        return height - unit * (self.inset + LEAST_BELOW + WORDS_GAP * len(YIELDING))

    def said(self, height: float, unit: float, title: float, others: Mapping[str, float]) -> frozenset[str]:
        """Return the other texts that fit beside a title of a height, the most important first."""
        left, found = self.room(height, unit) - title, set()
        for name in YIELDING:
            if 0 < others.get(name, 0) <= left:
                left -= others[name]
                found.add(name)
        return frozenset(found)


LARGE = TileSet(40, "heading", "body", summary_lines=5)
SMALL = TileSet(36, "subheading", "label")
CRAMPED = TileSet(10, "subheading", "label", title_scale=0.75)
"""For a low tile with large text: above controls that a visitor has lowered."""
LOW, LARGE_LETTERS = 260, 1.5


def tile_set(large: bool, height: float = inf, text_scale: float = 1.0) -> TileSet:  # noqa: FBT001 - asked in .kv
    """Return the style of the first tile, or of any other; its height is in pixels of the 1080p design."""
    if height < LOW and text_scale > LARGE_LETTERS:
        return CRAMPED
    return LARGE if large else SMALL


def height_of(extent: Extent) -> float:
    """Return the height of a text; infinite for a text that would be truncated, which never fits."""
    return inf if extent.truncated else extent.height


def kind_line(exhibit: PanelSet | Timeline, words: Words) -> str:
    """Return the line above the title: the kind of the exhibit, and the number of its panels or cards."""
    if isinstance(exhibit, PanelSet):
        counted = words.plural("%(n)s panel", "%(n)s panels", len(exhibit.panels))
        films = any(panel.spec.is_film for panel in exhibit.panels)
        return f"{counted} · {words('Film')}" if films else counted
    counted = words.plural("%(n)s card", "%(n)s cards", len(exhibit.cards))
    return f"{words('Timeline')} · {counted}"


def pages(count: int) -> tuple[range, ...]:
    """Return the exhibits of each page of the home screen, as indices; there is always one page."""
    later = range(FIRST_PAGE, count, LATER_PAGE)
    return (range(min(count, FIRST_PAGE)), *(range(start, min(start + LATER_PAGE, count)) for start in later))


def page_tiles(area: Box, gap: float, page: range, *, portrait: bool) -> list[Box]:
    """Return the tiles of a page: the first page has a large tile, the others have equal cells."""
    if page.start == 0:
        return tiles(area, gap, len(page), portrait=portrait)
    columns = 2 if portrait else 3
    rows = LATER_PAGE // columns
    width, height = (area.width - gap * (columns - 1)) / columns, (area.height - gap * (rows - 1)) / rows
    top = area.y + area.height - height
    return [
        Box(area.x + number % columns * (width + gap), top - number // columns * (height + gap), width, height)
        for number in range(len(page))
    ]


def tiles(area: Box, gap: float, count: int, *, portrait: bool) -> list[Box]:
    """Return the first tile on one side of the area, and the others in a grid of two columns beside or below it."""
    others = count - 1
    rows = max(1, (others + 1) // 2)
    if portrait:
        tall = (area.height - gap * rows) * FIRST_HEIGHTS / (rows + FIRST_HEIGHTS)
        first = Box(area.x, area.y + area.height - tall, area.width, tall)
        rest = Box(area.x, area.y, area.width, area.height - tall - gap)
    else:
        wide = area.width * FIRST_SHARE if others else area.width
        first = Box(area.x, area.y, wide, area.height)
        rest = Box(area.x + wide + gap, area.y, area.width - wide - gap, area.height)
    return [first, *(_cell(rest, gap, number, others, rows) for number in range(others))]


def _cell(area: Box, gap: float, number: int, count: int, rows: int) -> Box:
    last_alone = number == count - 1 and number % 2 == 0
    width = area.width if last_alone else (area.width - gap) / 2
    height = (area.height - gap * (rows - 1)) / rows
    y = area.y + area.height - height - (number // 2) * (height + gap)
    return Box(area.x + (number % 2) * (width + gap), y, width, height)
