"""Finds what is in front of the visitor, in reading order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kivy.uix.widget import Widget

from kiosk.ui.access.items import AccessItem, ItemKind, Tells

if TYPE_CHECKING:
    from kiosk.ui.access.screen_stack import ScreenStack

_WORDS = (ItemKind.HEADING, ItemKind.TEXT)
LEAST_PX = 1.0
"""What is smaller than this is not there."""


def front(root: "ScreenStack") -> list[AccessItem]:
    """Give all items that a visitor can reach now: those of the warning, else of the layer, else of screen and bar."""
    if root.warning is not None:
        return list(items_in(root.warning))
    if root.layer is not None:
        return list(items_in(root.layer))
    bar = root.bar if root.bar_shown else None
    return [item for part in (root.screen, bar) if part is not None for item in items_in(part)]


def above_bar(root: "ScreenStack") -> list[AccessItem]:
    """Give what a visitor can reach now beside the bar."""
    if root.warning is not None:
        return []
    return list(items_in(root.layer or root.screen))


def items_in(widget: Widget) -> Iterator[AccessItem]:
    """Give the items of a widget and of all that is in it; its children stand in reading order."""
    if not there(widget):
        return
    if isinstance(widget, Tells):
        yield from widget.items()
        return
    for child in reversed(widget.children):
        yield from items_in(child)


def there(widget: Widget) -> bool:
    """Tell whether a widget can be seen at all."""
    return bool(widget.opacity > 0 and widget.width >= LEAST_PX and widget.height >= LEAST_PX)


def words_in(widget: Widget) -> str:
    """Give all words that are drawn in a widget, in reading order."""
    parts = (item.words for child in reversed(widget.children) for item in items_in(child) if item.kind in _WORDS)
    return ", ".join(part for part in parts if part)
