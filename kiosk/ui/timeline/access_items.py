"""The accessible items of the strip of a timeline, for reading aloud and for keys."""

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.i18n.dates import format_date
from kiosk.timeline import PlacedCard
from kiosk.timeline.scene import Cluster
from kiosk.ui.access.items import AccessItem, ItemKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.timeline import Band, SceneItem
    from kiosk.timeline.deck import Deck
    from kiosk.ui.timeline.strokes import Box


class StripContents(Protocol):
    """The content of a strip."""

    ui: Any
    deck: "Deck"
    topic: str
    chosen: str

    def bands(self) -> "Iterable[tuple[Band, Box]]":
        """Return the eras in view with their boxes."""

    def places(self) -> "Iterable[tuple[SceneItem, Box]]":
        """Return the cards and clusters in view with their boxes."""

    def use(self, drawn: "SceneItem | Band") -> None:
        """Do what a tap on the item does."""


def items_of(strip: "StripContents") -> list[AccessItem]:
    """Return the eras in view, then cards and clusters in chronological order."""
    eras = [_era(strip, band, box) for band, box in strip.bands()]
    return eras + [_drawn(strip, drawn, box) for drawn, box in sorted(strip.places(), key=lambda place: place[0].x)]


def part_of(drawn: "SceneItem | Band") -> tuple[str, object]:
    """Return the identity of an item on the strip, the same at any zoom."""
    if isinstance(drawn, PlacedCard):
        return ("card", drawn.card.key)
    if isinstance(drawn, Cluster):
        return ("cluster", drawn.first)
    return ("era", drawn.era)


def _use(strip: "StripContents", part: tuple[str, object]) -> None:
    """Activate an item, if it is still in view."""
    for drawn, _ in (*strip.bands(), *strip.places()):
        if part_of(drawn) == part:
            strip.use(drawn)
            return


def _era(strip: "StripContents", band: "Band", box: "Box") -> AccessItem:
    era = strip.deck.timeline.eras[band.era]
    said = strip.ui.say(era.title)
    words = f"{said.words}, {format_date(era.date, strip.ui.language, 'long', strip.ui.words)}"
    part = part_of(band)
    act = partial(_use, strip, part)
    return AccessItem(strip, ItemKind.BUTTON, words, said.language, box, part=part, label=said.words, act=act)


def _drawn(strip: "StripContents", drawn: "SceneItem", box: "Box") -> AccessItem:
    if isinstance(drawn, PlacedCard):
        card = strip.deck.cards[drawn.card.key]
        said = strip.ui.say(card.title)
        date = format_date(card.date, strip.ui.language, "long", strip.ui.words)
        words, label, language, chosen = f"{date}, {said.words}", said.words, said.language, card.id == strip.chosen
    else:
        words, label, language, chosen = cluster_words(strip, drawn), "", strip.ui.language, False
    part = part_of(drawn)
    act = partial(_use, strip, part)
    return AccessItem(strip, ItemKind.BUTTON, words, language, box, part=part, label=label, chosen=chosen, act=act)


def cluster_words(strip: "StripContents", cluster: Cluster) -> str:
    """Return the number of cards in a cluster, and its first and last date, as text."""
    series = strip.deck.filtered(strip.topic or None)
    ui, cards = strip.ui, strip.deck.cards
    ends = (series.cards[place].key for place in (cluster.first, cluster.first + cluster.count - 1))
    dates = dict.fromkeys(format_date(cards[key].date, ui.language, "long", ui.words) for key in ends)
    return ", ".join((str(ui.words.plural("%(n)s card", "%(n)s cards", cluster.count)), *dates))
