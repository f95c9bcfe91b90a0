"""The decks of an exhibition's timelines, each created on first use."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.content.model import PanelSet, Timeline

if TYPE_CHECKING:
    from kiosk.timeline.deck import Deck


class Decks:
    """A cache of decks by exhibit: one deck serves the order of cards, drawing and lists."""

    def __init__(self, exhibits: Mapping[str, PanelSet | Timeline]) -> None:
        """Take all exhibits by their ids."""
        self._exhibits = exhibits
        self._decks: dict[str, Deck] = {}

    def __getitem__(self, exhibit: str) -> "Deck":
        """Return the deck of a timeline. Raises KeyError for an exhibit that is not one."""
        found = self._decks.get(exhibit)
        if found is None:
            # Imported late, so that the attract screen does not wait for it.
            from kiosk.timeline.deck import Deck

            timeline = self._exhibits[exhibit]
            if not isinstance(timeline, Timeline):
                raise KeyError(exhibit)
            found = self._decks[exhibit] = Deck(timeline)
        return found
