"""What is said of an item: its words, then what it is and how it stands."""

from collections.abc import Iterable

from kiosk.engines.speech import Phrase, phrases
from kiosk.i18n.catalogues import Words
from kiosk.ui.access.items import AccessItem, ItemKind


def spoken(item: AccessItem, words: Words, language: str) -> list[Phrase]:
    """Give the phrases for one item; `language` is that of the interface's own words."""
    return [*phrases(item.words, item.language), *phrases(about(item, words), language)]


def about(item: AccessItem, words: Words) -> str:
    """Say what an item is and how it stands; nothing of a text, which is what it says."""
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
    """Give what is read by itself when something comes to the front: its words, then its pictures, no controls."""
    told = [item for item in items if item.kind in (ItemKind.HEADING, ItemKind.TEXT, ItemKind.PICTURE)]
    return sorted(told, key=lambda item: item.kind is ItemKind.PICTURE)
