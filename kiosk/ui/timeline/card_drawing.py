"""Drawing of cards and clusters, at (0, 0)."""

from functools import lru_cache

from kivy.graphics import (
    Color,
    Rectangle,
    SmoothEllipse,
    SmoothQuad,
    SmoothRectangle,
    SmoothRoundedRectangle,
    SmoothTriangle,
)

from kiosk.content.model import Card, Topic
from kiosk.design.palette import Palette, rgba
from kiosk.design.strip import ROLE, Measures, card_date
from kiosk.engines.typeset import Paragraph
from kiosk.engines.typeset.icons import icon
from kiosk.timeline import Cluster, DaySpan
from kiosk.timeline.deck import Deck
from kiosk.ui.timeline.labels import Labels
from kiosk.ui.timeline.strokes import dashed_edge, dashes, fill

CORNER = 12
DASH = 8
DATES_KEPT = 4096
BEHIND = 2
"""Number of cards drawn behind the first one of a cluster."""


class CardPainter:
    """Draws cards and clusters in one language, one palette and one size."""

    def __init__(self, deck: Deck, labels: Labels, measures: Measures) -> None:
        """Take the cards, the labels and the sizes."""
        self.deck, self.labels, self.m = deck, labels, measures
        self.palette: Palette = labels.ui.palette
        self.date = lru_cache(maxsize=DATES_KEPT)(self._date)

    def _date(self, edtf: str) -> str:
        """Return a card's date in the most precise form that fits."""
        return card_date(edtf, self.labels.language, self.labels.words, self._fits)

    def _fits(self, words: str) -> bool:
        return self.labels.width(self.labels.set(words, ROLE, "gold")) <= self.m.date_room

    def card(self, key: str, span: DaySpan, *, chosen: bool) -> None:
        """Draw a card; one with an approximate or uncertain date has a dashed edge."""
        card, m = self.deck.cards[key], self.m
        self._background(filled=chosen)
        if span.fuzzy:
            self._dashed_outline("on_action" if chosen else "dim")
        date = self.labels.set(self.date(card.date), ROLE, "on_action" if chosen else "gold", m.date_room)
        line = self.labels.height(date)
        top = m.card_height / 2 + line
        topic = self.deck.timeline.topics.get(card.topic or "")
        self.labels.write(date, m.inset + (m.mark + m.mark_gap if topic and self.labels.rtl else 0), top)
        if topic:
            x = m.inset if self.labels.rtl else m.card_width - m.inset - m.mark
            self._mark(topic, x, top - line / 2, "on_action" if chosen else "")
        self._title(card, top - line, chosen)

    def _title(self, card: Card, top: float, chosen: bool) -> None:
        colour = "on_action" if chosen else "paper"
        self.labels.write(self.labels.of(card.title, ROLE, colour, self.m.title_room), self.m.inset, top)

    def cluster(self, cluster: Cluster, *, chosen: bool) -> None:
        """Draw a cluster: the number of its cards, and an icon for what a tap does (zoom in or list them)."""
        m, unit = self.m, self.m.unit
        for back in range(BEHIND, 0, -1):
            shift = round(unit * 5) * back
            Color(*rgba(self.palette.line))
            # Only as high as its visible part and the round corners: the rest is covered by the first card.
            size = (m.card_width - 2 * shift, shift + 2 * round(unit * CORNER))
            SmoothRoundedRectangle(pos=(shift, -shift), size=size, radius=[unit * CORNER])
        self._background(filled=chosen)
        colour = "on_action" if chosen else "paper"
        words = self.labels.words.plural("%(n)s card", "%(n)s cards", cluster.count)
        count = self.labels.set(str(words), "button", colour)
        sign = self.labels.set(icon("list" if cluster.opens_as_list else "zoom_in"), "icon", colour)
        gap = unit * 12
        taken = self.labels.width(count) + gap + self.labels.width(sign)
        left = (m.card_width - taken) / 2
        first, second = (count, sign) if self.labels.rtl else (sign, count)
        self._centred(first, left)
        self._centred(second, left + self.labels.width(first) + gap)

    def _centred(self, words: Paragraph, x: float) -> None:
        self.labels.write(words, x, (self.m.card_height + self.labels.height(words)) / 2)

    def stem(self, height: float, *, fuzzy: bool) -> None:
        """Draw the line from a card to its day on the axis; dashed if the date is approximate or uncertain."""
        Color(*rgba(self.palette.line))
        if fuzzy:
            fill([(0.0, at, 2.0, size) for at, size in dashes(height, self.m.unit * 5, self.m.unit * 5)])
        else:
            Rectangle(pos=(0, 0), size=(2, height))

    def pressed(self, width: float, height: float, corner: float) -> None:
        """Draw the highlight of a pressed item."""
        Color(*rgba(self.palette.paper, 0.16))
        SmoothRoundedRectangle(pos=(0, 0), size=(width, height), radius=[max(corner, 0.001)])

    def _background(self, *, filled: bool) -> None:
        palette, m = self.palette, self.m
        left, size, corner = 0, (m.card_width, m.card_height), [m.unit * CORNER]
        if palette.ink3 == palette.ink and not filled:
            Color(*rgba(palette.line))
            SmoothRoundedRectangle(pos=(0, 0), size=size, radius=corner)
            left, size = 2, (size[0] - 4, size[1] - 4)
        Color(*rgba(palette.action if filled else palette.ink3))
        SmoothRoundedRectangle(pos=(left, left), size=size, radius=corner)

    def _dashed_outline(self, colour: str) -> None:
        Color(*rgba(getattr(self.palette, colour)))
        box = (0.0, 0.0, self.m.card_width, self.m.card_height)
        fill(dashed_edge(box, round(self.m.unit * CORNER), max(2, round(self.m.unit * 2)), self.m.unit * DASH))

    def _mark(self, topic: Topic, x: float, middle: float, token: str) -> None:
        Color(*rgba(getattr(self.palette, token) if token else self.palette.mark(topic.colour)))
        half = self.m.mark / 2
        x += half
        if topic.shape == "circle":
            SmoothEllipse(pos=(x - half, middle - half), size=(2 * half, 2 * half))
        elif topic.shape == "square":
            side = half * 0.86
            SmoothRectangle(pos=(x - side, middle - side), size=(2 * side, 2 * side))
        elif topic.shape == "diamond":
            SmoothQuad(points=(x - half, middle, x, middle + half, x + half, middle, x, middle - half))
        else:
            low = middle - half * 0.8
            SmoothTriangle(points=(x - half, low, x, middle + half, x + half, low))
