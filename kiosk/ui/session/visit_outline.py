"""The outline of an exhibition: what the visit machine needs to know of it."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from kiosk.content.model import Card, Exhibition, Panel, PanelSet
from kiosk.content.word_counts import words_to_read
from kiosk.timeline.decks import Decks
from kiosk.visit import Outline, OutlineItem, Rules


def rules_of(exhibition: Exhibition) -> Rules:
    """Return the rules of this installation for visits."""
    settings = exhibition.settings
    return Rules(tuple(settings.languages), settings.idle.after_s, settings.idle.warning_s, settings.volume)


def outline_of(exhibition: Exhibition, decks: Decks) -> Outline:
    """Return every exhibit with its panels in order, or its cards in chronological order."""
    return Outline(_Exhibits(exhibition, decks), _Advised(exhibition))


class _Advised(AbstractSet[str]):
    """The exhibits with a content advisory; each is loaded when it is first needed."""

    def __init__(self, exhibition: Exhibition) -> None:
        self._exhibits = exhibition.exhibits

    def __contains__(self, exhibit_id: object) -> bool:
        exhibit = self._exhibits.get(exhibit_id) if isinstance(exhibit_id, str) else None
        return exhibit is not None and exhibit.advisory is not None

    def __iter__(self) -> Iterator[str]:
        return (exhibit_id for exhibit_id in self._exhibits if exhibit_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Exhibits(Mapping[str, tuple[OutlineItem, ...]]):
    """The items of each exhibit, read when they are first needed, so that the attract screen does not wait for them."""

    def __init__(self, exhibition: Exhibition, decks: Decks) -> None:
        self._exhibition = exhibition
        self._decks = decks
        self._known: dict[str, tuple[OutlineItem, ...]] = {}

    def __getitem__(self, exhibit_id: str) -> tuple[OutlineItem, ...]:
        if exhibit_id not in self._known:
            exhibit = self._exhibition.exhibits[exhibit_id]
            items = exhibit.panels if isinstance(exhibit, PanelSet) else self._cards(exhibit_id)
            self._known[exhibit_id] = tuple(self._item(item) for item in items)
        return self._known[exhibit_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._exhibition.exhibits)

    def __len__(self) -> int:
        return len(self._exhibition.exhibits)

    def _cards(self, exhibit_id: str) -> Iterator[Card]:
        deck = self._decks[exhibit_id]
        return (deck.cards[mark.key] for mark in deck.series.cards)

    def _item(self, item: Panel | Card) -> OutlineItem:
        exhibition = self._exhibition
        words = words_to_read(item, exhibition.media, exhibition.settings.source_language)
        return OutlineItem(item.id, words, item.advisory is not None)
