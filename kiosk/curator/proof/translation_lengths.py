"""The check for translations that are far longer than visitors can read standing."""

from collections.abc import Iterator

from kiosk.content.model import Exhibition, PanelSet
from kiosk.content.word_counts import CARD_WORDS, PANEL_WORDS, count, counted
from kiosk.content.yaml_source import problem
from kiosk.curator.proof.text_locations import TextLocations
from kiosk.curator.proof.translation_status import named
from kiosk.errors import Problem
from kiosk.i18n.catalogues import Catalogues
from kiosk.i18n.localised import Localised

LONGER = 1.5
"""Factor for translations: some languages need more words, and Vietnamese counts each syllable."""


def problems(exhibition: Exhibition, catalogues: Catalogues, where: TextLocations) -> Iterator[Problem]:
    """Yield one problem for each translation of a panel's or a card's text that is too long."""
    settings = exhibition.settings
    languages = [tag for tag in settings.languages if tag != settings.source_language and counted(tag)]
    bodies = list(_bodies(exhibition)) if languages else []
    for tag in languages:
        for body, most, place in bodies:
            words, shown_in = catalogues.text(body, tag)
            found = count(words) if shown_in == tag else 0
            if found > most * LONGER:
                message = f"the text of {place} has {found} words in {named(tag)}"
                hint = f"shorten it: at most {most} words in the source, and {round(most * LONGER)} in a translation"
                yield problem("long-translation", *where.of(body, tag), message, hint)


def _bodies(exhibition: Exhibition) -> Iterator[tuple[Localised, int, str]]:
    for exhibit in exhibition.exhibits.values():
        panels = exhibit.panels if isinstance(exhibit, PanelSet) else ()
        cards = () if isinstance(exhibit, PanelSet) else exhibit.cards
        yield from ((panel.body, PANEL_WORDS[1], "a panel") for panel in panels if panel.body)
        yield from ((card.body, CARD_WORDS[1], "a card") for card in cards if card.body)
