"""Containers that follow the reading direction: in Arabic the first child is on the right."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, VariableListProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.layout import Layout
from kivy.uix.widget import Widget

from kiosk.ui import kv

ROUNDING = 1e-6
"""Tolerance in pixels for the rounding error of sums of widths."""


class DirectionalLayout(Layout):
    """The base class of containers: they lay out again when their children or sizes change."""

    spacing = NumericProperty(0)
    rtl = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        """Lay out whenever sizes change."""
        super().__init__(**kwargs)
        for name in ("size", "pos", "children", "spacing", "rtl"):
            self.fbind(name, self._trigger_layout)

    def lay_out_soon(self) -> None:
        """Lay out before the next frame."""
        self._trigger_layout()

    def in_order(self) -> list[Widget]:
        """Return the children in reading order; Kivy keeps the last one first."""
        return list(reversed(self.children))

    def turned(self, x: float, width: float) -> float:
        """Return the x coordinate, mirrored for right-to-left, of a child at `x`; whole pixels keep it sharp."""
        return round(2 * self.x + self.width - x - width if self.rtl else x)


class Row(DirectionalLayout):
    """A row of widgets in reading order, each vertically centred; `pack` aligns them.

    Children with a `size_hint_x` share the remaining width.
    """

    pack = OptionProperty("start", options=["start", "centre", "end"])

    def do_layout(self, *_: Any) -> None:
        """Place the children."""
        shown = self._shown()
        shares = sum(child.size_hint_x for child in shown if child.size_hint_x)
        fixed = sum(child.width for child in shown if not child.size_hint_x)
        spare = self.width - fixed - self.spacing * max(0, len(shown) - 1)
        x = self.x + (0 if shares else {"start": 0.0, "centre": spare / 2, "end": spare}[self.pack])
        for child in shown:
            if child.size_hint_x:
                child.width = max(0, spare * child.size_hint_x / shares)
            if child.size_hint_y:
                child.height = self.height * child.size_hint_y
            child.pos = (self.turned(x, child.width), round(self.y + (self.height - child.height) / 2))
            x += child.width + self.spacing

    def _shown(self) -> list[Widget]:
        """Return the children that have a width: an empty text takes no gap."""
        return [child for child in self.in_order() if child.size_hint_x or child.width > 0]


class FittedRow(Row):
    """A row that is as wide as its children together."""

    def __init__(self, **kwargs: Any) -> None:
        """Measure again when the spacing changes."""
        super().__init__(**kwargs)
        self.fbind("spacing", self._measure)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Add a widget, and follow its width."""
        widget.fbind("width", self._measure)
        super().add_widget(widget, *args, **kwargs)
        self._measure()

    def remove_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Remove a widget, and no longer follow its width."""
        widget.funbind("width", self._measure)
        super().remove_widget(widget, *args, **kwargs)
        self._measure()

    def _measure(self, *_: Any) -> None:
        shown = self._shown()
        self.width = sum(child.width for child in shown) + self.spacing * max(0, len(shown) - 1)


class Cells(DirectionalLayout):
    """Cells of equal width side by side, their tops in line, or `stacked`; as high as they need."""

    stacked = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        """Lay out again when `stacked` changes."""
        super().__init__(**kwargs)
        self.fbind("stacked", self._trigger_layout)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Add a cell, and follow its height."""
        widget.size_hint = (None, None)
        widget.fbind("height", self._trigger_layout)
        super().add_widget(widget, *args, **kwargs)

    def do_layout(self, *_: Any) -> None:
        """Set the width of every cell, and take the height that they need."""
        cells = self.in_order()
        if not cells:
            return
        columns = 1 if self.stacked else len(cells)
        width = (self.width - self.spacing * (columns - 1)) / columns
        for cell in cells:
            cell.width = round(width)
        heights = [cell.height for cell in cells]
        self.height = sum(heights) + self.spacing * (len(cells) - 1) if self.stacked else max(heights)
        top = self.top
        for number, cell in enumerate(cells):
            x = self.x + (0 if self.stacked else number * (width + self.spacing))
            cell.pos = (self.turned(x, cell.width), round(top - cell.height))
            if self.stacked:
                top -= cell.height + self.spacing


class Column(DirectionalLayout):
    """A column of widgets, as high as they are together."""

    padding = VariableListProperty([0, 0, 0, 0])
    """Left, top, right and bottom."""
    tight = BooleanProperty(False)
    """Whether empty children take no gap."""

    def __init__(self, **kwargs: Any) -> None:
        """Lay out again when the padding changes."""
        super().__init__(**kwargs)
        for name in ("padding", "tight"):
            self.fbind(name, self._trigger_layout)

    def do_layout(self, *_: Any) -> None:
        """Set the widths of the children, take the height that they need, and place them from the bottom."""
        left, top, right, bottom = self.padding
        width, spacing, children = self.width, self.spacing, self.children
        for child in children:
            if child.size_hint_x is not None:
                child.width = max(0, (width - left - right) * child.size_hint_x)
        heights = [child.height for child in children]
        gaps = sum(map(bool, heights)) if self.tight else len(heights)
        self.height = top + sum(heights) + spacing * max(0, gaps - 1) + bottom
        y = self.y + bottom
        for child in children:
            child.pos = (self.turned(self.x + left, child.width), y)
            y += child.height + spacing if child.height or not self.tight else 0
        if self.width == width:
            # Setting the sizes has triggered another layout, which would change nothing.
            self._trigger_layout.cancel()


class Wrap(DirectionalLayout):
    """Widgets in reading order, in as many rows as needed, with a gap below each row; as high as these together."""

    def do_layout(self, *_: Any) -> None:
        """Take the height of the rows, and place the children from the top."""
        rows = self._rows(self.in_order())
        width = self.width
        self.height = self._height(rows)
        top = self.y + self.height
        for row in rows:
            x = self.x
            for child in row:
                child.pos = (2 * self.x + self.width - x - child.width if self.rtl else x, top - child.height)
                x += child.width + self.spacing
            top -= max(child.height for child in row) + self.spacing
        if self.width == width:
            # Setting the sizes has triggered another layout, which would change nothing.
            self._trigger_layout.cancel()

    def height_of(self, widgets: list[Widget]) -> float:
        """Return the height that only some of the children would take."""
        return self._height(self._rows(widgets))

    def _rows(self, widgets: list[Widget]) -> list[list[Widget]]:
        rows: list[list[Widget]] = []
        room = 0.0
        for widget in widgets:
            if rows and widget.width <= room + ROUNDING:
                rows[-1].append(widget)
            else:
                rows.append([widget])
                room = self.width
            room -= widget.width + self.spacing
        return rows

    def _height(self, rows: list[list[Widget]]) -> float:
        return float(sum(max(child.height for child in row) + self.spacing for row in rows))


class Split(BoxLayout):
    """Two halves: side by side on a wide screen, one above the other on a tall one."""

    rtl = BooleanProperty(False)

    def do_layout(self, *args: Any) -> None:
        """Place the halves, mirrored in right-to-left languages."""
        super().do_layout(*args)
        if self.rtl:
            for child in self.children:
                child.x = self.x + self.right - child.right


kv.load(__file__)
