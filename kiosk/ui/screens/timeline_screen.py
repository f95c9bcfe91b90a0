"""The screen of a timeline: the chosen card above, the strip below."""

from typing import Any

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.content.model import Card, Timeline
from kiosk.i18n.dates import format_date
from kiosk.timeline import Axis
from kiosk.timeline.deck import CardGroup, Deck
from kiosk.ui import kv
from kiosk.ui.access.items import FAINT
from kiosk.ui.panels.base import MediaPane  # noqa: F401  (loads what the .kv uses)
from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.screens.read_along import ReadAlong
from kiosk.ui.timeline.minimap import MinimapBar  # noqa: F401
from kiosk.ui.timeline.strip import Strip  # noqa: F401
from kiosk.ui.widgets.box import Column, Wrap  # noqa: F401  (Wrap: used in the .kv)
from kiosk.ui.widgets.button import Pill
from kiosk.ui.widgets.link_targets import follow
from kiosk.ui.window.keys import Key
from kiosk.visit.events import LayerOpened, PlaceOpened
from kiosk.visit.state import Layer, Place

FADE_S = 0.15


class TopicPill(Pill):
    """Shows the cards of one topic, or of all."""

    topic = StringProperty("")


class ZoomPill(Pill):
    """Zooms the strip in (1) or out (-1) by one step."""

    direction = NumericProperty(1)


class PanelPill(Pill):
    """Opens the card's panel."""


class Detail(Column):
    """A card in full: date and topic, title, text."""

    ui = ObjectProperty(None)
    card: Card = ObjectProperty(None)
    timeline: Timeline = ObjectProperty(None)
    short = BooleanProperty(False)
    """Whether the screen is low, as above lowered controls: the title is smaller then."""

    def eyebrow(self, words: Any, language: str) -> str:
        """Return the date and the topic."""
        topic = self.timeline.topics.get(self.card.topic or "")
        parts = (format_date(self.card.date, language, "long", words), self.ui.say(topic.title).words if topic else "")
        return " · ".join(part for part in parts if part)

    def follow(self, target: str) -> None:
        """Open the target of a link in the text."""
        follow(self.ui, target)


