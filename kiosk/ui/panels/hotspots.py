"""The layout of a picture with numbered points to tap."""

from typing import Any

from kivy.clock import Clock
from kivy.properties import AliasProperty, NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.i18n.localised import Localised
from kiosk.i18n.numbers import format_number
from kiosk.ui import kv
from kiosk.ui.panels.base import MediaPane, PanelBase, body_of  # noqa: F401  (MediaPane: used in the .kv)
from kiosk.ui.widgets.tap import Tap


class Spot(Tap, FloatLayout):
    """A numbered point."""

    number = NumericProperty(1)
    spot = ObjectProperty(None)

    def spoken_name(self) -> str:
        """Return the number, and the title of the point."""
        return f"{self.digits(self.ui.language)}, {self.ui.say(self.spot.title).words}"

    def digits(self, language: str) -> str:
        """Return the number in the digits of the language."""
        return format_number(self.number, language)


class HotspotsPanel(PanelBase):
    """Points on a picture; the text of the chosen one is beside it, with buttons to the next and previous."""

    chosen = NumericProperty(0)

    def enter(self) -> None:
        """Follow the narration: it chooses the point whose title it speaks, until the visitor chooses one."""
        self._chosen_by_hand = False
        self.ui.media.fbind("part", self._part_spoken)
        self.ui.media.fbind("narration", self._narration_changed)

    def leave(self) -> None:
        """Stop following the narration."""
        self.ui.media.funbind("part", self._part_spoken)
        self.ui.media.funbind("narration", self._narration_changed)

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
        caption = self.ids.pane.ids.caption
        for name in ("pos", "size"):
            caption.fbind(name, place)
        self.fbind("chosen", place)
        place()

    def body(self, plain: bool) -> Localised | None:
        """Return the panel's text, in plain language if that is wanted and there is one."""
        return body_of(self.panel, plain)

    def step(self, by: int) -> None:
        """Go to the next point (1) or the previous (-1); after the last comes the first."""
        self._chosen_by_hand = True
        self.chosen = (self.chosen + by) % len(self.panel.hotspots)

    def place_words(self, words: Any, language: str, by: int, chosen: int) -> str:
        """Return the name of the point to which a step leads."""
        number = (chosen + by) % len(self.panel.hotspots) + 1
        return str(words("Place %(n)s", n=number))

    def eyebrow(self, words: Any, language: str, chosen: int) -> str:
        """Return which of how many points is chosen."""
        return str(words("%(n)s of %(total)s", n=chosen + 1, total=len(self.panel.hotspots)))

    def _choose(self, number: int, *_: Any) -> None:
        self._chosen_by_hand = True
        self.chosen = number

    def _narration_changed(self, *_: Any) -> None:
        self._chosen_by_hand = False

    def _part_spoken(self, media: Any, part: int) -> None:
        """Choose the point whose title is spoken."""
        if self._chosen_by_hand or part < 0 or media.narration != self.panel.narration:
            return
        cue = media.parts[part][0]
        words = " ".join(spoken.words for number, spoken in media.parts if number == cue).rstrip(".")
        titles = [self.ui.say(spot.title).words for spot in self.panel.hotspots]
        if words in titles:
            self.chosen = titles.index(words)

    def _place(self, *_: Any) -> None:
        picture = self.ids.pane.ids.picture
        for number, spot in enumerate(self.spots):
            spot.chosen = number == self.chosen
            spot.center = picture.point(*spot.spot.at)
        caption = self.ids.pane.ids.caption
        caption.gives_way = any(spot.collide_widget(caption) for spot in self.spots)
        self._place_button()

    def _place_button(self) -> None:
        """Move the viewer's button to the other side if it covers a point, and the other side is free."""
        pane = self.ids.pane
        closer = pane.ids.closer
        if any(spot.collide_widget(closer) for spot in self.spots):
            across = pane.x + pane.right - closer.right
            if not any(
                spot.right > across and spot.x < across + closer.width and spot.top > closer.y for spot in self.spots
            ):
                pane.turned = not pane.turned


kv.load(__file__)
