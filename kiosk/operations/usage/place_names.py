"""Names of places in the report: their titles in the source language, or their ids when they no longer exist."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.content.model import Exhibition, PanelSet
from kiosk.operations.usage.statistics import HOME, PlaceId


@dataclass(frozen=True)
class PlaceNames:
    """The names of places; without an exhibition, their ids."""

    exhibits: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[PlaceId, str] = field(default_factory=dict)
    """Of all present places, in the order of the exhibition."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """The names of the languages of the exhibition, by tag."""

    def exhibit(self, place: PlaceId) -> str:
        """Return the name of the exhibit of a place."""
        return self.exhibits.get(place[0], place[0])

    def item(self, place: PlaceId) -> str:
        """Return the name of a place within its exhibit."""
        return "Home screen" if place == HOME else self.items.get(place, place[1])

    def unseen(self, seen: set[PlaceId]) -> list[PlaceId]:
        """Return the places that were never visited."""
        return [place for place in self.items if place not in seen]


def names_of(exhibition: Exhibition | None) -> PlaceNames:
    """Return the names of places from the titles of an exhibition."""
    if exhibition is None:
        return PlaceNames()
    items = {
        (exhibit_id, item.id): item.title.source
        for exhibit_id, exhibit in exhibition.exhibits.items()
        for item in (exhibit.panels if isinstance(exhibit, PanelSet) else exhibit.cards)
    }
    exhibits = {name: exhibit.title.source for name, exhibit in exhibition.exhibits.items()}
    return PlaceNames(exhibits, items, exhibition.endonyms)
