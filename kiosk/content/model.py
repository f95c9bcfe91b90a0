"""The exhibition as the kiosk shows it: frozen, checked, with every visible text a Localised.

A field's alias is its key in YAML. Every visible text's address in the catalogues follows from where it stands; see
kiosk.content.model_fields. What the keys mean to a curator is in docs/curators/format.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from kiosk.content.cards import Card, Era, Topic
from kiosk.content.choices import (
    Advisory,
    DurationUnit,
    FigureStyle,
    MarkColour,
    MediumKind,
    Shape,
    TileColour,
)
from kiosk.content.layouts.compare import Compare, Side
from kiosk.content.layouts.figures import Figure
from kiosk.content.layouts.hotspots import Hotspot
from kiosk.content.layouts.quote import Quote
from kiosk.content.layouts.registry import Layout
from kiosk.content.panels import Date, Panel
from kiosk.errors import Problem
from kiosk.i18n.localised import Localised
from kiosk.settings import Settings
from kiosk.settings.fields import (
    Entry,
    Flag,
    Id,
    LanguageTag,
    NotEmpty,
    OrNothing,
    PictureId,
    Several,
    SoundId,
    Text,
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


class _Exhibit(Entry):
    id: Id
    """The name of its file without the ending; not a key."""
    title: Text
    """The title of the exhibit, of at most eight words.

    Example: The old harbour
    Example: {en: The old harbour, vi: Bến cảng cũ}
    """
    summary: Text
    """One line for its tile on the home screen.

    Example: Ships, cranes and the people who worked them
    """
    language: LanguageTag | None = None
    """The language that this file is written in, where it is not the first of the exhibition's.

    Example: de
    """
    colour: TileColour = TileColour.INK
    """The colour of its tile; ink, which is dark, if you leave it out.

    Example: teal
    """
    cover: PictureId | None = None
    """The picture of its tile.

    Example: harbour/crane
    """
    advisory: Advisory | None = None
    """Visitors are asked before the exhibit is shown. If this key is wrong in any way, the exhibit is not shown.

    Example: mass-violence
    """
    advisory_text: Text | None = Field(None, alias="advisory text")
    """The museum's own words in the place of the standard words of the advisory.

    Example: This exhibit shows an accident.
    """
    ambient: SoundId | None = None
    """A sound under the whole exhibit.

    Example: harbour/gulls
    """


class PanelSet(_Exhibit):
    """An exhibit that is a set of panels."""

    kind: Literal["panels"] = "panels"
    """What the file holds: `panels` for a set of panels.

    Example: panels
    """
    panels: Annotated[tuple[Panel, ...], NotEmpty]
    """Its panels, in order.

    Example: [{id: the-quay, layout: text, title: A quay of oak, body: The first quay was built of oak.}]
    """

    def panel(self, panel_id: str) -> Panel | None:
        """Return the panel of this id, if there is one."""
        return next((panel for panel in self.panels if panel.id == panel_id), None)


class Timeline(_Exhibit):
    """An exhibit that is a timeline."""

    kind: Literal["timeline"] = "timeline"
    """What the file holds: `timeline` for a timeline.

    Example: timeline
    """
    eras: Annotated[tuple[Era, ...], Several] = ()
    """Bands of time.

    Example: [{title: The years of oak, date: 1862/1904, colour: gold}]
    """
    topics: Annotated[Mapping[Id, Topic], OrNothing] = Field(default_factory=dict)
    """What its cards are about, by an id of yours.

    Example: {ships: {title: Ships, colour: teal, shape: diamond}}
    """
    cards: Annotated[tuple[Card, ...], NotEmpty]
    """Its events. The kiosk puts them in the order of time.

    Example: [{id: first-steamer, date: 1862-05-14, title: The first steamer}]
    """

    def card(self, card_id: str) -> Card | None:
        """Return the card of this id, if there is one."""
        return next((card for card in self.cards if card.id == card_id), None)


class Source(Entry):
    """Who says so: a book, an article, a person."""

    title: Text
    """Its title.

    Example: Report of the harbour office
    """
    author: Words | None = None
    """Who wrote it, the same in every language.

    Example: Anna Lindgren
    """
    publisher: Text | None = None
    """Who published it.

    Example: City archive
    """
    date: Date | None = None
    """When it was written or came out.

    Example: 1864
    """
    place: Words | None = None
    """Where it came out, or where it is kept; the same in every language.

    Example: Gothenburg
    """
    note: Text | None = None
    """What a visitor should know of it.

    Example: Written two years after the quay was built.
    """


class SourceList(Entry):
    """What exhibits/sources.yaml says."""

    sources: Mapping[Id, Source]
    """The sources by id; the file holds the entries without this key."""


class Sidecar(Entry):
    """What is to be known of a medium: the YAML file beside it."""

    alt: Text | None = None
    """What it shows, for those who cannot see it; required for pictures and films.

    Example: A steam crane lifts a barrel from a barge; two men watch.
    """
    caption: Text | None = None
    """A line under it.

    Example: The crane of 1871, photographed in its last year.
    """
    credit: Text | None = None
    """Whom to credit; required.

    Example: City archive
    """
    rights: Words | None = None
    """A licence's address, or the rights in words; required.

    Example: https://creativecommons.org/publicdomain/mark/1.0/
    """
    captions: Annotated[Mapping[LanguageTag, Words], OrNothing] = Field(default_factory=dict)
    """Files of captions beside it, WebVTT or SubRip, by language.

    Those named `<name>.<language>.vtt` or `.srt` are found without this.

    Example: {en: spoken.vtt}
    """
    transcript: Text | None = None
    """What is said in it.

    Example: "A voice counts: one, two, three."
    """
    silent: Flag = False
    """`true` for a film without sound, which needs no captions.

    Example: true
    """
    sign_language: Annotated[Mapping[LanguageTag, Words], OrNothing] = Field(
        default_factory=dict, alias="sign language"
    )
    """Of a film: who signs it, in films beside it that are as long, by the tag of the sign language (ISO 639-3).

    Example: {fsl: crane.fsl.mp4}
    """


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

    @property
    def caption_texts(self) -> tuple[Localised, ...]:
        """What stands below it, in this order."""
        return tuple(text for text in (self.caption, self.credit) if text)

    @property
    def texts(self) -> tuple[Localised, ...]:
        """All its texts."""
        values = (getattr(self, one.name) for one in fields(self))
        return tuple(value for value in values if isinstance(value, Localised))

    def file(self, language: str) -> Path | None:
        """Return the file for a language, else the one for all, else None."""
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
    endonyms: Mapping[str, str]
    """Each language's name in itself, by its tag: kept here, a start need not read what CLDR knows of each."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and all that is to be said of it."""

    exhibition: Exhibition | None
    """None when exhibits/kiosk.yaml itself cannot be used."""
    problems: tuple[Problem, ...]
    """In the order of files and lines."""