class TimelineScreen(ScreenBase):
    """Shows the card of the visit's place, and its neighbours in time."""

    exhibit: Timeline = ObjectProperty(None)
    deck: Deck = ObjectProperty(None)
    medium = StringProperty("")
    topic = StringProperty("")
    follows_language = BooleanProperty(True)
    """Whether time runs in the language's reading direction; else it always runs to the right."""
    tight = BooleanProperty(False)
    """Whether there is little room: the topic filters are below the card's text then, and scroll with it."""
    short = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        """Make the topic filters and the zoom buttons."""
        self.item = ""
        super().__init__(**kwargs)
        self._read_along = ReadAlong(self.ui, self)
        self._detail: Detail | None = None
        self._topics: list[TopicPill] = []
        for topic_id in ("", *self.exhibit.topics):
            pill = TopicPill(topic=topic_id)
            topic = self.exhibit.topics.get(topic_id)
            if topic:
                pill.content, pill.mark, pill.shape = topic.title, topic.colour.value, topic.shape.value
            pill.fbind("on_tap", self._choose_topic, topic_id)
            self._topics.append(pill)
        self.fbind("tight", self._place_topics)
        self.fbind("short", self._shorten)
        self._place_topics()
        self.extras = [ZoomPill(direction=-1), ZoomPill(direction=1)]
        for pill in self.extras:
            pill.fbind("on_tap", lambda pill, *_: self.ids.strip.zoom(pill.direction))
        self._mark_topics()

    @property
    def narration(self) -> str:
        """The recording of the chosen card, "" where there is none."""
        return self.deck.cards[self.item].narration or "" if self.item else ""

    @property
    def position(self) -> Axis | None:
        """The stretch of time that is in view."""
        axis: Axis | None = self.ids.strip.axis
        return axis

    def return_to(self, position: Axis | None) -> None:
        """Show a stretch of time again."""
        if position is not None:
            self.ids.strip.axis = position

    def leave(self) -> None:
        """Stop what moves."""
        self.ids.strip.leave()
        self._read_along.end()

    def show(self, item: str | None) -> None:
        """Show one card in full."""
        card = self.deck.cards.get(item or "") or self.deck.cards[self.deck.series.cards[0].key]
        if card.id == self.item:
            return
        if self.topic and card.topic != self.topic:
            self._set_topic("")
        self.item = card.id
        self.medium = card.media or ""
        detail = Detail(card=card, timeline=self.exhibit, short=self.short)
        self._detail = detail
        self._place_topics()
        scroller = self.ids.scroller
        scroller.replace(detail)
        scroller.narration, scroller.subject = card.narration or "", card.id
        self._read_along.begin(scroller.narration)
        scroller.sources, scroller.more = list(card.sources), self._more(card)
        if not self.ui.less_motion:
            detail.opacity = FAINT
            Animation(opacity=1, duration=FADE_S).start(detail)
        self.ids.strip.reveal(card.id)
        self._count()

    def step(self, by: int) -> None:
        """Go to the next card in time (1) or the previous (-1) among those that the filter shows."""
        series = self.deck.filtered(self.topic or None)
        here = self.deck.mark(self.item)
        other = series.neighbour(here, by) if here else None
        if other is not None:
            self.open(other.key)

    def press(self, key: Key) -> bool:
        """Go to the card to which an arrow key points; plus and minus zoom, page keys move the strip."""
        strip = self.ids.strip
        forward = Key.LEFT if strip.mirrored else Key.RIGHT
        if key in (Key.LEFT, Key.RIGHT):
            self.step(1 if key is forward else -1)
        elif key in (Key.PLUS, Key.MINUS):
            strip.zoom(1 if key is Key.PLUS else -1)
        elif key in (Key.PAGE_UP, Key.PAGE_DOWN):
            strip.page(1 if key is Key.PAGE_DOWN else -1)
        else:
            return False
        return True

    def open(self, card: str) -> None:
        """Report that a card was chosen."""
        self.ui.send(PlaceOpened(Place(self.exhibit.id, card)))

    def spread(self, cards: CardGroup) -> None:
        """Report that a cluster was opened."""
        self.ui.send(LayerOpened(Layer.CARDS, cards.subject))

    def _more(self, card: Card) -> list[Pill]:
        """Return the button to the card's panel, where it has one."""
        exhibit, _, panel = (card.panel or "").partition("/")
        if not panel:
            return []
        button = PanelPill()
        button.fbind("on_tap", lambda *_: self.ui.send(PlaceOpened(Place(exhibit, panel))))
        return [button]

    def _choose_topic(self, topic: str, *_: Any) -> None:
        self._set_topic(topic)
        series = self.deck.filtered(topic or None)
        here = self.deck.mark(self.item)
        if here is not None and series.place(self.item) is None:
            nearest = series.nearest(here.span.start_day)
            if nearest is not None:
                self.open(nearest.key)
        self._count()

    def _set_topic(self, topic: str) -> None:
        self.topic = topic
        self._mark_topics()

    def _place_topics(self, *_: Any) -> None:
        """Put the topic filters above the strip, or below the card's text where there is little room."""
        place = self._detail.ids.topics if self.tight and self._detail is not None else self.ids.topics
        for pill in self._topics:
            if pill.parent is not place.__self__:
                if pill.parent is not None:
                    pill.parent.remove_widget(pill)
                place.add_widget(pill)

    def _shorten(self, *_: Any) -> None:
        if self._detail is not None:
            self._detail.short = self.short

    def _mark_topics(self) -> None:
        for pill in self._topics:
            pill.selected = pill.topic == self.topic

    def _count(self) -> None:
        series = self.deck.filtered(self.topic or None)
        self.count, self.at = len(series), series.place(self.item) or 0


kv.load(__file__)
