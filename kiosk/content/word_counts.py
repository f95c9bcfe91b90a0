"""How many words a standing visitor reads: a museum's limits for panels, cards and titles."""

import re
from collections.abc import Iterator

from kiosk.content.model import Panel, PanelSet, Timeline
from kiosk.content.validation_messages import ValidationMessage
from kiosk.content.yaml_source import Location
from kiosk.i18n.localised import Localised

PANEL_WORDS = (75, 150)
CARD_WORDS = (30, 75)
TITLE_WORDS = 8
# Written without spaces: counting would need a dictionary.
_UNCOUNTED = ("km", "th", "lo", "my", "zh", "ja")
_LINK_TARGET = re.compile(r"\]\([^()]*+\)")
# What stands between letters without a space belongs to the word; what stands after it is taken along.
_WORD = re.compile(r"[^\W_][\w'’.,/-]*")


def count(text: str) -> int:
    """The words of a text; a link's target and marks are none."""
    return len(_WORD.findall(_LINK_TARGET.sub("]", text) if "](" in text else text))


def counted(language: str) -> bool:
    """Whether words of a language can be counted."""
    return language.split("-", maxsplit=1)[0] not in _UNCOUNTED


def limits(exhibit: PanelSet | Timeline, language: str) -> Iterator[ValidationMessage]:
    """Texts in the source language that are longer or shorter than their place asks for.

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
