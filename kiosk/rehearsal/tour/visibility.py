"""What a visitor sees and can reach: visible widgets, their words, and the widget that takes a touch."""

from collections.abc import Iterator
from typing import Any

from kivy.core.window import Window
from kivy.uix.stencilview import StencilView
from kivy.uix.widget import Widget

from kiosk.rehearsal.tour.finger import Point
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.layers.viewer import ViewerSurface
from kiosk.ui.runtime.ancestors import ancestors
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.timeline.strip import Strip
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.scroller import Port
from kiosk.ui.widgets.tap import Tap
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.track import Track

TAKERS: tuple[type, ...] = (Tap, Track, LayerBase, Strip, ViewerSurface, AttractScreen)
"""Widgets that consume touches."""

FRAMES: tuple[Any, ...] = (StencilView, Port)
"""Widgets that clip their children."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in pixels of the window."""


def lit(root: Widget) -> Iterator[Widget]:
    """Yield each widget below a root that is not transparent, from back to front."""
    if root.opacity == 0:
        return
    yield root
    for child in reversed(root.children):
        yield from lit(child)


def seen(widget: Widget) -> Box:
    """Return the part of a widget within the window and its clipping ancestors; empty when right <= left."""
    left, bottom, right, top = widget.x, widget.y, widget.right, widget.top
    for outer in ancestors(widget):
        if isinstance(outer, FRAMES):
            left, bottom = max(left, outer.x), max(bottom, outer.y)
            right, top = min(right, outer.right), min(top, outer.top)
    return max(left, 0.0), max(bottom, 0.0), min(right, Window.width), min(top, Window.height)


def on_screen(widget: Widget) -> bool:
    """Return whether the centre of a widget is in view, whatever lies over it."""
    left, bottom, right, top = seen(widget)
    return bool(left < widget.center_x < right and bottom < widget.center_y < top)


def words_of(widget: Widget) -> str:
    """Return the words of a widget: a text, or the name of a button."""
    if isinstance(widget, Pill):
        return widget.spoken_name()
    return str(widget.shown) if isinstance(widget, Text) else ""


def met_at(root: Widget, at: Point) -> Widget | None:
    """Return the widget that takes a touch at a point; None where there is none."""
    if root.opacity == 0 or (isinstance(root, Port) and not root.collide_point(*at)):
        return None
    for child in root.children:
        met = met_at(child, at)
        if met is not None:
            return met
    return root if root.collide_point(*at) and isinstance(root, TAKERS) else None


def within(widget: Widget, ancestor: Widget) -> bool:
    """Return whether a widget is `ancestor` or one of its descendants."""
    return widget is ancestor or any(outer is ancestor for outer in ancestors(widget))
