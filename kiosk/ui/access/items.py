"""One thing on the screen that can be read or used."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import Protocol, runtime_checkable

from kivy.uix.widget import Widget

Box = tuple[float, float, float, float]
"""Left, bottom, width and height in pixels of the window."""


FAINT = 0.01
"""Where a fade begins: what comes to the screen is there, for fingers, keys and the voice, before it is bright."""


class ItemKind(StrEnum):
    """What a thing is, as a listener is told."""

    HEADING = "heading"
    TEXT = "text"
    PICTURE = "picture"
    BUTTON = "button"
    LINK = "link"
    SLIDER = "slider"


@dataclass(frozen=True)
class AccessItem:
    """A text, a picture or a control; it is the same item as long as its owner and its part are."""

    owner: Widget
    kind: ItemKind
    words: str
    """Its name, or the text itself; "" is a fault."""
    language: str
    box: Box
    part: Hashable = None
    """Which of several items of one owner it is."""
    label: str = ""
    """Its name where there is little room; "" where that is the same."""
    chosen: bool = False
    """Whether it is the chosen one of several."""
    enabled: bool = True
    value: str = ""
    """What a slider stands at, in words."""
    act: Callable[[], None] | None = field(default=None, compare=False)
    """Does what a tap does."""
    adjust: Callable[[int], None] | None = field(default=None, compare=False)
    """Makes a slider's value larger (1) or smaller (-1)."""

    @property
    def key(self) -> tuple[Widget, Hashable]:
        """What tells it from all other items."""
        return (self.owner, self.part)

    def halves(self) -> "list[AccessItem]":
        """Give two buttons for a slider: one that makes its value smaller, one that makes it larger."""
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
        """Whether a key can do something with it."""
        return self.enabled and (self.act is not None or self.adjust is not None)


@runtime_checkable
class Tells(Protocol):
    """A widget that knows what there is to read and to use in it; nobody looks further into it."""

    def items(self) -> list[AccessItem]:
        """Give its items in reading order."""


@runtime_checkable
class ShowsPart(Protocol):
    """A widget that shows a part of what is in it at a time."""

    def bring(self, bottom: float, top: float) -> None:
        """Bring what is between two heights of the window into view, its upper edge above all."""


@runtime_checkable
class ShowsParts(Protocol):
    """A widget with items of its own, of which some may be half out of view."""

    def bring_part(self, part: Hashable) -> None:
        """Bring one of its items into view."""


def box_of(widget: Widget) -> Box:
    """Give where a widget is in the window."""
    return (float(widget.x), float(widget.y), float(widget.width), float(widget.height))
