"""Two pictures of the same frame under one slider."""

from typing import Any

from kivy.animation import Animation
from kivy.input import MotionEvent
from kivy.properties import NumericProperty
from kivy.uix.stencilview import StencilView
from kivy.uix.widget import Widget

from kiosk.ui import kv
from kiosk.ui.panels.base import PanelBase

GLIDE_S = 0.25
BEFORE, BOTH, AFTER = 1.0, 0.5, 0.0


class ComparePicture(StencilView):
    """Clips the second picture at the slider."""


class CompareFrame(Widget):
    """The box of the pictures, and the position of the edge in it."""

    edge = NumericProperty(0)


class ComparePanel(PanelBase):
    """The earlier picture at the reading start, the later on the other side; drag the edge or press a button."""

    share = NumericProperty(BOTH)
    """Share of the width that shows the first picture, from the reading start."""

    def show(self, share: float) -> None:
        """Move the edge by a button."""
        if self.ui.less_motion:
            self.share = share
        else:
            Animation.cancel_all(self, "share")
            Animation(share=share, duration=GLIDE_S, t="out_quad").start(self)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Grab the edge from anywhere on the pictures; the buttons come first."""
        if super().on_touch_down(touch):
            return True
        if not self.ids.frame.collide_point(*touch.pos):
            return False
        touch.grab(self)
        touch.ud["exclusive"] = True
        Animation.cancel_all(self, "share")
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Move the edge to the finger."""
        if touch.grab_current is self:
            self._follow(touch)
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Leave the edge where the finger was lifted."""
        if touch.grab_current is self:
            self._follow(touch)
            touch.ungrab(self)
            return True
        return bool(super().on_touch_up(touch))

    def _follow(self, touch: MotionEvent) -> None:
        frame: Any = self.ids.frame
        share = min(1.0, max(0.0, (touch.x - frame.x) / max(1.0, frame.width)))
        self.share = 1.0 - share if self.ui.rtl else share


kv.load(__file__)
