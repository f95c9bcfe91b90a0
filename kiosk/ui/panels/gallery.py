"""The layout of several pictures, one of them large."""

from typing import Any

from kivy.input import MotionEvent
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.i18n.numbers import format_number
from kiosk.ui import kv
from kiosk.ui.panels.base import MediaPane, PanelBase, credit_line  # noqa: F401  (MediaPane: used in the .kv)
from kiosk.ui.widgets.tap import Tap

SWIPE_SHARE = 0.06
"""Share of the picture's width: a drag at least this long is a swipe."""

THUMBNAIL_SHAPE = 1.4
"""Width of a thumbnail divided by its height."""


class Thumbnail(Tap, FloatLayout):
    """A small picture that opens the large one."""

    medium = StringProperty("")
    number = NumericProperty(1)
    shape = NumericProperty(THUMBNAIL_SHAPE)

    def spoken_name(self) -> str:
        """Return the number, and what the picture shows."""
        found = self.ui.exhibition.media.get(self.medium)
        alt = self.ui.say(found.alt).words if found and found.alt else ""
        return ", ".join((format_number(self.number, self.ui.language), alt))


class GalleryPanel(PanelBase):
    """One large picture with its caption; others are reached by swipes, buttons and thumbnails."""

    chosen = NumericProperty(0)

    def on_kv_post(self, base_widget: object) -> None:
        """Make the thumbnails."""
        self.thumbnails = [Thumbnail(medium=m, number=n + 1) for n, m in enumerate(self.panel.media)]
        for number, thumbnail in enumerate(self.thumbnails):
            thumbnail.fbind("on_tap", self._choose, number)
            self.ids.strip.add_widget(thumbnail)
        self.on_chosen()

    def thumbnail_room(self, width: float, spacing: float) -> float:
        """Return the height at which all thumbnails fit side by side into a width."""
        count = len(self.panel.media)
        return max(1.0, (width - spacing * (count - 1)) / count / THUMBNAIL_SHAPE)

    def step(self, by: int) -> None:
        """Go to the next picture or the previous."""
        self.chosen = min(max(0, self.chosen + by), len(self.panel.media) - 1)

    def on_chosen(self, *_: Any) -> None:
        """Show the chosen picture."""
        self.medium = self.panel.media[self.chosen]
        for number, thumbnail in enumerate(self.thumbnails):
            thumbnail.chosen = number == self.chosen

    def line(self, words: Any, language: str, chosen: int) -> str:
        """Return the number of the picture, its caption and credit."""
        number = words("%(n)s of %(total)s", n=chosen + 1, total=len(self.panel.media))
        return f"{number} · {credit_line(self.ui, self.panel.media[chosen])}"

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take swipes that begin on the large picture."""
        if self.ids.pane.collide_point(*touch.pos):
            touch.ud["exclusive"] = True
            touch.ud[self] = True
        return bool(super().on_touch_down(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Go to the next or previous picture at a swipe."""
        across = touch.x - touch.ox
        if touch.ud.pop(self, False) and abs(across) > self.ids.pane.width * SWIPE_SHARE:
            self.step((-1 if across > 0 else 1) * (-1 if self.ui.rtl else 1))
        return bool(super().on_touch_up(touch))

    def _choose(self, number: int, *_: Any) -> None:
        self.chosen = number


kv.load(__file__)
