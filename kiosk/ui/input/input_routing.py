"""Input routing: which touches and keys count, and which widgets get them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kivy.base import EventLoop
from kivy.input import MotionEvent
from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.env import Env
from kiosk.ui.input.staff_gesture import StaffGestureInput
from kiosk.ui.window.keys import Key
from kiosk.ui.window.touch_filter import TouchFilter
from kiosk.visit.events import Touched

if TYPE_CHECKING:
    from kiosk.ui.access.assistance import Assistance
    from kiosk.ui.layers.base import LayerBase

_WITHDRAWN = "withdrawn"


class InputRouting(FloatLayout):
    """Base class of the root: it passes touches and keys on to what is in front."""

    assistance: "Assistance"
    layer = ObjectProperty(None, allownone=True)
    warning = ObjectProperty(None, allownone=True)

    def __init__(self, ui: Env, clock: Callable[[], float]) -> None:
        """Take the environment, and a clock in seconds."""
        self.ui = ui
        super().__init__()
        self._touch_filter = TouchFilter(clock)
        self.staff_gesture = StaffGestureInput(ui, clock)

    def press(self, key: Key) -> None:
        """Pass a key on to what is in front; while the warning is shown a key does no more than keep the visit."""
        warned = self.warning is not None
        self.ui.send(Touched())
        if not warned:
            self.assistance.press(key)

    def write(self, sign: str) -> bool:
        """Pass a typed character on to the layer, and return whether the layer has used it."""
        # With a focus, Enter activates what has it.
        layer: LayerBase | None = self.layer
        if layer is None or (sign == "\n" and self.assistance.focused is not None):
            return False
        taken = layer.write(sign)
        if taken:
            self.ui.send(Touched())
        return taken

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Pass a touch on, if it counts; while the warning is shown, to the warning only."""
        counts = self._touch_filter.down(touch)
        self.staff_gesture.down(touch, self.size)
        self._report("down", touch)
        for withdrawn in self._touch_filter.given_way():
            _withdraw(withdrawn)
        if not counts:
            return True
        self.assistance.touch_down(touch)
        if self.warning is not None:
            touch.ud["warned"] = True
            return bool(self.warning.on_touch_down(touch))
        self.ui.send(Touched())
        for child in self.children[:]:
            if child.dispatch("on_touch_down", touch):
                break
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Pass on a move of a touch that counts."""
        self.staff_gesture.move(touch, self.size)
        self._report("move", touch)
        if not self._touch_filter.move(touch) or touch.ud.get("warned"):
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Pass on the end of a touch; if it completes the staff's gesture, the PIN is asked for after that."""
        if touch.grab_current is not None:
            return self._end(touch)
        if touch.ud.get(_WITHDRAWN):
            return True
        complete = self.staff_gesture.up(touch)
        self._report("up", touch)
        taken = self._end(touch) if self._touch_filter.up(touch) else True
        if complete:
            self.staff_gesture.open()
        return taken

    def _end(self, touch: MotionEvent) -> bool:
        if touch.ud.get("warned"):
            return bool(self.warning.on_touch_up(touch)) if self.warning is not None else True
        if touch.grab_current is None:
            self.assistance.touch_up(touch)
        return bool(super().on_touch_up(touch))

    def _report(self, kind: str, touch: MotionEvent) -> None:
        if self.ui.on_contact is not None:
            self.ui.on_contact(kind, touch)


def _withdraw(touch: MotionEvent) -> None:
    """End a touch for the widgets that have grabbed it, although the finger has not lifted."""
    touch.update_time_end()
    touch.ud[_WITHDRAWN] = True
    EventLoop.post_dispatch_input("end", touch)
    del touch.ud[_WITHDRAWN]
