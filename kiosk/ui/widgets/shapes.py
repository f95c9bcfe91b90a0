"""Small shapes: the mark of a topic, the dots of progress, the ring of the countdown, a background."""

from typing import Any

from kivy.clock import Clock
from kivy.graphics import (
    BorderImage,
    Color,
    PopMatrix,
    PushMatrix,
    Rectangle,
    SmoothEllipse,
    SmoothLine,
    SmoothQuad,
    SmoothRectangle,
    SmoothTriangle,
    Translate,
)
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, OptionProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.design.palette import STANDARD, rgba
from kiosk.ui import kv
from kiosk.ui.widgets.rounded import hide, set_box

FULL_TURN = 360


class DrawnWidget(Widget):
    """A widget that redraws itself when its properties change, and moves its drawing when only its position does."""

    palette = ObjectProperty(STANDARD)

    def __init__(self, **kwargs: Any) -> None:
        """Draw, and redraw on each change of a property in `looks`."""
        # Once per frame, after all changes.
        self._redraw_soon = Clock.create_trigger(self.redraw, -1)
        self._shift = Translate()
        self._drawn_at = (0.0, 0.0)
        super().__init__(**kwargs)
        for name in ("size", "palette", *self.looks):
            self.fbind(name, self._redraw_soon)
        self.fbind("pos", self._move)
        self._redraw_soon()

    looks: tuple[str, ...] = ()
    """Properties that change what is drawn, in addition to size and palette."""

    def redraw(self, *_: Any) -> None:
        """Clear the canvas and draw."""
        self.canvas.clear()
        with self.canvas:
            PushMatrix()
            self._shift = Translate()
            self.draw()
            PopMatrix()
        self._mark_drawn()

    def _mark_drawn(self) -> None:
        """Record the position at which it was drawn."""
        self._drawn_at = (self.x, self.y)
        self._move()

    def _move(self, *_: Any) -> None:
        self._shift.xy = (self.x - self._drawn_at[0], self.y - self._drawn_at[1])

    def draw(self) -> None:
        """Add instructions to the canvas."""


class Mark(DrawnWidget):
    """The mark of a topic: a shape in a colour, so that topics differ without colour too."""

    shape = OptionProperty("circle", options=["circle", "square", "diamond", "triangle"])
    colour = StringProperty("paper")
    looks = ("shape", "colour")

    def draw(self) -> None:
        """Draw the shape in the middle of the widget."""
        Color(*rgba(self.palette.mark(self.colour)))
        half = min(self.width, self.height) / 2
        x, y = self.center
        if self.shape == "circle":
            SmoothEllipse(pos=(x - half, y - half), size=(2 * half, 2 * half))
        elif self.shape == "square":
            side = half * 0.86
            SmoothRectangle(pos=(x - side, y - side), size=(2 * side, 2 * side))
        elif self.shape == "diamond":
            SmoothQuad(points=(x - half, y, x, y + half, x + half, y, x, y - half))
        else:
            SmoothTriangle(points=(x - half, y - half * 0.8, x, y + half, x + half, y - half * 0.8))


class Dots(DrawnWidget):
    """The visitor's position among the panels: one dot each, the current one long and gold."""

    count = NumericProperty(0)
    at = NumericProperty(0)
    unit = NumericProperty(1.0)
    rtl = BooleanProperty(False)
    looks = ("count", "at", "unit", "rtl")

    def __init__(self, **kwargs: Any) -> None:
        """Draw no dot yet."""
        self._dots: list[tuple[Color, BorderImage]] = []
        super().__init__(**kwargs)

    def draw(self) -> None:
        """Draw one dot for each panel."""
        self._dots = [(Color(), BorderImage()) for _ in range(int(self.count))]
        self._arrange()

    def redraw(self, *_: Any) -> None:
        """Draw from scratch only if the number of dots has changed."""
        if len(self._dots) != self.count:
            super().redraw()
            return
        self._arrange()
        self._mark_drawn()

    def _arrange(self) -> None:
        dot, step, long = self.unit * 14, self.unit * 34, self.unit * 44
        total = (self.count - 1) * step + long
        at = self.count - 1 - self.at if self.rtl else self.at
        x, y = self.center_x - total / 2, self.center_y - dot / 2
        for n, (colour, image) in enumerate(self._dots):
            width = long if n == at else dot
            colour.rgba = rgba(self.palette.gold if n == at else self.palette.line)
            set_box(image, x, y, width, dot)
            x += width + step - dot


class Ring(DrawnWidget):
    """A ring that empties with the countdown."""

    share = NumericProperty(1.0)
    """0 to 1: the share of the ring that is left."""
    thickness = NumericProperty(14)
    looks = ("share", "thickness")

    def draw(self) -> None:
        """Draw the whole ring, then the share that is left."""
        radius = min(self.width, self.height) / 2 - self.thickness / 2
        Color(*rgba(self.palette.line))
        SmoothLine(circle=(*self.center, radius), width=self.thickness / 2)
        if self.share > 0:
            Color(*rgba(self.palette.gold))
            SmoothLine(circle=(*self.center, radius, 0, FULL_TURN * self.share), width=self.thickness / 2, cap="none")


class Ground(Widget):
    """A plain or rounded background in a colour of the palette."""

    palette = ObjectProperty(STANDARD)
    colour = StringProperty("ink")
    """A token of the palette, or "#rrggbb"."""
    alpha = NumericProperty(1.0)
    radius = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        """Draw nothing before its position is known."""
        self._place_soon = Clock.create_trigger(self._place, -1)
        super().__init__(**kwargs)
        with self.canvas:
            self._tint, self._plain, self._rounded = Color(), Rectangle(size=(0, 0)), BorderImage()
        for name in ("palette", "colour", "alpha"):
            self.fbind(name, self._recolour)
        for name in ("pos", "size", "radius"):
            self.fbind(name, self._place_soon)
        self._recolour()
        self._place_soon()

    def _recolour(self, *_: Any) -> None:
        token = self.colour
        self._tint.rgba = rgba(token if token.startswith("#") else getattr(self.palette, token), self.alpha)

    def _place(self, *_: Any) -> None:
        (left, bottom), (width, height) = self.pos, self.size
        if self.radius:
            self._plain.size = (0, 0)
            set_box(self._rounded, left, bottom, width, height, radius=self.radius)
        else:
            hide(self._rounded)
            self._plain.pos, self._plain.size = (round(left), round(bottom)), (round(width), round(height))


kv.load(__file__)
