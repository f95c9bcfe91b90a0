"""A timeline's cards as the geometry and the painter need them."""

from functools import lru_cache

from kiosk.content.model import Card, Timeline
from kiosk.timeline import Card as Mark
from kiosk.timeline import Eras, Series, Span


def series_of(timeline: Timeline) -> Series:
    """Give all cards of a timeline in the order of time."""
    return Series(Mark(card.id, Span.read(card.date), card.topic) for card in timeline.cards)


class Deck:
    """The cards of one timeline by their ids, and its eras."""

    def __init__(self, timeline: Timeline) -> None:
        """Read the dates once."""
        self.timeline = timeline
        self.cards: dict[str, Card] = {card.id: card for card in timeline.cards}
        self.series = series_of(timeline)
        spans = [Span.read(era.date) for era in timeline.eras]
        self._spans = spans
        self.eras = Eras(spans)
        marks = [card.span for card in self.series.cards] + spans
        self.first_day = min((span.start_day for span in marks), default=0)
        self.last_day = max((span.end_day for span in marks), default=1)
        self.filtered = lru_cache(maxsize=16)(self._filtered)

    def era_of(self, day: int) -> Span | None:
        """Give the era in which a day lies."""
        return next((span for span in self._spans if span.start_day <= day <= span.end_day), None)

    def _filtered(self, topic: str | None) -> Series:
        """Give the cards of one topic, or all."""
        return self.series.of_topics((topic,)) if topic else self.series
