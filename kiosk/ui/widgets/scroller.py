"""Text that may be longer than its place: dragged, or moved by two buttons that appear when they are needed."""

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
from kiosk.ui.widgets.actions import Actions  # noqa: F401  (used in the .kv)
from kiosk.ui.widgets.box import Column
from kiosk.ui.widgets.fade import Fade  # noqa: F401
from kiosk.ui.widgets.teardown import tear_down
from kiosk.ui.window.touch_filter import SLOP_MM

PAGE = 0.8
"""Share of the height that one press of a button moves."""
LEAD = 0.15
"""Share of the height that stays above words that are brought into view because they are being read."""
GLIDE_S = 0.2


class Port(Widget):
    """What shows of the content, cut off by scissors, which cost a frame nothing; the rest takes no touch."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let a finger reach what it can see, and nothing below or above."""
        return bool(self.collide_point(*touch.pos) and super().on_touch_down(touch))

    def bring(self, bottom: float, top: float) -> None:
        """Scroll what is between two heights of the window into view."""
        self.parent.scroll_to(bottom, top)


class Scroller(FloatLayout):
    """A column in a window of fixed height. `offset` is how many pixels have gone above the upper edge."""

    ui = ObjectProperty(None)
    content = ObjectProperty(None, allownone=True)
    offset = NumericProperty(0.0)
    content_height = NumericProperty(0.0)
    overflows = BooleanProperty(False)
    foot_height = NumericProperty(0.0)
    """Height that the buttons below take, with the gap above them."""
    own_foot = NumericProperty(0.0)
    """The same without the buttons that move the text."""
    ground = StringProperty("ink")
    """The colour into which the text fades where it goes on."""
    narration = StringProperty("")
    sources = ListProperty([])
    subject = StringProperty("")
    more = ListProperty([])
    steered = BooleanProperty(False)
    """Whether the visitor has moved the text; whoever moves it for them must ask this first."""

    def _get_end(self) -> float:
        return max(0.0, float(self.content_height - self.height + self.foot_height)) if self.overflows else 0.0

    end = AliasProperty(_get_end, bind=["content_height", "height", "foot_height", "overflows"])

    def __init__(self, **kwargs: Any) -> None:
        """Wait for the one content widget."""
        self._place = Clock.create_trigger(self._layout, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "offset", "content_height", "content", "foot_height", "own_foot"):
            self.fbind(name, self._place)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Take the .kv's own parts first, then the content, which goes into the port."""
        if "foot" not in self.ids or widget is self.ids.foot.__self__:
            super().add_widget(widget, *args, **kwargs)
            return
        self.ids.port.add_widget(widget)
        self.content = widget
        widget.size_hint = (None, None)
        widget.fbind("height", self._measured)
        self._place()

    def replace(self, widget: Widget) -> None:
        """Show something else, from its beginning."""
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
        # Judged as if the buttons that scroll were not there, so that they cannot call for or against themselves, and
        # the same text in the same place always has them, or never.
        # The room below the last line is for whoever has scrolled to it: it is nothing that could be read.
        room = self.content.padding[3] if isinstance(self.content, Column) else 0
        self.overflows = self.content.height - room > self.height - self.own_foot + 1
        self.content.width = self.width
        self.content.x = self.x
        self.offset = min(max(0.0, self.offset), self.end)
        self.content.y = round(self.top - self.content.height + self.offset)

    def page(self, by: int) -> None:
        """Move one page down (+1) or up (-1)."""
        self.steered = True
        self._glide(self.offset + by * (self.height - self.foot_height) * PAGE)

    def shows(self, bottom: float, top: float) -> bool:
        """Return whether all between two heights of the window is in view, and not where the text fades."""
        port = self.ids.port
        fading = self.ids.fading.height / 2 if self.offset < self.end - 1 else 0
        return bool(port.y + fading <= bottom and top <= port.top + 1)

    def lead(self, top: float) -> None:
        """Go on so that what begins at a height of the window stands near the upper edge, with some words before it."""
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
        """Bring what is between two heights of the window into view, its upper edge above all.

        Only the port is asked to: the buttons below the text stand in here too, and do not scroll.
        """
        port = self.ids.port
        above, below = top - port.top, port.y - bottom
        if above > 0 or below > 0:
            Animation.cancel_all(self, "offset")
            self.offset = min(max(0.0, self.offset + (-above if above > 0 else min(below, -above))), self.end)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Hand the touch to the content; remember where a drag would begin."""
        if not self.collide_point(*touch.pos):
            return False
        touch.ud[self] = self.offset
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Drag the content with the finger, once it has moved far enough to mean it."""
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
