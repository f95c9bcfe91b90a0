"""The base class of all layers: what the root and the input ask of a layer, with defaults."""

from typing import Any

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.ui import kv
from kiosk.ui.window.keys import Key
from kiosk.visit.events import LayerClosed


class LayerBase(FloatLayout):
    """A layer over the screen: it dims what is below and takes all touches; a tap outside of its surface closes it."""

    ui = ObjectProperty(None)
    subject = StringProperty("")
    """What it is about: the id of a medium, of a panel or of a card."""
    surface = ObjectProperty(None, allownone=True)
    """The widget that holds the layer's words and controls."""
    closable = BooleanProperty(True)
    dim = NumericProperty(0.74)
    """Opacity of the black over what is below."""

    def enter(self) -> None:
        """Start what moves or repeats; called when the layer has been added."""

    def leave(self) -> None:
        """Stop what `enter` started; called when the layer has been removed."""

    def close(self, *_: Any) -> None:
        """Report that the layer was closed."""
        self.ui.send(LayerClosed())

    def press(self, key: Key) -> bool:
        """Handle a key, and return whether the layer has a use for it; Escape closes."""
        if key is Key.ESCAPE and self.closable:
            self.close()
            return True
        return False

    def write(self, sign: str) -> bool:
        """Take a typed character, and return whether the layer has a use for it."""
        return False

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take the touch, so that nothing below gets it."""
        touch.ud["exclusive"] = True
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Take the touch, so that nothing below gets it."""
        super().on_touch_move(touch)
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Close when the touch began and ended outside of the surface."""
        if touch.grab_current is not None:
            return bool(super().on_touch_up(touch))
        super().on_touch_up(touch)
        outside = (
            self.surface is not None and not _inside(self.surface, touch.opos) and not _inside(self.surface, touch.pos)
        )
        if self.closable and outside:
            self.close()
        return True


def _inside(widget: Widget, pos: tuple[float, float]) -> bool:
    return bool(widget.collide_point(*pos))


kv.load(__file__)
