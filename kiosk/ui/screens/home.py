"""The home screen: every exhibit as a tile, the first one large."""

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.design import home
from kiosk.design.roles import ROLES
from kiosk.i18n.words import Shown
from kiosk.typeset import Extent, Paragraph, upper
from kiosk.ui import kv
from kiosk.ui.widgets.picture import Picture  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.tap import Tap
from kiosk.visit.events import PlaceOpened
from kiosk.visit.state import Place


class Tile(Tap, FloatLayout):
    """An exhibit on the home screen: what it is, how long it is, and what to know before opening it."""

    exhibit = ObjectProperty(None)
    large = BooleanProperty(False)
    said = ObjectProperty(frozenset())
    """What the tile has room for beside its title: see kiosk.design.home."""

    def kind_line(self, words: Any) -> str:
        """Write the line above the title: what kind of exhibit, and how much there is of it."""
        return home.kind_line(self.exhibit, words)

    def notice(self, words: Any) -> str:
        """Write what is to be known before the exhibit is opened."""
        return str(words("Contains descriptions of mass violence")) if self.exhibit.advisory else ""

    def spoken_name(self) -> str:
        """Say the title first, then all else, also what the tile has no room for."""
        ui = self.ui
        parts = (ui.say(self.exhibit.title).words, self.kind_line(ui.words), self.notice(ui.words))
        return ", ".join(part for part in (*parts, ui.say(self.exhibit.summary).words) if part)

    def plan(self, words: Any, *_look: Any) -> frozenset[str]:
        """Choose what the tile has room to say beside its title."""
        ui, language = self.ui, self.ui.language
        set_as: home.TileSet = self.set_as
        title = self._extent(ui.say(self.exhibit.title), set_as.title_role, set_as.title_lines)
        others = {
            "kind": self._height(Shown(self.kind_line(words), language), home.KIND_ROLE, 1),
            "notice": self._height(Shown(self.notice(words), language), home.NOTICE_ROLE, set_as.notice_lines),
            "summary": self._height(ui.say(self.exhibit.summary), set_as.summary_role, set_as.summary_lines),
        }
        return set_as.said(self.height, ui.unit, title.height, others)

    def _height(self, shown: Shown, role: str, lines: int) -> float:
        return home.height_of(self._extent(shown, role, lines)) if shown.words else 0.0

    def _extent(self, shown: Shown, role: str, lines: int) -> Extent:
        """Measure words as the tile sets them."""
        ui, style = self.ui, ROLES[role].style(self.ui.unit, self.ui.text_scale)
        width = self.set_as.words_width(self.width, ui.unit, ui.text_scale, covered=bool(self.exhibit.cover))
        words = upper(shown.words, shown.language) if ROLES[role].upper else shown.words
        paragraph = Paragraph(words, shown.language, style, width_px=max(1, int(width)), max_lines=lines)
        extent: Extent = ui.ink.measure(paragraph)
        return extent

    def ground_token(self) -> str:
        """Name the ground of the tile in the palette."""
        return {"ink": "ink2"}.get(self.exhibit.colour, f"{self.exhibit.colour}_ground")

    def on_tap(self) -> None:
        """Report that the exhibit was chosen."""
        self.ui.send(PlaceOpened(Place(self.exhibit.id)))


class HomeScreen(FloatLayout):
    """All exhibits of the installation, in the order that the museum chose."""

    ui = ObjectProperty(None)
    exhibition = ObjectProperty(None)

    def __init__(self, **kwargs: Any) -> None:
        """Make a tile for each exhibit."""
        self._place_soon = Clock.create_trigger(self._place, -1)
        super().__init__(**kwargs)
        self.tiles = [Tile(exhibit=e, large=not n) for n, e in enumerate(self.exhibition.exhibits.values())]
        for tile in self.tiles:
            self.ids.grid.add_widget(tile)
        for name in ("pos", "size"):
            self.ids.grid.fbind(name, self._place_soon)
        self.fbind("look", self._place_soon)
        self._place_soon()

    look = ObjectProperty(None)

    def enter(self) -> None:
        """Nothing repeats here."""

    def leave(self) -> None:
        """Nothing repeats here."""

    def _place(self, *_: Any) -> None:
        """Give the first tile one side and the others a grid of two columns beside or below it."""
        if not self.tiles:
            return
        grid, ui = self.ids.grid, self.ui
        area = home.Box(grid.x, grid.y, grid.width, grid.height)
        for tile, box in zip(
            self.tiles, home.tiles(area, ui.unit * home.TILE_GAP, len(self.tiles), portrait=ui.portrait), strict=True
        ):
            _set(tile, *box)
        if self.ui.rtl:
            for tile in self.tiles:
                tile.x = round(grid.x + grid.right - tile.right)


def _set(widget: Any, x: float, y: float, width: float, height: float) -> None:
    widget.size_hint = (None, None)
    widget.pos = (round(x), round(y))
    widget.size = (round(width), round(height))


kv.load(__file__)
