"""A picture with labelled points to tap and read."""

from typing import Any

from kivy.clock import Clock
from kivy.properties import AliasProperty, BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.i18n.numbers import format_number
from kiosk.ui import kv
from kiosk.ui.panels.parts import MediaPane, PanelBase  # noqa: F401  (MediaPane: used in the .kv)
from kiosk.ui.widgets.tap import Tap


class Spot(Tap, FloatLayout):
    """A numbered point."""

    number = NumericProperty(1)
    chosen = BooleanProperty(False)
    spot = ObjectProperty(None)

    def spoken_name(self) -> str:
        """Say the number, and what stands there."""
        return f"{self.digits(self.ui.language)}, {self.ui.say(self.spot.title).words}"

    def digits(self, language: str) -> str:
        """Write the number in the digits of the language."""
        return format_number(self.number, language)


class HotspotsPanel(PanelBase):
    """Points on a picture; the chosen one is read beside it, and every other is one step away."""

    chosen = NumericProperty(0)

    def _get_spot(self) -> Any:
        return self.panel.hotspots[int(self.chosen)]

    spot = AliasProperty(_get_spot, bind=["chosen"], rebind=True)

    def on_kv_post(self, base_widget: object) -> None:
        """Put the points on the picture."""
        self.spots = [Spot(spot=h, number=n + 1) for n, h in enumerate(self.panel.hotspots)]
        picture = self.ids.pane.ids.picture
        for number, spot in enumerate(self.spots):
            spot.fbind("on_tap", self._choose, number)
            self.ids.spots.add_widget(spot)
        place = Clock.create_trigger(self._place, -1)
        for name in ("pos", "size", "source_size"):
            picture.fbind(name, place)
        self.fbind("chosen", place)
        place()

    def step(self, by: int) -> None:
        """Go to the next point or the previous, round and round."""
        self.chosen = (self.chosen + by) % len(self.panel.hotspots)

    def place_words(self, words: Any, language: str, by: int, chosen: int) -> str:
        """Write which point a step leads to."""
        number = (chosen + by) % len(self.panel.hotspots) + 1
        return str(words("Place %(n)s", n=number))

    def eyebrow(self, words: Any, language: str, chosen: int) -> str:
        """Write which point is read."""
        return str(words("%(n)s of %(total)s", n=chosen + 1, total=len(self.panel.hotspots)))

    def _choose(self, number: int, *_: Any) -> None:
        self.chosen = number

    def _place(self, *_: Any) -> None:
        picture = self.ids.pane.ids.picture
        for number, spot in enumerate(self.spots):
            spot.chosen = number == self.chosen
            spot.center = picture.point(*spot.spot.at)


kv.load(__file__)
