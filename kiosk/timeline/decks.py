"""The decks of an exhibition's timelines, each made when it is first asked for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.content.model import PanelSet, Timeline

if TYPE_CHECKING:
    from kiosk.timeline.deck import Deck


class Decks:
    """A timeline's deck is made once: for the order of its cards, for drawing them, for lists of them."""

    def __init__(self, exhibits: Mapping[str, PanelSet | Timeline]) -> None:
        """Take all exhibits by their ids."""
        self._exhibits = exhibits
        self._known: dict[str, Deck] = {}

    def __getitem__(self, exhibit: str) -> "Deck":
        """Give the deck of a timeline; KeyError for what is not one."""
        found = self._known.get(exhibit)
        if found is None:
            # The attract screen stands before this is loaded.
            from kiosk.timeline.deck import Deck

            timeline = self._exhibits[exhibit]
            if not isinstance(timeline, Timeline):
                raise KeyError(exhibit)
            found = self._known[exhibit] = Deck(timeline)
        return found
