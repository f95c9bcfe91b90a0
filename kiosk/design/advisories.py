"""The texts of content advisories, by kind; they claim no more than the kind does, for any museum.

Anything else, such as what the pictures do not show, belongs in the exhibit's own `advisory text`.
"""

from enum import Enum, auto
from typing import assert_never

from kiosk.content.model import Advisory
from kiosk.i18n.catalogues import Words


class Whole(Enum):
    """What an advisory is about."""

    EXHIBIT = auto()
    PANEL = auto()
    CARD = auto()


def heading(kind: Advisory, whole: Whole, words: Words) -> str:
    """Return the heading of an advisory."""
    match kind:
        case Advisory.MASS_VIOLENCE:
            if whole is Whole.PANEL:
                return words("This panel speaks of mass violence")
            if whole is Whole.CARD:
                return words("This card speaks of mass violence")
            return words("These panels speak of mass violence")
        case _:
            assert_never(kind)


def explanation(kind: Advisory, whole: Whole, words: Words) -> str:
    """Return the explanation, for an exhibit without its own `advisory text`."""
    match kind:
        case Advisory.MASS_VIOLENCE:
            if whole is Whole.EXHIBIT:
                return words("They describe killings.")
            return words("It describes killings.")
        case _:
            assert_never(kind)


def notice(kind: Advisory, words: Words) -> str:
    """Return the notice on the tile of an exhibit."""
    match kind:
        case Advisory.MASS_VIOLENCE:
            return words("Contains descriptions of mass violence")
        case _:
            assert_never(kind)
