"""The layout of large numbers."""

from typing import Any

from kivy.clock import Clock
from kivy.properties import ListProperty

from kiosk.content.model import Figure
from kiosk.design import large_numbers
from kiosk.ui import kv
from kiosk.ui.panels.base import PanelBase
from kiosk.ui.widgets.box import Cells, Column  # noqa: F401  (Cells: used in the .kv)

FIGURE_COLOURS = ("red", "gold", "teal")


class FigureCell(Column):
    """One number, in the digits and words of the language, and what it counts."""

    def __init__(self, figure: Figure, colour: str, **kwargs: Any) -> None:
        """Take the figure and the colour of its rule."""
        self.figure, self.colour = figure, colour
        super().__init__(**kwargs)

    def number(self, words: Any, language: str) -> str:
        """Return the number in words of the language."""
        return large_numbers.number(self.figure, language, words)

    def before(self, words: Any) -> str:
        """Return the words before an estimate."""
        return large_numbers.before(self.figure, words)


class FiguresPanel(PanelBase):
    """A few large numbers, side by side."""

    cells = ListProperty([])

    def on_kv_post(self, base_widget: object) -> None:
        """Make a cell for each figure."""
        colours = [FIGURE_COLOURS[n % len(FIGURE_COLOURS)] for n in range(len(self.panel.figures))]
        equalise = Clock.create_trigger(self._equalise, -1)
        for figure, colour in zip(self.panel.figures, colours, strict=True):
            cell = FigureCell(figure, colour)
            for name in ("width", "shown", "height"):
                cell.ids.number.fbind(name, equalise)
            self.ids.cells.add_widget(cell)

    def _equalise(self, *_: Any) -> None:
        """Set all numbers in the size in which the longest one fits."""
        numbers = [cell.ids.number for cell in self.ids.cells.children]
        share = min((number.share for number in numbers), default=1.0)
        for number in numbers:
            number.largest = share


kv.load(__file__)
