"""The widgets that a widget is in."""

from collections.abc import Iterator
from typing import Any, TypeVar

Kind = TypeVar("Kind")


def ancestors(widget: Any) -> Iterator[Any]:
    """Yield the parents of a widget, from the nearest outwards, without the window, which is its own parent."""
    outer = widget.parent
    while outer is not None and outer is not outer.parent:
        yield outer
        outer = outer.parent


def nearest(widget: Any, kind: type[Kind]) -> Kind | None:
    """Return the nearest parent of a kind, None where there is none."""
    return next((outer for outer in ancestors(widget) if isinstance(outer, kind)), None)
