"""A timeline's cards as the geometry and the painter need them."""

from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.content.model import Card, Timeline
from kiosk.timeline import DatedCard as Mark
from kiosk.timeline import DaySpan, Eras, Series

_SEPARATOR = "/"


@dataclass(frozen=True)
class CardGroup:
    """Cards that follow each other in time: those of a cluster, which a layer lists."""

    first: str
    """The id of the earliest."""
    last: str
    """The id of the latest."""
    topic: str = ""
    """The topic that all are about, "" when no topic was chosen."""

    @property
    def subject(self) -> str:
        """The text that names them in the state of a visit; ids have no slash."""
        return _SEPARATOR.join((self.first, self.last, self.topic))

    @classmethod
    def of(cls, subject: str) -> "CardGroup":
        """Read what `subject` wrote."""
        return cls(*subject.split(_SEPARATOR))


class Deck:
    """The cards of one timeline by their ids, and its eras."""

    def __init__(self, timeline: Timeline) -> None:
        """Read the dates once."""
        self.timeline = timeline
        self.cards: dict[str, Card] = {card.id: card for card in timeline.cards}
        self.series = Series(Mark(card.id, DaySpan.read(card.date), card.topic) for card in timeline.cards)
        known = tuple(DaySpan.read(era.date) for era in timeline.eras)
        self.eras = Eras(known)
        first, last = [span.start_day for span in known], [span.end_day for span in known]
        self.first_day = min([*self.series.days[:1], *first], default=0)
        self.last_day = max([*last, *([] if self.series.last_day is None else [self.series.last_day])], default=1)
        self.spans = tuple(self._reaching(span) for span in known)
        """The eras' days, in their order; an era that is open on a side reaches the end of the timeline there."""
        self.filtered = lru_cache(maxsize=16)(self._filtered)

    def _reaching(self, span: DaySpan) -> DaySpan:
        start = self.first_day if span.open_start else span.start_day
        return replace(span, start_day=start, end_day=self.last_day if span.open_end else span.end_day)

    def mark(self, card: str) -> Mark | None:
        """Give a card as the geometry has it, None when it is not of this timeline."""
        place = self.series.place(card)
        return None if place is None else self.series.cards[place]

    def era_of(self, day: int) -> DaySpan | None:
        """Give the era in which a day lies."""
        return next((span for span in self.spans if span.start_day <= day <= span.end_day), None)

    def listed(self, handful: CardGroup) -> tuple[str, ...]:
        """Give the ids of a handful's cards in the order of time; none when they are not of this timeline."""
        series = self.filtered(handful.topic or None)
        first, last = series.place(handful.first), series.place(handful.last)
        if first is None or last is None:
            return ()
        return tuple(card.key for card in series.cards[first : last + 1])

    def _filtered(self, topic: str | None) -> Series:
        """Give the cards of one topic, or all."""
        return self.series.of_topics((topic,)) if topic else self.series
