"""What a widget stands in."""

from collections.abc import Iterator
from typing import Any, TypeVar

Kind = TypeVar("Kind")


def ancestors(widget: Any) -> Iterator[Any]:
    """Yield what a widget stands in, from the nearest outwards; the window, which is its own parent, is left out."""
    outer = widget.parent
    while outer is not None and outer is not outer.parent:
        yield outer
        outer = outer.parent


def nearest(widget: Any, kind: type[Kind]) -> Kind | None:
    """Give the nearest of a kind that a widget stands in, None where there is none."""
    return next((outer for outer in ancestors(widget) if isinstance(outer, kind)), None)
