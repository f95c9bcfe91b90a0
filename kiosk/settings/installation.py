"""The installation: what exhibits/kiosk.yaml says of one kiosk in one museum."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.i18n.localised import Localised
from kiosk.settings.fields import (
    Colour,
    Entry,
    ExhibitId,
    LanguageTag,
    MediumId,
    Names,
    NotEmpty,
    OrNothing,
    Several,
    Share,
    SoundId,
    Text,
    quantity,
    refuse,
)
from kiosk.settings.quantities import inches, seconds

LEAST_WARNING_S = 20.0
"""WCAG 2.2.1: at least 20 seconds to ask for more time."""

_Language = Annotated[LanguageTag, Names("language")]


class TimelineDirection(StrEnum):
    """Which way time runs."""

    LEFT_TO_RIGHT = "left-to-right"
    FOLLOW_LANGUAGE = "follow-language"


class Unread(StrEnum):
    """What visitors see of a translation that no native speaker has read, or whose source text has changed."""

    SHOW = "show"
    HOLD = "hold"


class ThemeToken(StrEnum):
    """A colour of the interface that a museum can replace."""

    INK = "ink"
    INK_2 = "ink-2"
    INK_3 = "ink-3"
    PAPER = "paper"
    DIM = "dim"
    LINE = "line"
    RED = "red"
    GOLD = "gold"
    TEAL = "teal"


class Idle(Entry):
    """When the kiosk takes it that a visitor has left."""

    after_s: Annotated[float, quantity(seconds(5))] = Field(60.0, alias="after")
    """Time without a touch until the warning, in seconds."""
    warning_s: Annotated[float, quantity(seconds(LEAST_WARNING_S, 600))] = Field(LEAST_WARNING_S, alias="warning")
    """How long the warning stands before the kiosk starts again, in seconds; at least 20."""


class Screen(Entry):
    """The screen that the kiosk runs on."""

    diagonal_in: Annotated[float, quantity(inches(2, 200))] | None = Field(None, alias="diagonal")
    """From corner to corner, in inches; it makes touch targets and text the right size. None when it is not known."""


class Attract(Entry):
    """The screen that waits for a visitor."""

    media: MediumId | None = None
    """The picture or film behind the title."""
    change_language_every_s: Annotated[float, quantity(seconds(2, 600))] = Field(6.0, alias="change language every")
    """How long the title stands in one language, in seconds."""


class Settings(Entry):
    """What exhibits/kiosk.yaml says."""

    title: Text
    """The title of the exhibition."""
    summary: Text | None = None
    """A line under the title on the attract screen."""
    eyebrow: Text = Localised("Exhibition")
    """The small line above the title."""
    languages: Annotated[tuple[LanguageTag, ...], Several, NotEmpty]
    """The languages offered; the first is the source language."""
    fallback: Annotated[Mapping[_Language, Annotated[tuple[_Language, ...], Several]], OrNothing] = Field(
        default_factory=dict
    )
    """For a language, which others to show while it has no translation; the source language is the last of all."""
    unread: Unread = Unread.SHOW
    """Whether translations that nobody has read yet, or whose source text has changed, are shown or held back."""
    home: Annotated[tuple[ExhibitId, ...], Several, NotEmpty]
    """The exhibits on the home screen in order; the first has the large tile."""
    idle: Idle = Field(default_factory=Idle)
    """When the kiosk takes it that a visitor has left."""
    screen: Screen = Field(default_factory=Screen)
    """The screen that the kiosk runs on."""
    attract: Attract = Field(default_factory=Attract)
    """The screen that waits for a visitor."""
    ambient: SoundId | None = None
    """A sound under everything."""
    volume: Share = 0.7
    """How loud the kiosk is at the start of each visit, from 0 to 1."""
    timeline: TimelineDirection = TimelineDirection.FOLLOW_LANGUAGE
    """Which way a timeline runs for a visitor who reads from right to left."""
    theme: Annotated[Mapping[ThemeToken, Colour], OrNothing] = Field(default_factory=dict)
    """Colours of the museum's own."""

    @property
    def source_language(self) -> str:
        """The language that the YAML files are written in."""
        return self.languages[0]

    @model_validator(mode="after")
    def _no_language_twice(self) -> Self:
        for number, language in enumerate(self.languages):
            if language in self.languages[:number]:
                raise refuse(
                    "duplicate-id", f'"{language}" is listed twice', "keep one of the two", ("languages", number)
                )
        for number, exhibit in enumerate(self.home):
            if exhibit in self.home[:number]:
                raise refuse("duplicate-id", f'"{exhibit}" is listed twice', "keep one of the two", ("home", number))
        return self
