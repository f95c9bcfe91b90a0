"""What layers are made of: a scrim that closes at a tap, a card in the middle, a sheet at the side."""

from typing import Any

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.content.model import Timeline
from kiosk.ui import kv
from kiosk.ui.access.items import AccessItem, ItemKind, box_of
from kiosk.ui.widgets.box import Column  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.button import Pill  # noqa: F401
from kiosk.ui.widgets.scroller import Scroller  # noqa: F401
from kiosk.ui.widgets.shapes import Ground  # noqa: F401
from kiosk.ui.window.keys import Key
from kiosk.visit.events import LayerClosed


class Headline(Widget):
    """What a listener is told first where nothing is written above a layer."""

    ui = ObjectProperty(None)
    words = StringProperty("")
    """What it is; the title of the place beneath where that says more."""

    def items(self) -> list[AccessItem]:
        """Give the heading."""
        if self.words:
            return [AccessItem(self, ItemKind.HEADING, self.words, self.ui.words.tag, box_of(self))]
        place = self.ui.here
        exhibit = self.ui.exhibition.exhibits.get(place.exhibit)
        if exhibit is None:
            return []
        item = exhibit.card(place.item) if isinstance(exhibit, Timeline) else exhibit.panel(place.item)
        said = self.ui.say((item or exhibit).title)
        return [AccessItem(self, ItemKind.HEADING, said.words, said.language, box_of(self))]


class LayerBase(FloatLayout):
    """Dims what lies beneath and takes every touch; one outside of its surface closes it."""

    ui = ObjectProperty(None)
    subject = StringProperty("")
    surface = ObjectProperty(None, allownone=True)
    """The widget that holds the layer's words and controls."""
    closable = BooleanProperty(True)
    dim = NumericProperty(0.74)

    def enter(self) -> None:
        """Begin what moves."""

    def leave(self) -> None:
        """End what `enter` began."""

    def close(self, *_: Any) -> None:
        """Report that the layer was closed."""
        self.ui.send(LayerClosed())

    def press(self, key: Key) -> bool:
        """Close at Escape."""
        if key is Key.ESCAPE and self.closable:
            self.close()
            return True
        return False

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let nothing through to what lies beneath."""
        touch.ud["exclusive"] = True
        super().on_touch_down(touch)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Let nothing through to what lies beneath."""
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


class SideSheet(LayerBase):
    """A sheet on the side where reading ends, with a title, a body that scrolls, and one way out."""

    title = StringProperty("")
    short = BooleanProperty(False)
    """Whether there is little room in height, as above lowered controls."""
    inset = NumericProperty(56)
    """Above the title, in pixels of the 1080p design."""

    def fill(self, *widgets: Widget) -> None:
        """Put widgets into the body, one below the other."""
        for widget in widgets:
            self.ids.body.add_widget(widget)


def _inside(widget: Widget, pos: tuple[float, float]) -> bool:
    return bool(widget.collide_point(*pos))


kv.load(__file__)
