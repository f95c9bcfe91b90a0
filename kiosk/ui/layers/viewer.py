"""A picture close up: dragged, pinched, double-tapped, or moved by buttons."""

from math import hypot
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.input import MotionEvent
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.stencilview import StencilView

from kiosk.ui import kv
from kiosk.ui.layers.sheets import LayerBase
from kiosk.ui.panels.parts import Caption, credit_line  # noqa: F401  (Caption: used in the .kv)
from kiosk.ui.theme import rgba

LONGEST_PX = 4096
"""The picture is decoded to at most this many pixels on its longer side."""
CLOSEST = 3.0
"""Screen pixels for a pixel of the decoded picture, at the most."""
STEP = 1.6
GLIDE_S = 0.2


class Table(StencilView):
    """The picture on its ground; `zoom` is 1 when all of it is in view."""

    ui = ObjectProperty(None)
    medium = StringProperty("")
    zoom = NumericProperty(1.0)
    across = NumericProperty(0.5)
    down = NumericProperty(0.5)
    """The point of the picture, as fractions from its left and top, that is in the middle."""
    most = NumericProperty(1.0)
    """The closest zoom; 1 until the picture is there."""

    def __init__(self, **kwargs: Any) -> None:
        """Ask for the picture."""
        self._texture: Texture | None = None
        self._ticket: Any = None
        self._touches: dict[Any, tuple[float, float]] = {}
        super().__init__(**kwargs)
        draw = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "zoom", "across", "down"):
            self.fbind(name, draw)

    def open(self) -> None:
        """Ask for the picture as large as it may get."""
        found = self.ui.exhibition.media.get(self.medium)
        path = found.file(self.ui.language) if found else None
        if path is not None:
            self._ticket = self.ui.pictures.request(path, (LONGEST_PX, LONGEST_PX), "contain", self._arrived)

    def close(self) -> None:
        """Let the picture go."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._texture = None

    def measure(self, *_: Any) -> None:
        """Find out how close the picture can come."""
        self.most = max(STEP, CLOSEST / self._fit()) if self._texture else 1.0

    def step(self, direction: int) -> None:
        """Zoom by a button."""
        self.glide(self.zoom * STEP**direction, self.across, self.down)

    def whole(self) -> None:
        """Show all of the picture."""
        self.glide(1.0, 0.5, 0.5)

    def glide(self, zoom: float, across: float, down: float) -> None:
        """Go to another view."""
        goal = self._bounded(zoom, across, down)
        Animation.cancel_all(self)
        if self.ui.less_motion:
            self.zoom, self.across, self.down = goal
        else:
            names = dict(zip(("zoom", "across", "down"), goal, strict=True))
            Animation(duration=GLIDE_S, t="out_quad", **names).start(self)

    def _arrived(self, texture: Texture | None, _source: tuple[int, int]) -> None:
        self._ticket, self._texture = None, texture
        self.measure()
        self._draw()

    def _size(self) -> tuple[float, float]:
        return self._texture.size if self._texture is not None else (self.width, self.height)

    def _fit(self) -> float:
        """Screen pixels for a pixel of the picture when all of it is in view."""
        width, height = self._size()
        return float(min(self.width / width, self.height / height))

    def _shown(self) -> tuple[float, float]:
        width, height = self._size()
        scale = self._fit() * self.zoom
        return width * scale, height * scale

    def _bounded(self, zoom: float, across: float, down: float) -> tuple[float, float, float]:
        """Keep the picture in view, and in the middle where it is smaller than its place."""
        if self._texture is None:
            return 1.0, 0.5, 0.5
        zoom = min(max(1.0, zoom), self.most)
        scale = self._fit() * zoom
        return (
            zoom,
            _centred(across, self.width / (self._texture.width * scale)),
            _centred(down, self.height / (self._texture.height * scale)),
        )

    def _draw(self, *_: Any) -> None:
        self.canvas.clear()
        with self.canvas:
            Color(*rgba(self.ui.palette.ink))
            Rectangle(pos=self.pos, size=self.size)
            if self._texture is not None:
                width, height = self._shown()
                Color(1, 1, 1, 1)
                pos = (self.center_x - self.across * width, self.center_y - (1 - self.down) * height)
                Rectangle(texture=self._texture, pos=(round(pos[0]), round(pos[1])), size=(width, height))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take hold of the picture."""
        if not self.collide_point(*touch.pos) or self._texture is None:
            return False
        if touch.is_mouse_scrolling:
            self.step(1 if touch.button == "scrolldown" else -1)
            return True
        if touch.is_double_tap:
            self._closer_at(touch.pos)
            return True
        Animation.cancel_all(self)
        touch.grab(self)
        self._touches[touch.uid] = touch.pos
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Drag with one finger, zoom with two."""
        if touch.grab_current is not self or touch.uid not in self._touches or self._texture is None:
            return False
        old = list(self._touches.values())[:2]
        self._touches[touch.uid] = touch.pos
        new = list(self._touches.values())[:2]
        factor = _spread(new) / _spread(old) if len(new) == 2 else 1.0
        was, now = _middle(old), _middle(new)
        width, height = self._shown()
        # The point of the picture that was between the fingers stays between them.
        across = self.across + (was[0] - self.center_x) / width - (now[0] - self.center_x) / (width * factor)
        down = self.down - (was[1] - self.center_y) / height + (now[1] - self.center_y) / (height * factor)
        self.zoom, self.across, self.down = self._bounded(self.zoom * factor, across, down)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let go."""
        self._touches.pop(touch.uid, None)
        if touch.grab_current is self:
            touch.ungrab(self)
            return True
        return False

    def _closer_at(self, pos: tuple[float, float]) -> None:
        if self.zoom > 1.01:
            self.whole()
            return
        width, height = self._shown()
        across = self.across + (pos[0] - self.center_x) / width
        down = self.down - (pos[1] - self.center_y) / height
        self.glide(self.zoom * STEP * STEP, across, down)


class ViewerLayer(LayerBase):
    """The picture, its caption, and buttons for all that fingers can do."""

    def enter(self) -> None:
        """Open the picture."""
        self.ids.table.open()

    def leave(self) -> None:
        """Let it go."""
        self.ids.table.close()

    def line(self, _words: Any) -> str:
        """Write caption and credit."""
        return credit_line(self.ui, self.subject)


def _centred(at: float, in_view: float) -> float:
    """Keep a place within what can be in the middle, when this share of the picture is in view."""
    return 0.5 if in_view >= 1 else min(max(at, in_view / 2), 1 - in_view / 2)


def _spread(points: list[tuple[float, float]]) -> float:
    return max(20.0, hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]))


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


kv.load(__file__)
