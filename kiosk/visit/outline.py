"""The part of the exhibition and of the installation that the visit machine needs."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from kiosk.settings.installation import LEAST_WARNING_S
from kiosk.visit.state import Place

READING_WORDS_A_MINUTE = 120
"""A slow reader's pace: on a long panel, the warning waits for the time that reading takes."""


@dataclass(frozen=True)
class Rules:
    """The settings of the installation that apply to visits."""

    languages: tuple[str, ...]
    """The first one is the language with which every visit starts."""
    idle_after_s: float = 60.0
    warning_s: float = LEAST_WARNING_S
    volume: float = 0.7

    def __post_init__(self) -> None:
        """Raise the warning to the shortest one allowed."""
        object.__setattr__(self, "warning_s", max(self.warning_s, LEAST_WARNING_S))


@dataclass(frozen=True)
class OutlineItem:
    """The part of a panel or a card that the machine needs."""

    id: str
    words: int = 0
    advisory: bool = False


@dataclass(frozen=True)
class Outline:
    """Exhibits with their items in order, and the exhibits that have a content advisory."""

    exhibits: Mapping[str, tuple[OutlineItem, ...]]
    advised: AbstractSet[str] = frozenset()

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        """Cache of the positions of items, by exhibit: a timeline may have very many, and lookups are frequent."""
        return {}

    def find(self, place: Place) -> Place | None:
        """Return the place with its first item if it has none; None if it does not exist."""
        if place.exhibit is None:
            return Place()
        items = self.exhibits.get(place.exhibit, ())
        if place.item is None:
            return Place(place.exhibit, items[0].id) if items else None
        return place if self._at(place) is not None else None

    def step(self, place: Place, by: int) -> Place | None:
        """Return the place `by` items further, None past either end."""
        items = self.exhibits.get(place.exhibit or "", ())
        at = self._at(place)
        if at is None or not 0 <= at + by < len(items):
            return None
        return Place(place.exhibit, items[at + by].id)

    def advisory_key(self, place: Place) -> str | None:
        """Return the key of the advisory before a place: the exhibit's, the item's own, or None."""
        if place.exhibit in self.advised:
            return place.exhibit
        item = self._item(place)
        return f"{place.exhibit}/{item.id}" if item and item.advisory else None

    def reading_s(self, place: Place) -> float:
        """Return the seconds that a slow reader needs at a place."""
        item = self._item(place)
        return item.words * 60.0 / READING_WORDS_A_MINUTE if item else 0.0

    def _item(self, place: Place) -> OutlineItem | None:
        at = self._at(place)
        return None if at is None else self.exhibits[place.exhibit or ""][at]

    def _at(self, place: Place) -> int | None:
        name = place.exhibit or ""
        if name not in self._places:
            self._places[name] = {item.id: at for at, item in enumerate(self.exhibits.get(name, ()))}
        return self._places[name].get(place.item or "")
