"""The installation: what exhibits/kiosk.yaml says of one kiosk in one museum."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from kiosk.i18n.localised import Localised
from kiosk.i18n.tags import bare
from kiosk.settings.fields import (
    Colour,
    Entry,
    ExhibitId,
    LanguageTag,
    ListedLanguage,
    MediumId,
    Names,
    NotEmpty,
    OrNothing,
    Several,
    Share,
    SoundId,
    Text,
    Words,
    quantity,
    refuse,
)
from kiosk.settings.keyboard import KeyName, KeyUse
from kiosk.settings.quantities import days, inches, seconds

LEAST_WARNING_S = 20.0
"""The shortest warning before the kiosk restarts itself: WCAG 2.2.1 gives a visitor at least 20 seconds."""

_Language = Annotated[LanguageTag, Names("language")]


class TimelineDirection(StrEnum):
    """Which way time runs."""

    LEFT_TO_RIGHT = "left-to-right"
    FOLLOW_LANGUAGE = "follow-language"


class Unread(StrEnum):
    """What visitors see of a translation that no native speaker has read, or whose source text has changed."""

    SHOW = "show"
    HOLD = "hold"


class DeepTime(StrEnum):
    """How years before 10,000 BCE are written."""

    ERA = "era"
    YEARS_AGO = "years-ago"


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
    """The time without a touch until the warning; 60 s if you leave it out. In the model in seconds.

    Example: 60 s
    Example: 2 min
    """
    warning_s: Annotated[float, quantity(seconds(LEAST_WARNING_S, 600))] = Field(LEAST_WARNING_S, alias="warning")
    """How long the warning stands before the kiosk starts again: 20 s or more. In the model in seconds.

    Example: 20 s
    """


class Screen(Entry):
    """The screen that the kiosk runs on."""

    diagonal_in: Annotated[float, quantity(inches(2, 200))] | None = Field(None, alias="diagonal")
    """The screen from corner to corner; it makes buttons and text the right size. In the model in inches.

    Example: 32 in
    Example: 81 cm
    """


class Attract(Entry):
    """The screen that waits for a visitor."""

    media: MediumId | None = None
    """The picture or film behind the title.

    Example: harbour/crane
    """
    change_language_every_s: Annotated[float, quantity(seconds(2, 600))] = Field(6.0, alias="change language every")
    """How long the title stands in one language; 6 s if you leave it out. In the model in seconds.

    Example: 6 s
    """


class Usage(Entry):
    """The record of visits; it holds nothing that leads to a person."""

    keep_days: Annotated[float, quantity(days(0, 36_500))] = Field(400.0, alias="keep")
    """How long a visit stays in the record; 400 days if you leave it out. With 0 days none is recorded.

    Example: 400 days
    """


class Corner(StrEnum):
    """A corner of the screen, the same in every language: staff need not know which one a visitor has left."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


class Staff(Entry):
    """How staff get at the screen that is theirs."""

    corner: Corner = Corner.TOP_LEFT
    """The corner of the screen where the staff's gesture is made; top-left if you leave it out.

    Example: bottom-right
    """


class Scanning(Entry):
    """For visitors with one switch: the ring goes from control to control by itself."""

    every_s: Annotated[float, quantity(seconds(0.3, 20))] = Field(1.6, alias="every")
    """How long the ring stays before it goes on; 1.6 s if you leave it out. In the model in seconds.

    Example: 2 s
    """


