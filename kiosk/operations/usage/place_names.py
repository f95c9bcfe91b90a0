"""What places are called in the report: by their titles in the source language, or their ids where they are gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.content.model import Exhibition, PanelSet
from kiosk.operations.usage.statistics import HOME, PlaceId


@dataclass(frozen=True)
class PlaceNames:
    """The words for places; without an exhibition, their ids."""

    exhibits: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[PlaceId, str] = field(default_factory=dict)
    """Of everything that can be stood at now, in the order of the exhibition."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """What the exhibition calls its languages, by tag."""

    def exhibit(self, place: PlaceId) -> str:
        """Name the exhibit of a place."""
        return self.exhibits.get(place[0], place[0])

    def item(self, place: PlaceId) -> str:
        """Name a place within its exhibit."""
        return "Home screen" if place == HOME else self.items.get(place, place[1])

    def unseen(self, seen: set[PlaceId]) -> list[PlaceId]:
        """Name what nobody has stood at."""
        return [place for place in self.items if place not in seen]


def names_of(exhibition: Exhibition | None) -> PlaceNames:
    """Take the titles of an exhibition."""
    if exhibition is None:
        return PlaceNames()
    items = {
        (exhibit_id, item.id): item.title.source
        for exhibit_id, exhibit in exhibition.exhibits.items()
        for item in (exhibit.panels if isinstance(exhibit, PanelSet) else exhibit.cards)
    }
    exhibits = {name: exhibit.title.source for name, exhibit in exhibition.exhibits.items()}
    return PlaceNames(exhibits, items, exhibition.endonyms)
