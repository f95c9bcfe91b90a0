"""The minimap: the density of cards over the whole timeline, and the part in view; a touch moves the view."""

from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Line, Rectangle, SmoothRoundedRectangle
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.design.palette import rgba
from kiosk.timeline import Axis, Minimap, axis_centred_at, view_span
from kiosk.ui import kv
from kiosk.ui.timeline.strip import Strip
from kiosk.ui.timeline.strokes import Box, fill
from kiosk.ui.widgets.button import Pill  # noqa: F401  (loads what the .kv uses)

BIN_PX = 7
LEAST_BIN = 0.14
"""Height of the bin of a single card, as a share."""
LEAST_WINDOW = 44
"""Minimum width of the view's window in pixels of the 1080p design, so that a finger can drag it."""


class MinimapTrack(Widget):
    """Draws the minimap, and moves the view of its strip."""

    ui = ObjectProperty(None)
    strip: Any = ObjectProperty(None, allownone=True)
    """The Strip whose view is shown; None until the screen is built."""
    look = ObjectProperty(None)
    """The properties of the environment that change the drawing; bound in the .kv."""

    def __init__(self, **kwargs: Any) -> None:
        """Draw nothing yet."""
        self._grab = 0.0
        self._days = (0, 0)
        self._redraw = Clock.create_trigger(self.draw, -1)
        self._follow = Clock.create_trigger(self.follow, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "look"):
            self.fbind(name, self._redraw)

    def on_strip(self, _widget: Any, strip: Strip) -> None:
        """Follow a strip."""
        strip.fbind("axis", self._follow)
        for name in ("topic", "mirrored", "size"):
            strip.fbind(name, self._redraw)
        strip.fbind("chosen", self._follow)
        self._redraw()

    @property
    def _axis(self) -> Axis | None:
        """The axis in view, None while there is nothing to draw."""
        axis: Axis | None = self.strip.axis if self.strip is not None else None
        return axis if self.width >= 2 * BIN_PX else None

    # Drawing.

    def draw(self, *_: Any) -> None:
        """Draw the parts that do not depend on the view, then the view."""
        self.canvas.clear()
        axis = self._axis
        if axis is None:
            return
        self._days = axis.first_day, axis.last_day
        unit, palette = self.ui.unit, self.ui.palette
        contrast = palette.ink2 == palette.ink
        with self.canvas:
            Color(*rgba(palette.line if contrast else palette.ink2))
            SmoothRoundedRectangle(pos=self.pos, size=self.size, radius=[unit * 10])
            self._draw_eras(axis)
            Color(*rgba(palette.ink if contrast else palette.dim))
            fill(self._bins(axis))
            Color(*rgba(palette.paper, 0.14))
            self._view = Rectangle()
            Color(*rgba(palette.gold))
            self._here = Rectangle(size=(max(3, round(unit * 5)), self.height))
            Color(*rgba(palette.teal if contrast else palette.paper))
            self._edge = Line(width=max(1.0, unit * 1.2))
        self.follow()

    def _draw_eras(self, axis: Axis) -> None:
        for era, span in zip(self.strip.deck.timeline.eras, self.strip.deck.spans, strict=True):
            # An open side extends beyond the known days to the end of the axis.
            first = axis.first_day if span.open_start else span.start_day
            last = axis.last_day if span.open_end else span.end_day + 1
            left, right = sorted((self._x(axis, first), self._x(axis, last)))
            Color(*rgba(self.ui.palette.mark(era.colour)))
            Rectangle(pos=(left, self.y), size=(max(1, right - left), max(3, round(self.ui.unit * 5))))

    def follow(self, *_: Any) -> None:
        """Show the part in view and the position of the chosen card."""
        axis = self._axis
        if axis is None:
            return
        if self._days != (axis.first_day, axis.last_day):
            self.draw()
            return
        left, width = self._window(axis)
        self._view.pos, self._view.size = (left, self.y), (width, self.height)
        self._edge.rectangle = (left + 1, self.y + 1, width - 2, self.height - 2)
        chosen = self.strip.deck.mark(self.strip.chosen)
        across = self._here.size[0]
        if chosen is not None:
            self._here.pos = (self._x(axis, chosen.span.start_day) - across / 2, self.y)
        self._here.size = (across, self.height if chosen is not None else 0)

    def _bins(self, axis: Axis) -> list[Box]:
        """Return a column for each bin with cards, below the height of the map by that of the eras."""
        counts = Minimap.of(self.strip.deck.filtered(self.strip.topic or None), axis, int(self.width // BIN_PX)).counts
        most, foot = max(counts, default=0), round(self.ui.unit * 9)
        step, room = self.width / len(counts), self.height - foot - self.ui.unit * 6
        heights = [room * max(LEAST_BIN, count / most) if count else 0.0 for count in counts]
        ordered = reversed(heights) if self.strip.mirrored else heights
        return [
            (round(self.x + at * step), self.y + foot, max(2.0, step - 2), height)
            for at, height in enumerate(ordered)
            if height
        ]

    def _x(self, axis: Axis, day: int) -> float:
        share = (day - axis.first_day) / (axis.last_day - axis.first_day)
        return float(self.right - share * self.width if self.strip.mirrored else self.x + share * self.width)

    def _window(self, axis: Axis) -> tuple[float, float]:
        """Return the left edge and the width, in window coordinates, of the part in view."""
        left, width = view_span(axis, self.width, self.ui.unit * LEAST_WINDOW)
        return (self.right - left - width if self.strip.mirrored else self.x + left), width

    # Touches.

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Move the view to the touch, or start to drag it."""
        axis = self._axis
        if axis is None or not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            self.strip.zoom(1 if touch.button == "scrolldown" else -1)
            return True
        touch.grab(self)
        touch.ud["exclusive"] = True
        left, width = self._window(axis)
        inside = left <= touch.x <= left + width
        self._grab = touch.x - left - width / 2 if inside else 0.0
        if not inside:
            self.strip.glide(axis_centred_at(axis, self._along(touch.x), self.width))
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Drag the view."""
        axis = self._axis
        if touch.grab_current is not self or axis is None:
            return False
        if abs(touch.x - touch.ox) > 1:
            self.strip.show(axis_centred_at(axis, self._along(touch.x - self._grab), self.width))
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """End the drag."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        return True

    def _along(self, x: float) -> float:
        return float(self.right - x if self.strip.mirrored else x - self.x)


class MinimapBar(FloatLayout):
    """The minimap between two buttons that move the view forward and back by a page."""

    ui = ObjectProperty(None)
    strip: Any = ObjectProperty(None, allownone=True, rebind=True)
    mirrored = BooleanProperty(False)


kv.load(__file__)
