"""Parts of layers: the sheet at the side, and a heading for layers that show none."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.content.model import Timeline
from kiosk.ui import kv
from kiosk.ui.access.items import Accessible, AccessItem, ItemKind, box_of
from kiosk.ui.layers.base import LayerBase
from kiosk.ui.widgets.box import Column  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.widgets.button import Pill  # noqa: F401
from kiosk.ui.widgets.scroller import Scroller  # noqa: F401
from kiosk.ui.widgets.shapes import Ground  # noqa: F401


class Headline(Accessible, Widget):
    """The heading that is read out for a layer that shows none."""

    ui = ObjectProperty(None)
    words = StringProperty("")
    """The heading; "" for the title of the panel, card or exhibit below."""

    def items(self) -> list[AccessItem]:
        """Return the heading."""
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
    """A sheet on the side of the reading end, with a title, a body that scrolls, and a button that closes it."""

    title = StringProperty("")
    short = BooleanProperty(False)
    """Whether the height is small, as above lowered controls."""
    inset = NumericProperty(56)
    """Pixels of the 1080p design above the title."""

    def fill(self, *widgets: Widget) -> None:
        """Put widgets into the body, one below the other."""
        for widget in widgets:
            self.ids.body.add_widget(widget)


kv.load(__file__)
