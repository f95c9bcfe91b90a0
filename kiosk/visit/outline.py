"""What the visit machine needs to know of the exhibition and the installation, and no more."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from kiosk.settings.installation import LEAST_WARNING_S
from kiosk.visit.state import Place

READING_WORDS_A_MINUTE = 120
"""A slow reader's pace; a long panel is given the time it takes."""


@dataclass(frozen=True)
class Rules:
    """How this installation treats its visitors."""

    languages: tuple[str, ...]
    """The first is what every visit starts from."""
    idle_after_s: float = 60.0
    warning_s: float = LEAST_WARNING_S
    volume: float = 0.7

    def __post_init__(self) -> None:
        """Hold to the shortest warning, whatever was asked for."""
        object.__setattr__(self, "warning_s", max(self.warning_s, LEAST_WARNING_S))


@dataclass(frozen=True)
class OutlineItem:
    """One panel or card, as the machine sees it."""

    id: str
    words: int = 0
    advisory: bool = False


@dataclass(frozen=True)
class Outline:
    """Exhibits with their items in order, and which exhibits ask before they show."""

    exhibits: Mapping[str, tuple[OutlineItem, ...]]
    advised: AbstractSet[str] = frozenset()

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        """Where the items of the exhibits asked about stand: a timeline may hold very many, and is asked often."""
        return {}

    def find(self, place: Place) -> Place | None:
        """Give the place as it can be shown: with its first item where none is named; None if it is not there."""
        if place.exhibit is None:
            return Place()
        items = self.exhibits.get(place.exhibit, ())
        if place.item is None:
            return Place(place.exhibit, items[0].id) if items else None
        return place if self._at(place) is not None else None

    def step(self, place: Place, by: int) -> Place | None:
        """Give the place `by` items on, None past either end."""
        items = self.exhibits.get(place.exhibit or "", ())
        at = self._at(place)
        if at is None or not 0 <= at + by < len(items):
            return None
        return Place(place.exhibit, items[at + by].id)

    def advisory_key(self, place: Place) -> str | None:
        """Name the advisory that stands before a place: the exhibit's, its own, or none."""
        if place.exhibit in self.advised:
            return place.exhibit
        item = self._item(place)
        return f"{place.exhibit}/{item.id}" if item and item.advisory else None

    def reading_s(self, place: Place) -> float:
        """Seconds a slow reader takes for what stands at a place."""
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
