"""What a visitor sees and can reach: widgets that are on the screen, their words, and what a finger would meet."""

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
"""What keeps a touch to itself."""

FRAMES: tuple[Any, ...] = (StencilView, Port)
"""What cuts off what reaches out of it."""

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in pixels of the window."""


def lit(root: Widget) -> Iterator[Widget]:
    """Give each widget below a root that is not see-through, the backmost first."""
    if root.opacity == 0:
        return
    yield root
    for child in reversed(root.children):
        yield from lit(child)


def seen(widget: Widget) -> Box:
    """Give the part of a widget that lies within the window and the frames around it; empty when right <= left."""
    left, bottom, right, top = widget.x, widget.y, widget.right, widget.top
    for outer in ancestors(widget):
        if isinstance(outer, FRAMES):
            left, bottom = max(left, outer.x), max(bottom, outer.y)
            right, top = min(right, outer.right), min(top, outer.top)
    return max(left, 0.0), max(bottom, 0.0), min(right, Window.width), min(top, Window.height)


def on_screen(widget: Widget) -> bool:
    """Tell whether the middle of a widget can be seen, if nothing lies over it."""
    left, bottom, right, top = seen(widget)
    return bool(left < widget.center_x < right and bottom < widget.center_y < top)


def words_of(widget: Widget) -> str:
    """Give what a widget says: a text's words, a button's name."""
    if isinstance(widget, Pill):
        return widget.spoken_name()
    return str(widget.shown) if isinstance(widget, Text) else ""


def met_at(root: Widget, at: Point) -> Widget | None:
    """Give the widget that would take a touch at a point; None when nothing there would."""
    if root.opacity == 0 or (isinstance(root, Port) and not root.collide_point(*at)):
        return None
    for child in root.children:
        met = met_at(child, at)
        if met is not None:
            return met
    return root if root.collide_point(*at) and isinstance(root, TAKERS) else None


def within(widget: Widget, ancestor: Widget) -> bool:
    """Tell whether a widget is another one, or below it."""
    return widget is ancestor or any(outer is ancestor for outer in ancestors(widget))
