"""The layouts of text beside, over or without a picture."""

from kivy.properties import BooleanProperty

from kiosk.ui import kv
from kiosk.ui.panels.base import MediaPane, PanelBase, WordsColumn  # noqa: F401  (MediaPane, Words: used in the .kv)
from kiosk.ui.widgets.box import Split  # noqa: F401


class SidePanel(PanelBase):
    """A picture on one side and text on the other; here the picture on the left."""

    media_first = BooleanProperty(True)

    def on_kv_post(self, base_widget: object) -> None:
        """Put the picture on its side; on a portrait screen it is always on top."""
        self.fbind("portrait", self._order)
        self._order()

    portrait = BooleanProperty(False)

    def _order(self, *_: object) -> None:
        split = self.ids.split
        halves = [self.ids.pane, self.ids.words]
        if not self.media_first and not self.portrait:
            halves.reverse()
        split.clear_widgets()
        for half in halves:
            split.add_widget(half)


class MediaRightPanel(SidePanel):
    """The picture on the right."""

    media_first = BooleanProperty(False)


class FullBleedPanel(PanelBase):
    """A picture over the whole screen, and text on a dark fade over it."""


class TextPanel(PanelBase):
    """Text alone: the title on one side, the body on the other."""


kv.load(__file__)
