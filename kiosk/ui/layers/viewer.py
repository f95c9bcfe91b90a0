"""The picture viewer: drag, pinch, double tap, and buttons for the same."""

from math import hypot
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.stencilview import StencilView

from kiosk.design.palette import rgba
from kiosk.ui import kv
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.layers.picture_view import PictureView, PictureViewport, open_closeup
from kiosk.ui.layers.sheets import Headline  # noqa: F401  (used in the .kv)
from kiosk.ui.panels.base import Caption, credit_line  # noqa: F401  (Caption: used in the .kv)
from kiosk.ui.widgets.button import Pill
from kiosk.ui.window.keys import Key

CLOSEST = 3.0
"""Most screen pixels for a pixel of the picture."""
STEP = 1.6
GLIDE_S = 0.2
PAN_SHARE = 0.5
"""Share of what is in view by which a button moves the picture."""


class ViewerSurface(StencilView):
    """The picture on its background; `zoom` is 1 when all of it is in view."""

    ui = ObjectProperty(None)
    medium = StringProperty("")
    zoom = NumericProperty(1.0)
    across = NumericProperty(0.5)
    down = NumericProperty(0.5)
    """The point of the picture that is in the middle, as fractions from its left and top."""
    most = NumericProperty(1.0)
    """The largest zoom; 1 until the picture is loaded."""
    failed = BooleanProperty(False)
    """Whether the picture cannot be shown."""

    def __init__(self, **kwargs: Any) -> None:
        """Draw nothing until `open` is called."""
        self.picture: PictureView | None = None
        self._touches: dict[Any, tuple[float, float]] = {}
        super().__init__(**kwargs)
        self._draw_soon = Clock.create_trigger(self._draw, -1)
        for name in ("pos", "size", "zoom", "across", "down"):
            self.fbind(name, self._draw_soon)

    def open(self) -> None:
        """Request the picture."""
        found = self.ui.exhibition.media.get(self.medium)
        path = found.file(self.ui.language) if found else None
        if path is not None:
            self.picture = open_closeup(self.ui.pictures, path, self._draw_soon)
        self.failed = path is None

    def close(self) -> None:
        """Release the picture."""
        Animation.cancel_all(self)
        if self.picture is not None:
            self.picture.close()
            self.picture = None

    def step(self, direction: int) -> None:
        """Zoom by a button."""
        self.glide(self.zoom * STEP**direction, self.across, self.down)

    def pan(self, across: int, down: int) -> None:
        """Show what is further right (across 1) or left (-1), further down (1) or up (-1), by a button."""
        width, height = self._shown()
        self.glide(
            self.zoom,
            self.across + PAN_SHARE * across * self.width / width,
            self.down + PAN_SHARE * down * self.height / height,
        )

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

    def _size(self) -> tuple[float, float]:
        size = self.picture.size if self.picture is not None else None
        return size or (self.width, self.height)

    def _fit(self) -> float:
        """Screen pixels for a pixel of the picture when all of it is in view."""
        width, height = self._size()
        return float(min(self.width / width, self.height / height))

    def _shown(self) -> tuple[float, float]:
        width, height = self._size()
        scale = self._fit() * self.zoom
        return width * scale, height * scale

    def _bounded(self, zoom: float, across: float, down: float) -> tuple[float, float, float]:
        """Return the nearest view without a gap at the edges; a picture that is smaller than its box is centred."""
        if not self._known:
            return 1.0, 0.5, 0.5
        (width, height), zoom = self._size(), min(max(1.0, zoom), self.most)
        scale = self._fit() * zoom
        return zoom, _centred(across, self.width / (width * scale)), _centred(down, self.height / (height * scale))

    @property
    def _known(self) -> bool:
        return self.picture is not None and self.picture.size is not None

    def _draw(self, *_: Any) -> None:
        self.most = max(STEP, CLOSEST / self._fit()) if self._known else 1.0
        self.canvas.clear()
        with self.canvas:
            Color(*rgba(self.ui.palette.ink))
            Rectangle(pos=self.pos, size=self.size)
            if self.picture is not None and self._known:
                self.picture.paint(self._view())
        self.failed = self.picture is None or self.picture.failed

    def _view(self) -> PictureViewport:
        width, height = self._shown()
        left, top = self.center_x - self.across * width, self.center_y + self.down * height
        return PictureViewport(left, top, self._fit() * self.zoom, (self.x, self.y, self.right, self.top))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Grab the picture, or zoom in at a double tap or with the mouse wheel."""
        if not self.collide_point(*touch.pos) or not self._known:
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
        if touch.grab_current is not self or touch.uid not in self._touches or not self._known:
            return False
        old = list(self._touches.values())[:2]
        self._touches[touch.uid] = touch.pos
        new = list(self._touches.values())[:2]
        factor = _spread(new) / _spread(old) if len(new) == 2 else 1.0
        was, now = _middle(old), _middle(new)
        width, height = self._shown()
        # The point of the picture between the fingers stays between them.
        across = self.across + (was[0] - self.center_x) / width - (now[0] - self.center_x) / (width * factor)
        down = self.down - (was[1] - self.center_y) / height + (now[1] - self.center_y) / (height * factor)
        self.zoom, self.across, self.down = self._bounded(self.zoom * factor, across, down)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Release the touch."""
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


class PanPill(Pill):
    """Moves the picture in one direction; shown while the picture is larger than the screen."""

    shown = BooleanProperty(False)


class ViewerLayer(LayerBase):
    """The picture, its caption, and buttons for all gestures."""

    closer = BooleanProperty(False)
    """Whether a part of the picture is in view."""

    def enter(self) -> None:
        """Open the picture."""
        self.ids.table.open()

    def leave(self) -> None:
        """Release it."""
        self.ids.table.close()

    def press(self, key: Key) -> bool:
        """Zoom in with plus, out with minus."""
        if key not in (Key.PLUS, Key.MINUS):
            return super().press(key)
        self.ids.table.step(1 if key is Key.PLUS else -1)
        return True

    def alt(self, failed: bool) -> Any:
        """Return the alternative text of a picture that cannot be shown, else None."""
        found = self.ui.exhibition.media.get(self.subject)
        return found.alt if found and failed else None

    def line(self, _words: Any) -> str:
        """Return caption and credit."""
        return credit_line(self.ui, self.subject)


def _centred(at: float, in_view: float) -> float:
    """Return the nearest position that can be in the middle, when this share of the picture is in view."""
    return 0.5 if in_view >= 1 else min(max(at, in_view / 2), 1 - in_view / 2)


def _spread(points: list[tuple[float, float]]) -> float:
    return max(20.0, hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]))


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


kv.load(__file__)
