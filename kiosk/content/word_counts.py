"""How many words a standing visitor reads: a museum's limits for panels, cards and titles."""

import re
from collections.abc import Iterator, Mapping

from kiosk.content.model import Card, Medium, MediumKind, Panel, PanelSet, Timeline
from kiosk.content.model_fields import leaves
from kiosk.content.validation_messages import ValidationMessage
from kiosk.content.yaml_source import Location
from kiosk.i18n import word_breaks
from kiosk.i18n.localised import Localised

PANEL_WORDS = (75, 150)
CARD_WORDS = (30, 75)
TITLE_WORDS = 8
# Written without spaces: the limits above were found for languages with spaces.
_UNCOUNTED = ("km", "th", "lo", "my", "zh", "ja")
_LINK_TARGET = re.compile(r"\]\([^()]*+\)")


def count(text: str, language: str = "") -> int:
    """Count the words of a text; a link's target and marks are none."""
    return word_breaks.count(_LINK_TARGET.sub("]", text) if "](" in text else text, language)


def words_to_read(item: Panel | Card, media: Mapping[str, Medium], language: str) -> int:
    """Count all words of a panel or a card in the source language, with the captions of the media that it shows."""
    found = leaves(item)
    texts = [leaf.value for leaf in found if leaf.names is None]
    shown = (media.get(leaf.value) for leaf in found if leaf.names and MediumKind.PICTURE in leaf.names.fits)
    captions = (text for medium in shown if medium for text in medium.caption_texts)
    return sum(count(text.source, language) for text in (*texts, *captions))


def counted(language: str) -> bool:
    """Return whether the limits hold for a language."""
    return language.split("-", maxsplit=1)[0] not in _UNCOUNTED


def limits(exhibit: PanelSet | Timeline, language: str) -> Iterator[ValidationMessage]:
    """Yield texts in the source language that are longer or shorter than their place asks for.

    Locations are the model's.
    """
    if not counted(language):
        return
    yield from _title(("title",), exhibit.title)
    if isinstance(exhibit, PanelSet):
        for number, panel in enumerate(exhibit.panels):
            yield from _panel(("panels", number), panel)
    else:
        for number, card in enumerate(exhibit.cards):
            yield from _title(("cards", number, "title"), card.title)
            yield from _body(("cards", number, "body"), card.body, CARD_WORDS, "a card")


def _panel(here: Location, panel: Panel) -> Iterator[ValidationMessage]:
    yield from _title((*here, "title"), panel.title)
    # A panel of another layout has more to look at than to read.
    least = PANEL_WORDS[0] if panel.spec.is_read else 0
    yield from _body((*here, "body"), panel.body, (least, PANEL_WORDS[1]), "a panel")


def _title(here: Location, title: Localised) -> Iterator[ValidationMessage]:
    found = count(title.source)
    if found > TITLE_WORDS:
        yield ValidationMessage("long-title", here, f"this title has {found} words", f"{TITLE_WORDS} at most read well")


def _body(here: Location, body: Localised | None, limits: tuple[int, int], place: str) -> Iterator[ValidationMessage]:
    if body is None:
        return
    found = count(body.source)
    least, most = limits
    if found > most:
        yield ValidationMessage("too-long", here, f"this text has {found} words", f"{most} at most on {place}")
    elif found < least:
        yield ValidationMessage("too-short", here, f"this text has {found} words", f"at least {least} on {place}")
