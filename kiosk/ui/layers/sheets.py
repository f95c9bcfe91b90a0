"""What layers are made of: a scrim that closes at a tap, a card in the middle, a sheet at the side."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.content.model import Timeline
from kiosk.ui import kv
from kiosk.ui.access.items import AccessItem, ItemKind, box_of
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.widgets.box import Column  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.button import Pill  # noqa: F401
from kiosk.ui.widgets.scroller import Scroller  # noqa: F401
from kiosk.ui.widgets.shapes import Ground  # noqa: F401


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


kv.load(__file__)
