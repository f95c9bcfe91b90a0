"""What is read out for an item: its words, then its role and its state."""

from collections.abc import Iterable

from kiosk.engines.speech import Phrase, phrases
from kiosk.i18n.catalogues import Words
from kiosk.ui.access.items import AccessItem, ItemKind


def spoken(item: AccessItem, words: Words, language: str) -> list[Phrase]:
    """Return the phrases for one item; `language` is that of the interface's own words."""
    return [*phrases(item.words, item.language), *phrases(about(item, words), language)]


def about(item: AccessItem, words: Words) -> str:
    """Return the role and the state of an item in words; "" for a text."""
    role = {
        ItemKind.BUTTON: words.context("spoken", "Button"),
        ItemKind.LINK: words.context("spoken", "Link"),
        ItemKind.SLIDER: words.context("spoken", "Slider"),
        ItemKind.PICTURE: words.context("spoken", "Picture"),
    }.get(item.kind, "")
    state = (
        words.context("spoken", "Selected") if item.chosen else "",
        "" if item.enabled else words.context("spoken", "Unavailable"),
    )
    return ", ".join(str(part) for part in (role, item.value, *state) if part)


def content(items: Iterable[AccessItem]) -> list[AccessItem]:
    """Return what is read out when a screen comes to the front: its texts, then its pictures, but no controls."""
    found = [item for item in items if item.kind in (ItemKind.HEADING, ItemKind.TEXT, ItemKind.PICTURE)]
    return sorted(found, key=lambda item: item.kind is ItemKind.PICTURE)
