"""A panel and its parts, frozen and checked."""

from typing import Annotated, Self

from pydantic import Field, PlainValidator, model_validator

from kiosk.content.choices import Advisory, DurationUnit, FigureStyle, Layout
from kiosk.content.dates import edtf
from kiosk.settings.fields import (
    Entry,
    Flag,
    Fraction,
    Id,
    MediumId,
    Number,
    PictureId,
    Several,
    SoundId,
    SourceId,
    Text,
    refuse,
)

Date = Annotated[str, PlainValidator(edtf)]
"""EDTF text."""
Sources = Annotated[tuple[SourceId, ...], Several]


class Side(Entry):
    """One of the two pictures of a comparison."""

    media: PictureId
    """The picture."""
    label: Text
    """What it shows, in a few words."""


class Compare(Entry):
    """Two pictures under one slider."""

    before: Side
    """The picture on the side where reading begins."""
    after: Side
    """The other picture."""


class Hotspot(Entry):
    """A labelled point on a picture."""

    id: Id
    """Its name within the panel."""
    at: tuple[Fraction, Fraction]
    """Where it is: fractions from the left and from the top of the picture."""
    title: Text
    """Its label."""
    body: Text | None = None
    """What there is to read of it."""


class Quote(Entry):
    """What a person said or wrote."""

    words: Text
    """The words, without quotation marks."""
    speaker: Text
    """Who said them."""
    occasion: Text | None = None
    """When and where."""
    reported_by: Text | None = Field(None, alias="reported by")
    """Who reports them."""


class Figure(Entry):
    """A large number with its label."""

    number: Number
    """The number."""
    style: FigureStyle = FigureStyle.PLAIN
    """How it is written."""
    unit: DurationUnit | None = None
    """The unit of time that it counts, named in each language."""
    about: Flag = False
    """Whether it is an estimate."""
    label: Text
    """What it counts."""


class Panel(Entry):
    """One screen of an exhibit."""

    id: Id
    """Its name within the exhibit, for links and translations."""
    layout: Layout
    """How it is laid out."""
    title: Text
    """Its title, of at most eight words."""
    eyebrow: Text | None = None
    """The small line above the title."""
    date: Date | None = None
    """When it happened."""
    body: Text | None = None
    """The text, in the Markdown subset."""
    media: Annotated[tuple[MediumId, ...], Several] = ()
    """The picture or film; several in a gallery."""
    narration: SoundId | None = None
    """A recording of the text, with a file for each language."""
    sources: Sources = ()
    """Who says so."""
    advisory: Advisory | None = None
    """Asked about before the panel is shown."""
    plain_language: Text | None = Field(None, alias="plain language")
    """The text in plain language."""
    compare: Compare | None = None
    """The two pictures of the layout compare."""
    hotspots: tuple[Hotspot, ...] = ()
    """The points of the layout hotspots."""
    quote: Quote | None = None
    """The words of the layout quote."""
    figures: tuple[Figure, ...] = ()
    """The numbers of the layout figures."""

    @model_validator(mode="after")
    def _has_what_its_layout_shows(self) -> Self:
        needs = _NEEDS[self.layout]
        if not getattr(self, needs):
            raise refuse(
                "layout-needs",
                f'the layout {self.layout} needs "{needs}"',
                f'add "{needs}", or choose another layout',
                (needs,),
            )
        if self.layout is Layout.GALLERY and len(self.media) < 2:
            raise refuse(
                "layout-needs",
                "a gallery needs at least two pictures",
                "add a picture, or choose the layout media-left",
                ("media",),
            )
        if self.layout is not Layout.GALLERY and len(self.media) > 1:
            raise refuse(
                "layout-needs",
                f"the layout {self.layout} shows one medium, and this names {len(self.media)}",
                "choose the layout gallery, or keep one",
                ("media", 1),
            )
        return self


_NEEDS = {
    Layout.MEDIA_LEFT: "media",
    Layout.MEDIA_RIGHT: "media",
    Layout.FULL_BLEED: "media",
    Layout.TEXT: "body",
    Layout.GALLERY: "media",
    Layout.COMPARE: "compare",
    Layout.HOTSPOTS: "hotspots",
    Layout.QUOTE: "quote",
    Layout.FIGURES: "figures",
    Layout.FILM: "media",
}
