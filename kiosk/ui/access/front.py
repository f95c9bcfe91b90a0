"""Finds the access items of what is in front, in reading order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kivy.uix.widget import Widget

from kiosk.ui.access.items import Accessible, AccessItem, ItemKind

if TYPE_CHECKING:
    from kiosk.ui.access.screen_stack import ScreenStack

_WORDS = (ItemKind.HEADING, ItemKind.TEXT)
LEAST_PX = 1.0
"""A widget with a smaller side counts as not shown."""


def front(root: "ScreenStack") -> list[AccessItem]:
    """Return all items that a visitor can use now: those of the warning, else of the layer, else of screen and bar."""
    if root.warning is not None:
        return list(items_in(root.warning))
    if root.layer is not None:
        return list(items_in(root.layer))
    bar = root.bar if root.bar_shown else None
    return [item for part in (root.screen, bar) if part is not None for item in items_in(part)]


def above_bar(root: "ScreenStack") -> list[AccessItem]:
    """Return all items that a visitor can use now, without those of the bar."""
    if root.warning is not None:
        return []
    return list(items_in(root.layer or root.screen))


def items_in(widget: Widget) -> Iterator[AccessItem]:
    """Yield the items of a widget and of all that is in it, in reading order."""
    if not is_shown(widget):
        return
    if isinstance(widget, Accessible):
        yield from widget.items()
        return
    for child in reversed(widget.children):
        yield from items_in(child)


def is_shown(widget: Widget) -> bool:
    """Return whether a widget is visible and has a size."""
    return bool(widget.opacity > 0 and widget.width >= LEAST_PX and widget.height >= LEAST_PX)


def words_in(widget: Widget) -> str:
    """Return all words that are drawn in a widget, in reading order."""
    parts = (item.words for child in reversed(widget.children) for item in items_in(child) if item.kind in _WORDS)
    return ", ".join(part for part in parts if part)
