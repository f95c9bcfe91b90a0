"""A timeline's cards, with their dates parsed, for the geometry and the painter."""

from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.content.model import Card, Timeline
from kiosk.timeline import DatedCard as Mark
from kiosk.timeline import DaySpan, Eras, Series

_SEPARATOR = "/"


@dataclass(frozen=True)
class CardGroup:
    """Consecutive cards: those of a cluster, which a layer lists."""

    first: str
    """The id of the earliest."""
    last: str
    """The id of the latest."""
    topic: str = ""
    """The topic that was filtered by, "" for none."""

    @property
    def subject(self) -> str:
        """The text that identifies them in the state of a visit; ids contain no slash."""
        return _SEPARATOR.join((self.first, self.last, self.topic))

    @classmethod
    def of(cls, subject: str) -> "CardGroup":
        """Parse a text that `subject` returned."""
        return cls(*subject.split(_SEPARATOR))


class Deck:
    """The cards of one timeline by their ids, and its eras."""

    def __init__(self, timeline: Timeline) -> None:
        """Parse the dates once."""
        self.timeline = timeline
        self.cards: dict[str, Card] = {card.id: card for card in timeline.cards}
        self.series = Series(Mark(card.id, DaySpan.read(card.date), card.topic) for card in timeline.cards)
        known = tuple(DaySpan.read(era.date) for era in timeline.eras)
        self.eras = Eras(known)
        first, last = [span.start_day for span in known], [span.end_day for span in known]
        self.first_day = min([*self.series.days[:1], *first], default=0)
        self.last_day = max([*last, *([] if self.series.last_day is None else [self.series.last_day])], default=1)
        self.spans = tuple(self._with_open_ends(span) for span in known)
        """The eras' days, in their order; an era that is open on a side reaches the end of the timeline there."""
        self.filtered = lru_cache(maxsize=16)(self._filtered)

    def _with_open_ends(self, span: DaySpan) -> DaySpan:
        start = self.first_day if span.open_start else span.start_day
        return replace(span, start_day=start, end_day=self.last_day if span.open_end else span.end_day)

    def mark(self, card: str) -> Mark | None:
        """Return a card as the geometry has it, None when it is not on this timeline."""
        place = self.series.place(card)
        return None if place is None else self.series.cards[place]

    def era_of(self, day: int) -> DaySpan | None:
        """Return the first era that contains a day, None for none."""
        return next((span for span in self.spans if span.start_day <= day <= span.end_day), None)

    def listed(self, group: CardGroup) -> tuple[str, ...]:
        """Return the ids of a group's cards in chronological order; none when they are not on this timeline."""
        series = self.filtered(group.topic or None)
        first, last = series.place(group.first), series.place(group.last)
        if first is None or last is None:
            return ()
        return tuple(card.key for card in series.cards[first : last + 1])

    def _filtered(self, topic: str | None) -> Series:
        """Return the cards of one topic, or all of them."""
        return self.series.of_topics((topic,)) if topic else self.series
