"""What the visit machine needs to know of an exhibition."""

from kiosk.content.model import Card, Exhibition, Panel, PanelSet, Timeline
from kiosk.ui.timeline.deck import series_of
from kiosk.visit import Item, Outline, Rules


def rules_of(exhibition: Exhibition) -> Rules:
    """Give how this installation treats its visitors."""
    settings = exhibition.settings
    return Rules(tuple(settings.languages), settings.idle.after_s, settings.idle.warning_s, settings.volume)


def outline_of(exhibition: Exhibition) -> Outline:
    """Give every exhibit with its panels in order, or its cards in the order of time."""
    exhibits = {exhibit_id: _items(exhibit) for exhibit_id, exhibit in exhibition.exhibits.items()}
    advised = frozenset(exhibit_id for exhibit_id, exhibit in exhibition.exhibits.items() if exhibit.advisory)
    return Outline(exhibits, advised)


def _items(exhibit: PanelSet | Timeline) -> tuple[Item, ...]:
    if isinstance(exhibit, PanelSet):
        return tuple(_item(panel) for panel in exhibit.panels)
    cards = {card.id: card for card in exhibit.cards}
    return tuple(_item(cards[mark.key]) for mark in series_of(exhibit).cards)


def _item(item: Panel | Card) -> Item:
    texts = [item.title, item.body]
    if isinstance(item, Panel):
        texts += [text for spot in item.hotspots for text in (spot.title, spot.body)]
    words = sum(len(text.source.split()) for text in texts if text)
    return Item(item.id, words, item.advisory is not None)
