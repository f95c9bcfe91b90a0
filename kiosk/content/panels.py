"""A panel and its parts, frozen and checked."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from kiosk.content.choices import Advisory, DurationUnit, FigureStyle, Layout
from kiosk.content.dates import LOOKS_LIKE_EDTF, edtf
from kiosk.settings.fields import (
    Entry,
    FilmId,
    Flag,
    Fraction,
    Id,
    LanguageTag,
    MediumId,
    Number,
    OrNothing,
    PictureId,
    Several,
    SoundId,
    SourceId,
    Text,
    refuse,
)

Date = Annotated[
    str,
    PlainValidator(edtf),
    WithJsonSchema({"title": "Date", "type": ["string", "integer"], "pattern": LOOKS_LIKE_EDTF}),
]
"""EDTF text."""
Sources = Annotated[tuple[SourceId, ...], Several]


class Side(Entry):
    """One of the two pictures of a comparison."""

    media: PictureId
    """The picture.

    Example: harbour/quay-1862
    """
    label: Text
    """What it shows, in a few words.

    Example: In 1862
    """


class Compare(Entry):
    """Two pictures under one slider."""

    before: Side
    """The picture on the side where reading begins.

    Example: {media: harbour/quay-1862, label: In 1862}
    """
    after: Side
    """The other picture.

    Example: {media: harbour/quay-today, label: Today}
    """


class Hotspot(Entry):
    """A labelled point on a picture."""

    id: Id
    """Its name within the panel. Translations hold on to it.

    Example: boiler
    """
    at: tuple[Fraction, Fraction]
    """Where it is on the picture: from the left and from the top, as fractions from 0 to 1.

    Example: [0.25, 0.6]
    """
    title: Text
    """Its label.

    Example: The boiler
    """
    body: Text | None = None
    """Body text: what there is to read of it.

    Example: It burnt a ton of coal a day.
    """


class Quote(Entry):
    """What a person said or wrote."""

    words: Text
    """The words, without quotation marks.

    Example: We heard the crane before we saw the river.
    """
    speaker: Text
    """Who said them.

    Example: Nils Berg, docker
    """
    occasion: Text | None = None
    """When and where they were said.

    Example: To the harbour commission, 1904
    """
    reported_by: Text | None = Field(None, alias="reported by")
    """Who reports them.

    Example: Minutes of the commission
    """


class Figure(Entry):
    """A large number with its label."""

    number: Number
    """The number: digits only, with a point before decimals.

    Example: 2000000
    """
    style: FigureStyle = FigureStyle.PLAIN
    """How it is written: in full (2,000,000), or in words (2 million).

    Example: compact
    """
    unit: DurationUnit | None = None
    """The unit of time that it counts, if it does; each language has its word for it.

    Example: year
    """
    about: Flag = False
    """`true` if it is an estimate.

    Example: true
    """
    label: Text
    """What it counts.

    Example: barrels in a year
    """


class Panel(Entry):
    """One screen of an exhibit."""

    id: Id
    """Its name within the exhibit. Links and translations hold on to it: do not change it later.

    Example: the-quay
    """
    layout: Layout
    """How it is laid out, and with that what it needs.

    Example: media-left
    """
    title: Text
    """Its title, of at most eight words.

    Example: A quay of oak
    """
    eyebrow: Text | None = None
    """The small line above the title.

    Example: Building
    """
    date: Date | None = None
    """When it happened.

    Example: 1862-05/1864
    """
    body: Text | None = None
    """Body text; 75 to 150 words read well.

    Example: The first quay was built of *oak*.
    Example: It stood for [forty years](panel:the-fire).
    """
    media: Annotated[tuple[MediumId, ...], Several] = ()
    """A picture or a film; for a gallery a list of them.

    Example: harbour/crane
    Example: [harbour/crane, harbour/steamer]
    """
    narration: SoundId | None = None
    """A sound: the text as it is spoken, with a file for each language.

    Example: harbour/the-quay
    """
    sources: Sources = ()
    """Who says so: ids of exhibits/sources.yaml.

    Example: [harbour-office-1864]
    """
    advisory: Advisory | None = None
    """Visitors are asked before the panel is shown. If this key is wrong in any way, the panel is not shown.

    Example: mass-violence
    """
    plain_language: Text | None = Field(None, alias="plain language")
    """Body text: the same in plain language, for those who ask for it.

    Example: The quay was made of wood. It was used for 40 years.
    """
    sign_language: Annotated[Mapping[LanguageTag, FilmId], OrNothing] = Field(
        default_factory=dict, alias="sign language"
    )
    """Films that say the same in sign language, by the tag of that language (ISO 639-3).

    Example: {fsl: harbour/the-quay-signed}
    """
    compare: Compare | None = None
    """The two pictures of the layout `compare`.

    Example: {before: {media: harbour/quay-1862, label: In 1862}, after: {media: harbour/quay-today, label: Today}}
    """
    hotspots: tuple[Hotspot, ...] = ()
    """The points of the layout `hotspots`, each a place on the picture of `media`.

    Example: [{id: boiler, at: [0.25, 0.6], title: The boiler, body: It burnt a ton of coal a day.}]
    """
    quote: Quote | None = None
    """The words of the layout `quote`.

    Example: {words: We heard the crane before we saw the river., speaker: "Nils Berg, docker"}
    """
    figures: tuple[Figure, ...] = ()
    """The numbers of the layout `figures`, written in the digits and words of each language.

    Example: [{number: 2000000, style: compact, about: true, label: barrels in a year}]
    """

    @model_validator(mode="after")
    def _has_what_its_layout_shows(self) -> Self:
        needs = NEEDS[self.layout]
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


NEEDS = {
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
"""The key that each layout cannot do without."""
