"""The list of cards of a cluster that no zoom can separate."""

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.content.model import Card, Topic
from kiosk.i18n.dates import format_date
from kiosk.timeline.deck import CardGroup
from kiosk.ui import kv
from kiosk.ui.layers.sheets import SideSheet
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.shapes import Mark  # noqa: F401  (used in the .kv)
from kiosk.ui.widgets.tap import Tap
from kiosk.visit.events import PlaceOpened
from kiosk.visit.state import Place

AT_ONCE = 24
"""Cards listed at first, and with each press of the button for more: a day may have thousands."""


class CardRow(Tap, FloatLayout):
    """One card: its date, topic and title."""

    card: Card = ObjectProperty(None)
    topic: Topic | None = ObjectProperty(None, allownone=True)

    def when(self, words: Any, language: str) -> str:
        """Return the card's date."""
        return format_date(self.card.date, language, "long", words)

    def on_tap(self) -> None:
        """Report that the card was chosen."""
        self.ui.send(PlaceOpened(Place(self.ui.here.exhibit, self.card.id)))


class MoreCardsPill(Pill):
    """Lists the next cards."""


class CardsLayer(SideSheet):
    """A list in chronological order; the card that the screen shows is marked."""

    count = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        """List the first cards."""
        super().__init__(**kwargs)
        self._deck = self.ui.decks[self.ui.here.exhibit]
        self._ids = self._deck.listed(CardGroup.of(self.subject))
        self.count = len(self._ids)
        self._listed = 0
        self._more = MoreCardsPill()
        self._more.fbind("on_tap", lambda *_: self.list_more())
        self.list_more()

    def list_more(self) -> None:
        """List more cards."""
        if self._more.parent is not None:
            self.ids.body.remove_widget(self._more)
        new = self._ids[self._listed : self._listed + AT_ONCE]
        self.fill(*(self._row(card) for card in new))
        self._listed += len(new)
        if self._listed < len(self._ids):
            self.fill(self._more)

    def _row(self, card_id: str) -> CardRow:
        card = self._deck.cards[card_id]
        topic = self._deck.timeline.topics.get(card.topic or "")
        return CardRow(card=card, topic=topic, chosen=card_id == self.ui.here.item)


kv.load(__file__)
