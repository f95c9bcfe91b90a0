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
    """Cuts the second picture at the slider."""


class CompareFrame(Widget):
    """Where the pictures are, and where between its sides the edge stands."""

    edge = NumericProperty(0)


class ComparePanel(PanelBase):
    """Before on the side where reading begins, after on the other; drag the edge or press a button."""

    share = NumericProperty(BOTH)
    """Share of the width that shows the first picture, from where reading begins."""

    def show(self, share: float) -> None:
        """Move the edge by a button."""
        if self.ui.less_motion:
            self.share = share
        else:
            Animation.cancel_all(self, "share")
            Animation(share=share, duration=GLIDE_S, t="out_quad").start(self)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take hold of the edge anywhere on the pictures; the buttons come first."""
        if super().on_touch_down(touch):
            return True
        if not self.ids.frame.collide_point(*touch.pos):
            return False
        touch.grab(self)
        touch.ud["exclusive"] = True
        Animation.cancel_all(self, "share")
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Let the edge follow the finger."""
        if touch.grab_current is self:
            self._follow(touch)
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Leave the edge where the finger lifted."""
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
