"""Dated cards in chronological order, their neighbours, and filtering by topic."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.i18n import edtf
from kiosk.timeline.interval_index import IntervalIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kiosk.i18n.edtf import DateBounds


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A date as a range of whole days, with its qualifiers."""

    start_day: int
    """The first day (see `calendar`); with an open start, the first known day."""
    end_day: int
    """The last day, equal to the first for a date of one day; with an open end, the last known day."""
    approximate: bool = False
    """Written with `~` or `%` in EDTF."""
    uncertain: bool = False
    """Written with `?` or `%` in EDTF."""
    open_start: bool = False
    """Whether it begins at an unknown time before."""
    open_end: bool = False
    """Whether it ends at an unknown time after."""

    @classmethod
    def of(cls, bounds: DateBounds) -> DaySpan:
        """Return the span of a date's bounds; an open side is set to the known day."""
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
        """Parse an EDTF text. Raises ValueError for anything else."""
        return cls.of(edtf.bounds(text))

    def __post_init__(self) -> None:
        """Raise ValueError for a span that ends before it starts."""
        if self.end_day < self.start_day:
            raise ValueError(f"a span ends ({self.end_day}) before it starts ({self.start_day})")

    @property
    def fuzzy(self) -> bool:
        """Whether its edges are drawn soft or dashed."""
        return self.approximate or self.uncertain

    @property
    def lasts(self) -> bool:
        """Whether it is longer than a day, or open."""
        return self.end_day > self.start_day or self.open_start or self.open_end


@dataclass(frozen=True, slots=True)
class DatedCard:
    """The part of a card that the geometry needs."""

    key: str
    """The card's id, unique on its timeline."""
    span: DaySpan
    topic: str | None = None
    """The id of its topic, None for none."""


class Series:
    """Cards in chronological order; with equal starts the shorter span first, then in the order of the content."""

    def __init__(self, cards: Iterable[DatedCard]) -> None:
        """Sort the cards; they are given in the order of the content."""
        self.cards = tuple(sorted(cards, key=_order))
        self.days = [card.span.start_day for card in self.cards]
        self.intervals = IntervalIndex(card.span.end_day for card in self.cards)
        """Finds the dates that last until a day."""
        self._places = {card.key: place for place, card in enumerate(self.cards)}

    def __len__(self) -> int:
        return len(self.cards)

    @cached_property
    def last_day(self) -> int | None:
        """The last day of any card, None when there are no cards."""
        return max((card.span.end_day for card in self.cards), default=None)

    def place(self, key: str) -> int | None:
        """Return the position of a card, from 0, or None when it is not in the series."""
        return self._places.get(key)

    def neighbour(self, card: DatedCard, direction: int) -> DatedCard | None:
        """Return the next card (1) or the previous (-1), also for a card that is filtered out; None at the ends."""
        place = self.place(card.key)
        if place is None:
            place = bisect_left(self.cards, _order(card), key=_order) - (direction < 0)
        else:
            place += direction
        return self.cards[place] if 0 <= place < len(self.cards) else None

    def nearest(self, day: int) -> DatedCard | None:
        """Return the card whose date begins nearest to a day, the earlier one of two; None when there are no cards."""
        place = bisect_left(self.days, day)
        around = [p for p in (place - 1, place) if 0 <= p < len(self.days)]
        best = min(around, key=lambda p: abs(self.days[p] - day), default=None)
        return None if best is None else self.cards[best]

    def of_topics(self, topics: Collection[str]) -> Series:
        """Return the cards of some topics; all cards when no topic is given."""
        return Series(card for card in self.cards if card.topic in topics) if topics else self


def _order(card: DatedCard) -> tuple[int, int]:
    return card.span.start_day, card.span.end_day
