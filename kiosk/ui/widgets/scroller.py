"""A scrolling column of text: by dragging, or by two page buttons that appear when they are needed."""

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import (
    AliasProperty,
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui import kv
from kiosk.ui.access.items import Viewport
from kiosk.ui.widgets.actions import Actions  # noqa: F401  (used in the .kv)
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.fade import Fade  # noqa: F401
from kiosk.ui.widgets.teardown import tear_down
from kiosk.ui.window.touch_filter import SLOP_MM

PAGE = 0.8
"""Share of the height that one press of a page button scrolls."""
LEAD = 0.15
"""Share of the height that stays above text that is scrolled into view because it is being read aloud."""
GLIDE_S = 0.2


class Port(Viewport, Widget):
    """The visible part of the content, clipped with a scissor test, which is cheap; the rest receives no touches."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Pass on touches inside the visible part only."""
        return bool(self.collide_point(*touch.pos) and super().on_touch_down(touch))

    def bring(self, bottom: float, top: float) -> None:
        """Scroll the part between two y coordinates of the window into view."""
        self.parent.scroll_to(bottom, top)


class Scroller(FloatLayout):
    """A column in a viewport of fixed height. `offset` is the number of pixels scrolled past the upper edge."""

    ui = ObjectProperty(None)
    content = ObjectProperty(None, allownone=True)
    offset = NumericProperty(0.0)
    content_height = NumericProperty(0.0)
    overflows = BooleanProperty(False)
    foot_height = NumericProperty(0.0)
    """Height of the buttons below, with the gap above them."""
    own_foot = NumericProperty(0.0)
    """The same without the page buttons."""
    ground = StringProperty("ink")
    """The colour into which the text fades at the lower edge."""
    narration = StringProperty("")
    sources = ListProperty([])
    subject = StringProperty("")
    more = ListProperty([])
    steered = BooleanProperty(False)
    """Whether the visitor has scrolled; automatic scrolling must check this first."""

    def _get_end(self) -> float:
        return max(0.0, float(self.content_height - self.height + self.foot_height)) if self.overflows else 0.0

    end = AliasProperty(_get_end, bind=["content_height", "height", "foot_height", "overflows"])

    def __init__(self, **kwargs: Any) -> None:
        """Create an empty scroller; its one content widget is added later."""
        self._place = Clock.create_trigger(self._layout, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "offset", "content_height", "content", "foot_height", "own_foot"):
            self.fbind(name, self._place)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Add the parts of the .kv first, then the content, which goes into the port."""
        if "foot" not in self.ids or widget is self.ids.foot.__self__:
            super().add_widget(widget, *args, **kwargs)
            return
        self.ids.port.add_widget(widget)
        self.content = widget
        widget.size_hint = (None, None)
        widget.fbind("height", self._measured)
        self._place()

    def replace(self, widget: Widget) -> None:
        """Show another content, from its beginning."""
        if self.content is not None:
            self.content.funbind("height", self._measured)
            self.ids.port.remove_widget(self.content)
            tear_down(self.content)
            self.content = None
        self.offset = 0.0
        self.add_widget(widget)
        self._measured()

    def _measured(self, *_: Any) -> None:
        self.content_height = self.content.height if self.content else 0

    def _layout(self, *_: Any) -> None:
        if self.content is None:
            return
        # Computed without the page buttons, so that showing them cannot change the result, and the same text in the
        # same place always has them, or never. The padding below the last line does not count: there is no text in it.
        room = self.content.padding[3] if isinstance(self.content, Column) else 0
        self.overflows = self.content.height - room > self.height - self.own_foot + 1
        self.content.width = self.width
        self.content.x = self.x
        self.offset = min(max(0.0, self.offset), self.end)
        self.content.y = round(self.top - self.content.height + self.offset)

    def page(self, by: int) -> None:
        """Scroll one page down (+1) or up (-1)."""
        self.steered = True
        self._glide(self.offset + by * (self.height - self.foot_height) * PAGE)

    def shows(self, bottom: float, top: float) -> bool:
        """Return whether everything between two y coordinates of the window is in view, and not faded."""
        port = self.ids.port
        fading = self.ids.fading.height / 2 if self.offset < self.end - 1 else 0
        return bool(port.y + fading <= bottom and top <= port.top + 1)

    def lead(self, top: float) -> None:
        """Scroll so that the text at a y coordinate of the window is near the upper edge, with some text above it."""
        port = self.ids.port
        self._glide(self.offset + port.top - port.height * LEAD - top)

    def _glide(self, goal: float) -> None:
        goal = min(max(0.0, goal), self.end)
        Animation.cancel_all(self, "offset")
        if self.ui.less_motion:
            self.offset = goal
        else:
            Animation(offset=goal, duration=GLIDE_S, t="out_quad").start(self)

    def scroll_to(self, bottom: float, top: float) -> None:
        """Scroll the part between two y coordinates of the window into view; its upper edge has priority.

        Only the port calls this: the buttons below the text are in this widget too, and do not scroll.
        """
        port = self.ids.port
        above, below = top - port.top, port.y - bottom
        if above > 0 or below > 0:
            Animation.cancel_all(self, "offset")
            self.offset = min(max(0.0, self.offset + (-above if above > 0 else min(below, -above))), self.end)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Pass the touch to the content; remember the offset for a drag."""
        if not self.collide_point(*touch.pos):
            return False
        touch.ud[self] = self.offset
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Drag the content once the finger has moved further than a tap may."""
        start = touch.ud.get(self)
        if start is None or not self.overflows:
            return bool(super().on_touch_move(touch))
        if abs(touch.y - touch.oy) > SLOP_MM * self.ui.mm and abs(touch.y - touch.oy) > abs(touch.x - touch.ox):
            touch.ud["moved"] = touch.ud["scrolled"] = True
        if touch.ud.get("scrolled"):
            self.steered = True
            Animation.cancel_all(self, "offset")
            self.offset = min(max(0.0, start + touch.y - touch.oy), self.end)
        return bool(super().on_touch_move(touch))


kv.load(__file__)
