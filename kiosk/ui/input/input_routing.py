"""Where fingers and keys come in: what counts of them, and whom they reach."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kivy.base import EventLoop
from kivy.input import MotionEvent
from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.ui.env import Env
from kiosk.ui.input.staff_gesture import StaffGestureInput
from kiosk.ui.window.keys import Key, TakesCharacters
from kiosk.ui.window.touch_filter import TouchFilter
from kiosk.visit.events import Touched

if TYPE_CHECKING:
    from kiosk.ui.access.assistance import Assistance

_TAKEN = "taken"


class InputRouting(FloatLayout):
    """Lets contacts and keys in to what lies over it; whoever lays something there says what."""

    assistance: "Assistance"
    layer = ObjectProperty(None, allownone=True)
    warning = ObjectProperty(None, allownone=True)

    def __init__(self, ui: Env, clock: Callable[[], float]) -> None:
        """Take the environment, and a clock in seconds."""
        self.ui = ui
        super().__init__()
        self._gate = TouchFilter(clock)
        self.staff_gesture = StaffGestureInput(ui, clock)

    def press(self, key: Key) -> None:
        """Hand a key to what is in front; under the warning every key says only that somebody is there."""
        warned = self.warning is not None
        self.ui.send(Touched())
        if not warned:
            self.assistance.press(key)

    def write(self, sign: str) -> bool:
        """Hand what a key writes to what is in front; tell whether it was wanted there."""
        if not isinstance(self.layer, TakesCharacters) or (sign == "\n" and self._ring_is_shown):
            return False
        taken = self.layer.write(sign)
        if taken:
            self.ui.send(Touched())
        return taken

    @property
    def _ring_is_shown(self) -> bool:
        return "focus" in self.assistance.__dict__ and self.assistance.focus.item is not None

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let fingers in; under the warning they reach nothing else."""
        counts = self._gate.down(touch)
        self.staff_gesture.down(touch, self.size)
        self._tell("down", touch)
        for gone in self._gate.given_way():
            _take_from_holders(gone)
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
        """Let a finger go on where it began."""
        self.staff_gesture.move(touch, self.size)
        self._tell("move", touch)
        if not self._gate.move(touch) or touch.ud.get("warned"):
            return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let a finger end where it began; what it has opened for staff opens after all that it has touched."""
        if touch.grab_current is not None:
            return self._let_go(touch)
        if touch.ud.get(_TAKEN):
            return True
        knocked = self.staff_gesture.up(touch)
        self._tell("up", touch)
        let_go = self._let_go(touch) if self._gate.up(touch) else True
        if knocked:
            self.staff_gesture.open()
        return let_go

    def _let_go(self, touch: MotionEvent) -> bool:
        if touch.ud.get("warned"):
            return bool(self.warning.on_touch_up(touch)) if self.warning is not None else True
        if touch.grab_current is None:
            self.assistance.touch_up(touch)
        return bool(super().on_touch_up(touch))

    def _tell(self, kind: str, touch: MotionEvent) -> None:
        if self.ui.on_contact is not None:
            self.ui.on_contact(kind, touch)


def _take_from_holders(touch: MotionEvent) -> None:
    """Let widgets that hold a contact let go of it, although it has not lifted."""
    touch.update_time_end()
    touch.ud[_TAKEN] = True
    EventLoop.post_dispatch_input("end", touch)
    del touch.ud[_TAKEN]
