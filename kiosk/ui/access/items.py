"""Access items: the things on the screen that can be read or used."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from kivy.uix.widget import Widget

Box = tuple[float, float, float, float]
"""Left, bottom, width and height in pixels of the window."""

FAINT = 0.01
"""Opacity at which a fade begins: above 0, so that touches, keys and the voice reach the widget from the start."""


class ItemKind(StrEnum):
    """The role of an item, as it is read out."""

    HEADING = "heading"
    TEXT = "text"
    PICTURE = "picture"
    BUTTON = "button"
    LINK = "link"
    SLIDER = "slider"


@dataclass(frozen=True)
class AccessItem:
    """A text, a picture or a control; two items are the same if their owner and their part are."""

    owner: Widget
    kind: ItemKind
    words: str
    """Its name, or the text itself; "" is an error."""
    language: str
    box: Box
    part: Hashable = None
    """Which of several items of one owner it is."""
    label: str = ""
    """A shorter name where there is little room; "" where there is none."""
    chosen: bool = False
    """Whether it is the selected one of several."""
    enabled: bool = True
    value: str = ""
    """The value of a slider, in words."""
    body: bool = False
    """Whether it is the body text of a place, which a narration may read."""
    act: Callable[[], None] | None = field(default=None, compare=False)
    """Does what a tap does."""
    adjust: Callable[[int], None] | None = field(default=None, compare=False)
    """Increases (1) or decreases (-1) a slider's value."""

    @property
    def key(self) -> tuple[Widget, Hashable]:
        """The identity of the item: its owner and its part."""
        return (self.owner, self.part)

    def halves(self) -> "list[AccessItem]":
        """Return two buttons for a slider, which decrease and increase its value; [] for other items."""
        adjust = self.adjust
        if adjust is None:
            return []
        name = self.label or self.words
        return [
            replace(self, label=f"{name} {sign}", part=(self.part, sign), act=partial(adjust, by), adjust=None)
            for sign, by in (("−", -1), ("+", 1))
        ]

    @property
    def usable(self) -> bool:
        """Whether a key can activate or adjust it."""
        return self.enabled and (self.act is not None or self.adjust is not None)


class Accessible:
    """Base class of widgets that can be read or used; what is inside of one is not searched for more items."""

    def items(self) -> list[AccessItem]:
        """Return its items in reading order."""
        return []

    def bring_part(self, part: Hashable) -> None:
        """Bring one of its items into view, where it has several that may be out of view."""


class Viewport:
    """Base class of widgets that show a part of what is in them at a time."""

    def bring(self, bottom: float, top: float) -> None:
        """Bring what is between two heights of the window into view, its upper edge first."""


def box_of(widget: Widget) -> Box:
    """Return the box of a widget in the window."""
    return (float(widget.x), float(widget.y), float(widget.width), float(widget.height))
