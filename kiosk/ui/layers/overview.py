"""The overview of all panels of an exhibit."""

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.content.model import Panel, PanelSet
from kiosk.i18n.numbers import format_number
from kiosk.ui import kv
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.widgets.box import Column  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.button import Pill  # noqa: F401
from kiosk.ui.widgets.picture import Picture  # noqa: F401
from kiosk.ui.widgets.scroller import Scroller  # noqa: F401
from kiosk.ui.widgets.shapes import Ground  # noqa: F401
from kiosk.ui.widgets.tap import Tap
from kiosk.visit.events import PlaceOpened
from kiosk.visit.state import Place

TALLEST = 440
"""Largest height of a tile, in pixels of the 1080p design."""


class PanelTile(Tap, FloatLayout):
    """One panel, small."""

    panel: Panel = ObjectProperty(None)
    number = NumericProperty(1)
    room = NumericProperty(0)
    """Height for each row of tiles."""

    def digits(self, language: str) -> str:
        """Return the number in the digits of the language."""
        return format_number(self.number, language)

    @staticmethod
    def held(words: float, fade: float) -> float:
        """Return the share of the fade that stays dark: nearly all below the words, in coarse steps."""
        return max(0.35, min(0.9, round(words / max(1.0, fade) * 20) / 20))

    def cover(self) -> str:
        """Return a picture for the tile, "" where the panel has none."""
        ids = [*self.panel.media, self.panel.compare.after.media if self.panel.compare else ""]
        media = self.ui.exhibition.media
        return next((m for m in ids if m in media and str(media[m].kind) == "picture"), "")

    def on_tap(self) -> None:
        """Report that the panel was chosen."""
        self.ui.send(PlaceOpened(Place(self.ui.here.exhibit, self.panel.id)))


class OverviewLayer(LayerBase):
    """A tile for each panel, with the present one marked."""

    exhibit: PanelSet = ObjectProperty(None)

    def __init__(self, **kwargs: Any) -> None:
        """Make the tiles."""
        super().__init__(**kwargs)
        self.exhibit = self.ui.exhibition.exhibits[self.ui.here.exhibit]
        for number, panel in enumerate(self.exhibit.panels, start=1):
            self.ids.grid.add_widget(PanelTile(panel=panel, number=number, chosen=panel.id == self.ui.here.item))
        self.ids.scroller.bind(height=self._share)
        self.ids.grid.bind(cols=self._share)

    def _share(self, *_: object) -> None:
        """Divide the height among the rows, so that few tiles fill the screen too."""
        grid = self.ids.grid
        rows = -(-len(grid.children) // grid.cols)
        each = self.ids.scroller.height / rows - grid.spacing[1]
        for tile in grid.children:
            tile.room = min(each, TALLEST * self.ui.unit)


kv.load(__file__)
