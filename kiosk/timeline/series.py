"""What stands on a timeline, in the order of time: dated cards, their neighbours, and the topics that filter them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.i18n import edtf
from kiosk.timeline.covering import Covering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kiosk.i18n.edtf import DateBounds


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A date as a stretch of whole days, with what its writer was not sure of."""

    start_day: int
    """The first day (see `calendar`); of an open start, the first day that is known."""
    end_day: int
    """The last day, the same as the first for a date of one day; of an open end, the last day that is known."""
    approximate: bool = False
    """Written with `~` or `%`: about then."""
    uncertain: bool = False
    """Written with `?` or `%`: perhaps then."""
    open_start: bool = False
    """Begins before, nobody says when."""
    open_end: bool = False
    """Goes on after, nobody says until when."""

    @classmethod
    def of(cls, bounds: DateBounds) -> DaySpan:
        """The span of a date's bounds; a side that is open stands at the day that is known."""
        start = bounds.start
        last = None if bounds.end is None else bounds.end - 1
        first = last if start is None else start
        if first is None:
            raise ValueError("a date without a first and a last day has no place on a timeline")
        return cls(
            first,
            first if last is None else last,
            bounds.approximate,
            bounds.uncertain,
            open_start=start is None,
            open_end=last is None,
        )

    @classmethod
    def read(cls, text: str) -> DaySpan:
        """The span of an EDTF text; ValueError for what is not EDTF."""
        return cls.of(edtf.bounds(text))

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts, with ValueError."""
        if self.end_day < self.start_day:
            raise ValueError(f"a span ends ({self.end_day}) before it starts ({self.start_day})")

    @property
    def fuzzy(self) -> bool:
        """Whether its edges are drawn soft."""
        return self.approximate or self.uncertain

    @property
    def lasts(self) -> bool:
        """Whether it is longer than a day, as far as anybody knows."""
        return self.end_day > self.start_day or self.open_start or self.open_end


@dataclass(frozen=True, slots=True)
class DatedCard:
    """A card as far as geometry goes."""

    key: str
    """Its id, unique on its timeline."""
    span: DaySpan
    topic: str | None = None
    """The id of its topic."""


class Series:
    """Cards in the order of time; of equal dates, the shorter span first, then as they were written."""

    def __init__(self, cards: Iterable[DatedCard]) -> None:
        """Take the cards in the order in which they were written."""
        self.cards = tuple(sorted(cards, key=_order))
        self.days = [card.span.start_day for card in self.cards]
        self.covering = Covering(card.span.end_day for card in self.cards)
        """Which of its dates last until a day."""
        self._places = {card.key: place for place, card in enumerate(self.cards)}

    def __len__(self) -> int:
        return len(self.cards)

    @cached_property
    def last_day(self) -> int | None:
        """The latest day that any card reaches, None when there are no cards."""
        return max((card.span.end_day for card in self.cards), default=None)

    def place(self, key: str) -> int | None:
        """Where a card stands in the order, from 0, or None when it is not here."""
        return self._places.get(key)

    def neighbour(self, card: DatedCard, direction: int) -> DatedCard | None:
        """The next card (1) or the previous (-1), also of a card that a filter has left out; None at the ends."""
        place = self.place(card.key)
        if place is None:
            place = bisect_left(self.cards, _order(card), key=_order) - (direction < 0)
        else:
            place += direction
        return self.cards[place] if 0 <= place < len(self.cards) else None

    def nearest(self, day: int) -> DatedCard | None:
        """The card whose date begins nearest to a day, the earlier one of two; None when there are no cards."""
        place = bisect_left(self.days, day)
        around = [p for p in (place - 1, place) if 0 <= p < len(self.days)]
        best = min(around, key=lambda p: abs(self.days[p] - day), default=None)
        return None if best is None else self.cards[best]

    def of_topics(self, topics: Collection[str]) -> Series:
        """The cards of some topics; all of them when no topic is named."""
        return Series(card for card in self.cards if card.topic in topics) if topics else self


def _order(card: DatedCard) -> tuple[int, int]:
    return card.span.start_day, card.span.end_day
