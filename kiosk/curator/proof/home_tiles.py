"""The check that the texts of each tile of the home screen fit, without a window."""

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.content.model import Exhibition, PanelSet, Timeline
from kiosk.curator.proof.fitting import Misfit, Room, TextMeasure, ViewSize, letters
from kiosk.design import advisories, bar, home
from kiosk.engines.typeset import Extent
from kiosk.i18n.catalogues import Catalogues, Shown
from kiosk.i18n.localised import Localised

STANDARD = 100
"""Per cent: the text size at which a summary must have room; at larger sizes it may be left out."""
NEEDED = ("notice", "kind")
"""The other texts that must have room at that size."""


class _Words(NamedTuple):
    """The texts of a tile in one language."""

    exhibit: PanelSet | Timeline
    tag: str
    title: Shown
    summary: Shown
    kind: Shown
    notice: Shown | None


class _Tile(NamedTuple):
    """A tile in one language and view."""

    words: _Words
    large: bool
    box: home.Box
    view: ViewSize

    @property
    def set_as(self) -> home.TileSet:
        """The typesetting of its texts."""
        return home.tile_set(self.large)

    @property
    def width(self) -> float:
        """The width for its texts."""
        covered = bool(self.words.exhibit.cover)
        return self.set_as.words_width(self.box.width, 1.0, self.view.scale, covered=covered)


class Tiles:
    """Measurement of the tiles of the home screen."""

    def __init__(self, exhibition: Exhibition, catalogues: Catalogues, setter: TextMeasure) -> None:
        """Take the content, its translations, and the measure for texts."""
        self._exhibition, self._catalogues, self._setter = exhibition, catalogues, setter
        self._exhibits = tuple(exhibition.exhibits.values())
        self._said: dict[str, tuple[_Words, ...]] = {}

    def misfits(self, tag: str, view: ViewSize) -> Iterator[Misfit]:
        """Yield the titles and summaries that do not fit their tiles."""
        # Without any exhibit there is still one page, an empty one.
        if not self._exhibits:
            return
        area = self._area(tag, view)
        if tag not in self._said:
            self._said[tag] = tuple(self._words(exhibit, tag) for exhibit in self._exhibits)
        for page in home.pages(len(self._exhibits)):
            for number, box in zip(
                page, home.page_tiles(area, home.TILE_GAP, page, portrait=view.portrait), strict=True
            ):
                tile = _Tile(self._said[tag][number], number == 0, box, view)
                if not self._has_room(tile):
                    yield from self._tile(tile)

    def _words(self, exhibit: PanelSet | Timeline, tag: str) -> _Words:
        words = self._catalogues.interface(tag)
        title, summary = (self._catalogues.text(text, tag) for text in (exhibit.title, exhibit.summary))
        notice = advisories.notice(exhibit.advisory, words) if exhibit.advisory else ""
        kind = Shown(home.kind_line(exhibit, words), tag)
        return _Words(exhibit, tag, title, summary, kind, Shown(notice, tag) if notice else None)

    def _area(self, tag: str, view: ViewSize) -> home.Box:
        """Return the area between the header and the bar, for the tiles."""
        words, scale, width = self._catalogues.interface(tag), view.scale, view.width - 2 * home.MARGIN
        title = self._catalogues.text(self._exhibition.settings.title, tag)
        head = [
            self._setter.extent(title.words, title.language, home.HEAD_ROLES[0], scale, width).height,
            self._setter.extent(words("Where would you like to start?"), tag, home.HEAD_ROLES[1], scale, width).height,
        ]
        button = self._setter.extent(words("Home"), tag, bar.ROLE, scale).height
        above = home.TOP + sum(head) + home.HEAD_GAP + home.MARGIN
        return home.Box(home.MARGIN, 0, width, view.height - bar.height(button) - above - home.MARGIN)

    def _tile(self, tile: _Tile) -> Iterator[Misfit]:
        set_as, (exhibit, _, title, summary, *_) = tile.set_as, tile.words
        room = Room(set_as.title_role, tile.width, set_as.title_lines)
        height, others = self._extent(title, tile, room).height, self._others(tile)
        has = max(1.0, set_as.room(tile.box.height, 1.0))
        too_much = max(self._setter.excess(*title, room, tile.view.scale), height / has - 1)
        if too_much > 0:
            yield _misfit(tile, exhibit.title, "a title on the home screen", title, too_much)
        elif tile.view.percent == STANDARD:
            said = set_as.said(tile.box.height, 1.0, height, others)
            needed = height + sum(others[name] for name in NEEDED if name in others)
            if set(NEEDED) & others.keys() - said:
                place = "a title on the home screen, with the lines below it,"
                yield _misfit(tile, exhibit.title, place, title, needed / has - 1)
            elif "summary" not in said and not exhibit.advisory:
                room = Room(set_as.summary_role, tile.width, set_as.summary_lines)
                too_high = others["summary"] / max(1.0, has - needed) - 1
                excess = self._setter.excess(*summary, room, 1.0) or too_high
                yield _misfit(tile, exhibit.summary, "a summary on the home screen", summary, excess)

    def _has_room(self, tile: _Tile) -> bool:
        """Return whether everything certainly fits; if not, it must be measured."""
        set_as, words, scale, width = tile.set_as, tile.words, tile.view.scale, tile.width
        texts = [(words.title, set_as.title_role, set_as.title_lines)]
        if tile.view.percent == STANDARD:
            texts.append((words.kind, home.KIND_ROLE, 1))
            texts.append((words.summary, set_as.summary_role, set_as.summary_lines))
            texts += [(words.notice, home.NOTICE_ROLE, set_as.notice_lines)] if words.notice else []
        height = 0.0
        for shown, role, most in texts:
            lines = self._setter.bounds.lines(*shown, role, scale, width)
            if lines is None or lines > most:
                return False
            height += self._setter.bounds.height(lines, role, scale)
        return height <= set_as.room(tile.box.height, 1.0)

    def _others(self, tile: _Tile) -> dict[str, float]:
        """Return the heights of the texts of a tile beside its title."""
        set_as, words, width = tile.set_as, tile.words, tile.width
        heights = {
            "kind": self._height(words.kind, tile, Room(home.KIND_ROLE, width, 1)),
            "summary": self._height(words.summary, tile, Room(set_as.summary_role, width, set_as.summary_lines)),
        }
        if words.notice:
            heights["notice"] = self._height(words.notice, tile, Room(home.NOTICE_ROLE, width, set_as.notice_lines))
        return heights

    def _height(self, shown: Shown, tile: _Tile, room: Room) -> float:
        return home.height_of(self._extent(shown, tile, room))

    def _extent(self, shown: Shown, tile: _Tile, room: Room) -> Extent:
        return self._setter.extent(*shown, room.role, tile.view.scale, room.width, room.lines)


def _misfit(tile: _Tile, text: Localised, place: str, shown: Shown, excess: float) -> Misfit:
    excess = max(0.0, excess)
    most = int(letters(shown.words) / (1 + excess))
    return Misfit(text, place, tile.words.tag, shown.language, tile.view, excess, most)
