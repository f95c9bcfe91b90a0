"""What visitors are told of each kind of advisory: no more than what its kind says of a text, whatever the museum.

What else is true of an exhibit, as what its pictures do not show, is for its own `advisory text` to say.
"""

from enum import Enum, auto
from typing import assert_never

from kiosk.content.model import Advisory
from kiosk.i18n.catalogues import Words


class Whole(Enum):
    """What an advisory stands before."""

    EXHIBIT = auto()
    PANEL = auto()
    CARD = auto()


def heading(kind: Advisory, whole: Whole, words: Words) -> str:
    """Write what is to come."""
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
    """Write what is described there, where the museum has no words of its own."""
    match kind:
        case Advisory.MASS_VIOLENCE:
            if whole is Whole.EXHIBIT:
                return words("They describe killings.")
            return words("It describes killings.")
        case _:
            assert_never(kind)


def notice(kind: Advisory, words: Words) -> str:
    """Write what is to be known before an exhibit is opened."""
    match kind:
        case Advisory.MASS_VIOLENCE:
            return words("Contains descriptions of mass violence")
        case _:
            assert_never(kind)
