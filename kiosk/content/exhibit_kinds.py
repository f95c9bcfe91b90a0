"""The kinds of exhibit: one specification each, from which everything else about a kind is derived."""

from dataclasses import dataclass
from typing import Any

from kiosk.content.cards import Card
from kiosk.content.model import PanelSet, Timeline
from kiosk.content.panels import Panel
from kiosk.i18n.tags import bare, is_language
from kiosk.settings.fields import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitKind:
    """One kind of exhibit."""

    name: str
    """Its value of the key `kind`."""
    words: str
    """What it is, with its article, as messages write it."""
    model: type[PanelSet] | type[Timeline]
    item: type[Entry]
    """What it is a list of."""
    items: str
    """The key of that list."""
    item_words: str
    """What one of them is called."""


PANELS = ExhibitKind(
    name="panels",
    words="a set of panels",
    model=PanelSet,
    item=Panel,
    items="panels",
    item_words="panel",
)
TIMELINE = ExhibitKind(
    name="timeline",
    words="a timeline",
    model=Timeline,
    item=Card,
    items="cards",
    item_words="card",
)
KINDS = {kind.name: kind for kind in (PANELS, TIMELINE)}
"""By their value of the key `kind`."""


def kind_in(data: object) -> ExhibitKind | None:
    """Return the kind that the data of a file names, None where it names none that is known."""
    written = data.get("kind") if isinstance(data, dict) else None
    return KINDS.get(written) if isinstance(written, str) else None


def own_language(data: Any) -> str:
    """Return the language that the file of an exhibit names as its own; empty without a valid one."""
    own = data.get("language") if isinstance(data, dict) else None
    return bare(own) if isinstance(own, str) and is_language(own) else ""