class Settings(Entry):
    """What exhibits/kiosk.yaml says."""

    title: Text
    """The title of the exhibition.

    Example: The old harbour
    """
    summary: Text | None = None
    """A line under the title on the screen that waits for visitors.

    Example: Two hundred years of ships
    """
    eyebrow: Text = Localised("Exhibition")
    """The small line above the title; "Exhibition" if you leave it out.

    Example: City museum
    """
    listed: Annotated[tuple[ListedLanguage, ...], Several, NotEmpty] = Field(alias="languages")
    """The languages offered, by their tags. The first is the one that these files are written in.

    A tag may ask for digits (`-u-nu-`) and for a calendar (`-u-ca-`).

    Example: [en, vi, km]
    Example: [th-u-ca-buddhist, ar-u-ca-islamic-umalqura-nu-latn]
    """
    language_names: Annotated[Mapping[LanguageTag, Words], OrNothing] = Field(
        default_factory=dict, alias="language names"
    )
    """What languages are called in themselves, where the kiosk does not know it or you call them otherwise.

    Example: {rom: Romani ćhib}
    """
    fallback: Annotated[Mapping[_Language, Annotated[tuple[_Language, ...], Several]], OrNothing] = Field(
        default_factory=dict
    )
    """Which languages to show for one that has no translation yet; the first of your languages is the last resort.

    Example: {km: [fr, en]}
    """
    unread: Unread = Unread.SHOW
    """Translations that no native speaker has read, and those whose original has changed since: shown, or held back.

    `show`, if you leave it out; with `hold` visitors see the next language of `fallback`.

    Example: hold
    """
    home: Annotated[tuple[ExhibitId, ...], Several, NotEmpty]
    """The ids of the exhibits on the home screen, in order; the first has the large tile. Others are not shown.

    Example: [harbour, ships]
    """
    idle: Idle = Field(default_factory=Idle)
    """When the kiosk takes it that a visitor has left.

    Example: {after: 60 s, warning: 20 s}
    """
    screen: Screen = Field(default_factory=Screen)
    """The screen that the kiosk runs on.

    Example: {diagonal: 32 in}
    """
    attract: Attract = Field(default_factory=Attract)
    """The screen that waits for visitors.

    Example: {media: harbour/crane, change language every: 6 s}
    """
    ambient: SoundId | None = None
    """A sound under everything.

    Example: harbour/gulls
    """
    volume: Share = 0.7
    """How loud the kiosk is when a visit begins; 70 % if you leave it out. In the model from 0 to 1.

    Example: 70 %
    """
    timeline: TimelineDirection = TimelineDirection.FOLLOW_LANGUAGE
    """Which way time runs for a visitor who reads from right to left; follow-language if you leave it out.

    Example: left-to-right
    """
    deep_time: DeepTime = Field(DeepTime.ERA, alias="deep time")
    """How years before 10,000 BCE are written: 66 million BCE (`era`, if you leave it out) or 66 million years ago.

    Example: years-ago
    """
    usage: Usage = Field(default_factory=Usage)
    """The record of visits.

    Example: {keep: 400 days}
    """
    staff: Staff = Field(default_factory=Staff)
    """How staff get at the screen that is theirs. Their PIN is not set here, but by `kiosk staff set-pin`.

    Example: {corner: bottom-right}
    """
    theme: Annotated[Mapping[ThemeToken, Colour], OrNothing] = Field(default_factory=dict)
    """Colours of the museum's own, in quotes, by the names of the kiosk's.

    Example: {red: "#d8432c"}
    """

    keys: Annotated[Mapping[KeyName, KeyUse], OrNothing] = Field(default_factory=dict)
    """What keys of an assistive keypad or a switch do, where they differ from a keyboard's.

    Example: {f13: switch}
    Example: {f15: headphones in, f16: headphones out}
    """
    scanning: Scanning = Field(default_factory=Scanning)
    """For visitors with one switch: the ring goes from control to control by itself.

    Example: {every: 2 s}
    """

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages offered, without the digits and calendars that the list may ask for."""
        return tuple(bare(tag) for tag in self.listed)

    @property
    def source_language(self) -> str:
        """The language that the YAML files are written in."""
        return self.languages[0]

    @model_validator(mode="after")
    def _nothing_twice(self) -> Self:
        for key in ("languages", "home"):
            seen: set[str] = set()
            for number, name in enumerate(getattr(self, key)):
                if name in seen:
                    raise refuse("duplicate-id", f'"{name}" is listed twice', "keep one of the two", (key, number))
                seen.add(name)
        return self
