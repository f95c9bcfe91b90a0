"""A panel: the keys that every layout takes, and those that only one takes (kiosk.content.layouts)."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from kiosk.content.choices import Advisory
from kiosk.content.dates import LOOKS_LIKE_EDTF, edtf
from kiosk.content.layouts.registry import LAYOUTS, SPECS, Layout, LayoutKeys
from kiosk.content.layouts.spec import LayoutSpec
from kiosk.settings.fields import (
    Entry,
    FilmId,
    Id,
    LanguageTag,
    MediumId,
    OrNothing,
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


class PanelKeys(Entry):
    """The keys that every layout takes."""

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

    @property
    def spec(self) -> LayoutSpec:
        """The specification of its layout."""
        return LAYOUTS[self.layout]


class Panel(LayoutKeys, PanelKeys):
    """One screen of an exhibit."""

    @model_validator(mode="after")
    def _has_what_its_layout_shows(self) -> Self:
        spec = self.spec
        for key in spec.needs:
            if not getattr(self, key.replace(" ", "_")):
                raise refuse(
                    "layout-needs",
                    f'the layout {self.layout} needs "{key}"',
                    f'add "{key}", or choose another layout',
                    (key,),
                )
        found = len(self.media)
        if "media" in spec.needs and found < spec.least_media:
            raise refuse(
                "layout-needs",
                f"the layout {self.layout} needs at least {spec.least_media} {spec.medium_words}s",
                f"add a {spec.medium_words}, or choose another layout",
                ("media",),
            )
        if spec.most_media is not None and found > spec.most_media:
            several = next((other.name for other in SPECS if other.most_media is None), "")
            raise refuse(
                "layout-needs",
                f"the layout {self.layout} shows one medium, and this names {found}",
                f"choose the layout {several}, or keep one",
                ("media", spec.most_media),
            )
        return self
