"""The exhibition as the kiosk shows it: frozen, checked, with every visible text a Localised.

A field's alias is its key in YAML. Every visible text's address in the catalogues follows from where it stands; see
kiosk.content.walk. What the keys mean to a curator is in docs/curators/format.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, PlainValidator

from kiosk.content.choices import (
    Advisory,
    DurationUnit,
    FigureStyle,
    Layout,
    MarkColour,
    MediumKind,
    Shape,
    TileColour,
)
from kiosk.content.dates import interval
from kiosk.content.panels import Compare, Date, Figure, Hotspot, Panel, Quote, Side, Sources
from kiosk.errors import Problem
from kiosk.i18n.localised import Localised
from kiosk.settings import Settings
from kiosk.settings.fields import (
    Entry,
    Flag,
    Id,
    LanguageTag,
    MediumId,
    NotEmpty,
    OrNothing,
    PanelAddress,
    PictureId,
    Several,
    SoundId,
    Text,
    TopicId,
    Words,
)

__all__ = [
    "Advisory",
    "Card",
    "Compare",
    "DurationUnit",
    "Era",
    "Exhibition",
    "Figure",
    "FigureStyle",
    "Hotspot",
    "Layout",
    "Loaded",
    "MarkColour",
    "Medium",
    "MediumKind",
    "Panel",
    "PanelSet",
    "Quote",
    "Shape",
    "Side",
    "Sidecar",
    "Source",
    "SourceList",
    "TileColour",
    "Timeline",
    "Topic",
]

Interval = Annotated[str, PlainValidator(interval)]
"""EDTF text with a beginning and an end."""


class _Exhibit(Entry):
    id: Id
    """The name of its file without the ending; not a key."""
    title: Text
    """Its title, of at most eight words."""
    summary: Text
    """One line for the home screen."""
    colour: TileColour = TileColour.INK
    """The colour of its tile."""
    cover: PictureId | None = None
    """The picture of its tile."""
    advisory: Advisory | None = None
    """Asked about before the exhibit is shown."""
    advisory_text: Text | None = Field(None, alias="advisory text")
    """The museum's own words for the advisory."""
    ambient: SoundId | None = None
    """A sound under the whole exhibit."""


class PanelSet(_Exhibit):
    """An exhibit that is a set of panels."""

    kind: Literal["panels"] = "panels"
    """panels"""
    panels: Annotated[tuple[Panel, ...], NotEmpty]
    """Its panels, in order."""

    def panel(self, panel_id: str) -> Panel | None:
        """The panel of this id, if there is one."""
        return next((panel for panel in self.panels if panel.id == panel_id), None)


class Era(Entry):
    """A band of time on a timeline."""

    title: Text
    """Its name."""
    date: Interval
    """From when to when."""
    colour: MarkColour = MarkColour.PAPER
    """The colour of its band."""


class Topic(Entry):
    """What cards are about; a filter of the timeline."""

    title: Text
    """Its name."""
    colour: MarkColour = MarkColour.PAPER
    """The colour of its marks."""
    shape: Shape = Shape.CIRCLE
    """The shape of its marks."""


class Card(Entry):
    """One event on a timeline."""

    id: Id
    """Its name within the timeline, for translations."""
    date: Date
    """When it happened."""
    title: Text
    """Its title, of at most eight words."""
    body: Text | None = None
    """The text, in the Markdown subset."""
    topic: TopicId | None = None
    """What it is about: one of the timeline's topics."""
    media: MediumId | None = None
    """A picture or film."""
    narration: SoundId | None = None
    """A recording of the text, with a file for each language."""
    sources: Sources = ()
    """Who says so."""
    panel: PanelAddress | None = None
    """A panel to read more: exhibit/panel."""
    advisory: Advisory | None = None
    """Asked about before the card is shown."""


class Timeline(_Exhibit):
    """An exhibit that is a timeline."""

    kind: Literal["timeline"] = "timeline"
    """timeline"""
    eras: Annotated[tuple[Era, ...], Several] = ()
    """Bands of time."""
    topics: Annotated[Mapping[Id, Topic], OrNothing] = Field(default_factory=dict)
    """What its cards are about, by id."""
    cards: Annotated[tuple[Card, ...], NotEmpty]
    """Its events, in the order of the file."""

    def card(self, card_id: str) -> Card | None:
        """The card of this id, if there is one."""
        return next((card for card in self.cards if card.id == card_id), None)


class Source(Entry):
    """Who says so: a book, an article, a person."""

    title: Text
    """Its title."""
    author: Words | None = None
    """Who wrote it."""
    publisher: Text | None = None
    """Who published it."""
    date: Date | None = None
    """When."""
    place: Words | None = None
    """Where it is to be found."""
    note: Text | None = None
    """What a visitor should know of it."""


class SourceList(Entry):
    """What exhibits/sources.yaml says."""

    sources: Mapping[Id, Source]
    """The sources by id; the file holds the entries without this key."""


class Sidecar(Entry):
    """What is to be known of a medium: the YAML file beside it."""

    alt: Text | None = None
    """What it shows, for those who cannot see it; required for pictures and films."""
    caption: Text | None = None
    """A line under it."""
    credit: Text | None = None
    """Whom to credit; required."""
    rights: Words | None = None
    """A licence's address or the rights in words; required."""
    captions: Annotated[Mapping[LanguageTag, Words], OrNothing] = Field(default_factory=dict)
    """WebVTT files beside it, by language."""
    transcript: Text | None = None
    """What is said in it."""
    silent: Flag = False
    """Whether a film has no sound."""
    sign_language: Annotated[Mapping[LanguageTag, Words], OrNothing] = Field(
        default_factory=dict, alias="sign language"
    )
    """Films in sign language beside it, by language."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, film or sound with its variants and what its sidecar says."""

    id: str
    """folder/name without the ending."""
    kind: MediumKind
    files: Mapping[str, Path] = field(default_factory=dict)
    """By language; "" is the file for all others. Empty when there is none."""
    alt: Localised | None = None
    caption: Localised | None = None
    credit: Localised | None = None
    rights: str = ""
    captions: Mapping[str, Path] = field(default_factory=dict)
    """WebVTT files by language."""
    transcript: Localised | None = None
    silent: bool = False
    sign_language: Mapping[str, Path] = field(default_factory=dict)
    """Films in sign language, by the tag of that language."""

    def file(self, language: str) -> Path | None:
        """The file for a language, else the one for all, else None."""
        return self.files.get(language) or self.files.get("")


@dataclass(frozen=True, slots=True)
class Exhibition:
    """All that the kiosk shows.

    What its parts name is there: every source and topic that a panel or a card names, every panel that a card leads to.
    Every medium that is named is in `media`, if need be as one without files. A link in a text may lead nowhere.
    """

    settings: Settings
    exhibits: Mapping[str, PanelSet | Timeline]
    """By id, in the order of the home screen."""
    media: Mapping[str, Medium]
    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and all that is to be said of it."""

    exhibition: Exhibition | None
    """None when exhibits/kiosk.yaml itself cannot be used."""
    problems: tuple[Problem, ...]
    """In the order of files and lines."""
