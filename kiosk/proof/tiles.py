"""The home screen, set without a screen: whether the words of each tile stay within it."""

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.content.model import Exhibition, PanelSet, Timeline
from kiosk.design import bar, home
from kiosk.i18n.localised import Localised
from kiosk.i18n.words import Catalogues, Shown
from kiosk.proof.fitting import Misfit, Room, Setter, View, letters
from kiosk.typeset import Extent

STANDARD = 100
"""Per cent: a text size at which a summary must have room; larger ones may do without."""
NEEDED = ("notice", "kind")
"""What must have room at that size too."""


class _Tile(NamedTuple):
    """A tile in one language and view."""

    exhibit: PanelSet | Timeline
    large: bool
    box: home.Box
    tag: str
    view: View


class Tiles:
    """Sets the tiles of the home screen."""

    def __init__(self, exhibition: Exhibition, catalogues: Catalogues, setter: Setter) -> None:
        """Take the content, its translations, and what measures them."""
        self._exhibition, self._catalogues, self._setter = exhibition, catalogues, setter
        self._exhibits = tuple(exhibition.exhibits.values())

    def misfits(self, tag: str, view: View) -> Iterator[Misfit]:
        """Give the titles and summaries that their tiles have no room for."""
        area = self._area(tag, view)
        for page in home.pages(len(self._exhibits)):
            for number, box in zip(
                page, home.page_tiles(area, home.TILE_GAP, page, portrait=view.portrait), strict=True
            ):
                yield from self._tile(_Tile(self._exhibits[number], number == 0, box, tag, view))

    def _area(self, tag: str, view: View) -> home.Box:
        """Give what the head and the bar leave for the tiles."""
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
        set_as, exhibit = home.tile_set(tile.large), tile.exhibit
        width = set_as.words_width(tile.box.width, 1.0, tile.view.scale, covered=bool(exhibit.cover))
        title, summary = (self._catalogues.text(text, tile.tag) for text in (exhibit.title, exhibit.summary))
        room = Room(set_as.title_role, width, set_as.title_lines)
        height, others = self._extent(title, tile, room).height, self._others(tile, summary, width)
        has = max(1.0, set_as.room(tile.box.height, 1.0))
        too_much = max(self._setter.excess(*title, room, tile.view.scale), height / has - 1)
        if too_much > 0:
            yield _misfit(tile, exhibit.title, "a title on the home screen", title, too_much)
        elif tile.view.percent == STANDARD:
            said = set_as.said(tile.box.height, 1.0, height, others)
            needed = height + sum(others[name] for name in NEEDED if name in others)
            if set(NEEDED) & others.keys() - said:
                place = "a title on the home screen, with what is said of the exhibit,"
                yield _misfit(tile, exhibit.title, place, title, needed / has - 1)
            elif "summary" not in said and not exhibit.advisory:
                excess = self._setter.excess(*summary, Room(set_as.summary_role, width, set_as.summary_lines), 1.0)
                too_high = others["summary"] / max(1.0, has - needed) - 1
                yield _misfit(tile, exhibit.summary, "a summary on the home screen", summary, excess or too_high)

    def _others(self, tile: _Tile, summary: Shown, width: float) -> dict[str, float]:
        """Give the heights of what a tile says beside its title."""
        set_as, words = home.tile_set(tile.large), self._catalogues.interface(tile.tag)
        kind = Shown(home.kind_line(tile.exhibit, words), tile.tag)
        heights = {
            "kind": self._height(kind, tile, Room(home.KIND_ROLE, width, 1)),
            "summary": self._height(summary, tile, Room(set_as.summary_role, width, set_as.summary_lines)),
        }
        if tile.exhibit.advisory:
            notice = Shown(words("Contains descriptions of mass violence"), tile.tag)
            heights["notice"] = self._height(notice, tile, Room(home.NOTICE_ROLE, width, set_as.notice_lines))
        return heights

    def _height(self, shown: Shown, tile: _Tile, room: Room) -> float:
        return home.height_of(self._extent(shown, tile, room))

    def _extent(self, shown: Shown, tile: _Tile, room: Room) -> Extent:
        return self._setter.extent(*shown, room.role, tile.view.scale, room.width, room.lines)


def _misfit(tile: _Tile, text: Localised, place: str, shown: Shown, excess: float) -> Misfit:
    most = int(letters(shown.words) / (1 + excess))
    return Misfit(text, place, tile.tag, shown.language, tile.view, excess, most)
