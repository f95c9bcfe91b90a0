"""The home screen: a tile for each exhibit, the first one large; many exhibits on several pages."""

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.design import advisories, home
from kiosk.design.roles import ROLES, style_of
from kiosk.engines.typeset import Extent, Paragraph, upper
from kiosk.i18n.catalogues import Shown
from kiosk.ui import kv
from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.widgets.picture import Picture  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.tap import Tap
from kiosk.ui.widgets.teardown import tear_down
from kiosk.visit.events import PlaceOpened
from kiosk.visit.state import Place


class Tile(Tap, FloatLayout):
    """An exhibit on the home screen: its kind, its length, and its content advisory."""

    exhibit = ObjectProperty(None)
    large = BooleanProperty(False)
    set_as = ObjectProperty(home.SMALL, rebind=True)
    """The typography of its texts, depending on the room."""
    inset = NumericProperty(0)
    words_height = NumericProperty(0)
    """The height of its texts, with the room below them."""
    said = ObjectProperty(frozenset())
    """The texts for which the tile has room beside its title: see kiosk.design.home."""

    def kind_line(self, words: Any) -> str:
        """Return the line above the title: the kind of the exhibit, and its length."""
        return home.kind_line(self.exhibit, words)

    def notice(self, words: Any) -> str:
        """Return the content advisory, "" where there is none."""
        return advisories.notice(self.exhibit.advisory, words) if self.exhibit.advisory else ""

    def spoken_name(self) -> str:
        """Return the title, then all other texts, also those for which the tile has no room."""
        ui = self.ui
        parts = (ui.say(self.exhibit.title).words, self.kind_line(ui.words), self.notice(ui.words))
        return ", ".join(part for part in (*parts, ui.say(self.exhibit.summary).words) if part)

    def short_name(self) -> str:
        """Return the title."""
        return str(self.ui.say(self.exhibit.title).words)

    def plan(self, words: Any, *_look: Any) -> frozenset[str]:
        """Return the texts for which the tile has room beside its title."""
        ui, language = self.ui, self.ui.language
        set_as: home.TileSet = self.set_as
        scale = set_as.title_scale
        title = self._extent(ui.say(self.exhibit.title), set_as.title_role, set_as.title_lines, scale)
        others = {
            "kind": self._height(Shown(self.kind_line(words), language), home.KIND_ROLE, 1),
            "notice": self._height(Shown(self.notice(words), language), home.NOTICE_ROLE, set_as.notice_lines),
            "summary": self._height(ui.say(self.exhibit.summary), set_as.summary_role, set_as.summary_lines),
        }
        return set_as.said(self.height, ui.unit, title.height, others)

    def _height(self, shown: Shown, role: str, lines: int) -> float:
        return home.height_of(self._extent(shown, role, lines)) if shown.words else 0.0

    def _extent(self, shown: Shown, role: str, lines: int, scale: float = 1.0) -> Extent:
        """Measure a text with the tile's typography."""
        ui, style = self.ui, style_of(role, self.ui.unit, self.ui.text_scale, scale)
        width = self.set_as.words_width(self.width, ui.unit, ui.text_scale, covered=bool(self.exhibit.cover))
        words = upper(shown.words, shown.language) if ROLES[role].upper else shown.words
        paragraph = Paragraph(words, shown.language, style, width_px=max(1, int(width)), max_lines=lines)
        extent: Extent = ui.text_textures.measure(paragraph)
        return extent

    def ground_token(self) -> str:
        """Return the palette's name for the tile's background."""
        return {"ink": "ink2"}.get(self.exhibit.colour, f"{self.exhibit.colour}_ground")

    def on_tap(self) -> None:
        """Report that the exhibit was chosen."""
        self.ui.send(PlaceOpened(Place(self.exhibit.id)))


class HomeScreen(ScreenBase):
    """All exhibits of the installation, in the museum's order.

    Only the exhibits of the present page are loaded and have tiles, since there may be very many.
    """

    exhibition = ObjectProperty(None)

    def __init__(self, **kwargs: Any) -> None:
        """Make the tiles of the first page."""
        self._place_soon = Clock.create_trigger(self._place, -1)
        super().__init__(**kwargs)
        self._ids = tuple(self.exhibition.exhibits)
        self._pages = home.pages(len(self._ids))
        self.tiles: list[Tile] = []
        self.count = len(self._pages)
        for name in ("pos", "size"):
            self.ids.grid.fbind(name, self._place_soon)
        self.fbind("look", self._place_soon)
        self.fbind("at", self._fill)
        self._fill()

    look = ObjectProperty(None)

    def step(self, by: int) -> None:
        """Go to the next page (1) or the previous (-1)."""
        self.at = min(max(0, self.at + by), self.count - 1)

    def turn_to(self, exhibit: str) -> None:
        """Go to the page with an exhibit, if there is one."""
        if exhibit in self._ids:
            number = self._ids.index(exhibit)
            self.at = next(at for at, page in enumerate(self._pages) if number in page)

    def page_words(self, words: Any, at: int, count: int) -> str:
        """Return which of how many pages is shown, "" where there is only one."""
        return str(words("%(n)s of %(total)s", n=int(at) + 1, total=int(count))) if count > 1 else ""

    def _fill(self, *_: Any) -> None:
        """Make the tiles of the page."""
        for tile in self.tiles:
            self.ids.grid.remove_widget(tile)
            tear_down(tile)
        exhibits = self.exhibition.exhibits
        self.tiles = [Tile(exhibit=exhibits[self._ids[n]], large=n == 0) for n in self._pages[int(self.at)]]
        for tile in self.tiles:
            self.ids.grid.add_widget(tile)
        self._place_soon()

    def _place(self, *_: Any) -> None:
        """Place the tiles of the page, mirrored for languages that are written from the right."""
        grid, ui = self.ids.grid, self.ui
        area = home.Box(grid.x, grid.y, grid.width, grid.height)
        page = self._pages[int(self.at)]
        for tile, box in zip(
            self.tiles, home.page_tiles(area, ui.unit * home.TILE_GAP, page, portrait=ui.portrait), strict=True
        ):
            _set_box(tile, *box)
        if ui.rtl:
            for tile in self.tiles:
                tile.x = round(grid.x + grid.right - tile.right)


def _set_box(widget: Any, x: float, y: float, width: float, height: float) -> None:
    widget.size_hint = (None, None)
    widget.pos = (round(x), round(y))
    widget.size = (round(width), round(height))


kv.load(__file__)
