"""Containers that know the reading direction: what stands first is on the right in Arabic."""

from typing import Any

from kivy.properties import BooleanProperty, OptionProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui import kv


class Mirrored:
    """Lays out as its base does, then turns left and right about for a right-to-left language."""

    def do_layout(self, *args: Any) -> None:
        """Place the children, mirrored where the language asks for it."""
        super().do_layout(*args)  # type: ignore[misc]
        if self.rtl:  # type: ignore[attr-defined]
            for child in self.children:  # type: ignore[attr-defined]
                child.x = self.x + self.right - child.right  # type: ignore[attr-defined]


class Row(Mirrored, BoxLayout):
    """A row of widgets in reading order, each vertically centred; `pack` says where they gather."""

    rtl = BooleanProperty(False)
    pack = OptionProperty("start", options=["start", "centre", "end"])

    def do_layout(self, *args: Any) -> None:
        """Place the children in reading order."""
        super().do_layout(*args)
        spare = self.width - self.padding[0] - self.padding[2] - sum(c.width for c in self.children)
        spare -= self.spacing * max(0, len(self.children) - 1)
        shift = {"start": 0.0, "centre": spare / 2, "end": spare}[self.pack] * (-1 if self.rtl else 1)
        for child in self.children:
            # Whole pixels keep words and pictures sharp.
            child.x = round(child.x + (shift if spare > 1 else 0))
            child.center_y = self.y + self.padding[3] + (self.height - self.padding[1] - self.padding[3]) / 2
            child.y = round(child.y)


class Column(BoxLayout):
    """Widgets from top to bottom, as high as they are together."""


class Stack(Mirrored, FloatLayout):
    """Widgets over one another, placed by hints, mirrored with the language."""

    rtl = BooleanProperty(False)


class Split(Mirrored, BoxLayout):
    """Two halves: side by side on a wide screen, one above the other on a tall one."""

    rtl = BooleanProperty(False)


kv.load(__file__)
