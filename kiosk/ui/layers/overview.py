"""All panels of an exhibit at once."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.content.model import Panel, PanelSet
from kiosk.i18n.numbers import format_number
from kiosk.ui import kv
from kiosk.ui.layers.sheets import LayerBase
from kiosk.ui.widgets.picture import Picture  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.tap import Tap
from kiosk.visit.events import PlaceOpened
from kiosk.visit.state import Place

LANDSCAPE_COLUMNS, PORTRAIT_COLUMNS = 4, 2


class PanelTile(Tap, FloatLayout):
    """One panel in little."""

    panel: Panel = ObjectProperty(None)
    number = NumericProperty(1)
    chosen = BooleanProperty(False)

    def digits(self, language: str) -> str:
        """Write the number in the digits of the language."""
        return format_number(self.number, language)

    def cover(self) -> str:
        """Give a picture for the tile, "" where the panel has none."""
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


kv.load(__file__)
