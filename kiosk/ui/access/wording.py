"""What is said of an item: its words, then what it is and how it stands."""

from collections.abc import Iterable

from kiosk.i18n.words import Words
from kiosk.speech import Phrase, phrases
from kiosk.ui.access.items import Item, Kind


def spoken(item: Item, words: Words, language: str) -> list[Phrase]:
    """Give the phrases for one item; `language` is that of the interface's own words."""
    return [*phrases(item.words, item.language), *phrases(about(item, words), language)]


def about(item: Item, words: Words) -> str:
    """Say what an item is and how it stands; nothing of a text, which is what it says."""
    role = {
        Kind.BUTTON: words.context("spoken", "Button"),
        Kind.LINK: words.context("spoken", "Link"),
        Kind.SLIDER: words.context("spoken", "Slider"),
        Kind.PICTURE: words.context("spoken", "Picture"),
    }.get(item.kind, "")
    state = (
        words.context("spoken", "Selected") if item.chosen else "",
        "" if item.enabled else words.context("spoken", "Unavailable"),
    )
    return ", ".join(str(part) for part in (role, item.value, *state) if part)


def content(items: Iterable[Item]) -> list[Item]:
    """Give what is read by itself when something comes to the front: its words, then its pictures, no controls."""
    told = [item for item in items if item.kind in (Kind.HEADING, Kind.TEXT, Kind.PICTURE)]
    return sorted(told, key=lambda item: item.kind is Kind.PICTURE)
