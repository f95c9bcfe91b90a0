"""What can happen in a visit, in the past tense."""

from dataclasses import dataclass

from kiosk.visit.state import Layer, Place, StaffPage


@dataclass(frozen=True)
class Ticked:
    """Time has passed."""


@dataclass(frozen=True)
class Touched:
    """A finger came down, or a key was pressed, anywhere."""


@dataclass(frozen=True)
class Woken:
    """The attract screen was touched, in the language that it showed."""

    language: str


@dataclass(frozen=True)
class LanguageChosen:
    """A language was picked from the menu."""

    language: str


@dataclass(frozen=True)
class PlaceOpened:
    """The visitor wants to stand elsewhere; an exhibit without an item means its first."""

    place: Place


@dataclass(frozen=True)
class StepTaken:
    """Next (+1) or previous (-1) within the exhibit."""

    by: int


@dataclass(frozen=True)
class LayerOpened:
    """Something was opened over the place."""

    layer: Layer
    subject: str | None = None


@dataclass(frozen=True)
class LayerClosed:
    """What lay over the place was closed."""


@dataclass(frozen=True)
class AdvisoryAccepted:
    """The visitor wants to go on."""


@dataclass(frozen=True)
class AdvisoryDeclined:
    """The visitor wants to go back."""


@dataclass(frozen=True)
class StartOverChosen:
    """The visitor ended the visit."""


@dataclass(frozen=True)
class ScreenFailed:
    """A screen broke: the kiosk goes back to where it is safe."""


@dataclass(frozen=True)
class PlaybackStarted:
    """A recording or a film began to play on a channel, or went on."""

    channel: str
    medium: str = ""
    """Its id in the exhibition."""


@dataclass(frozen=True)
class PlaybackEnded:
    """A channel fell silent: at its end, paused, or stopped."""

    channel: str


@dataclass(frozen=True)
class TextSizeChosen:
    """A text size, in per cent."""

    percent: int


@dataclass(frozen=True)
class ContrastChosen:
    """Standard or high contrast."""

    high: bool


@dataclass(frozen=True)
class VolumeChosen:
    """A volume, 0 to 1."""

    volume: float


@dataclass(frozen=True)
class CaptionsSwitched:
    """Captions on or off."""

    on: bool


@dataclass(frozen=True)
class MotionSwitched:
    """Less motion, or as designed."""

    less: bool


@dataclass(frozen=True)
class ControlsLowered:
    """Controls into the lowest third, or back."""

    low: bool


@dataclass(frozen=True)
class StaffGestureMade:
    """The staff's gesture was made, while the screen spoke a language."""

    language: str


@dataclass(frozen=True)
class PinAccepted:
    """The right PIN was given."""


@dataclass(frozen=True)
class PinDeclined:
    """Whoever was asked for the PIN went back."""


@dataclass(frozen=True)
class StaffPageOpened:
    """Staff look at something else."""

    page: StaffPage


@dataclass(frozen=True)
class StaffLeft:
    """Staff are done."""


@dataclass(frozen=True)
class ReadingSwitched:
    """Read the screen aloud, or not."""

    on: bool


@dataclass(frozen=True)
class PaceChosen:
    """How fast to read aloud, in per cent."""

    percent: int


@dataclass(frozen=True)
class PlainLanguageSwitched:
    """Panels in plain language, where they have it, or in full."""

    on: bool


@dataclass(frozen=True)
class SignLanguageChosen:
    """Films with an interpreter in this sign language, where they have one; "" for none."""

    language: str


PreferenceChosen = (
    TextSizeChosen
    | ContrastChosen
    | VolumeChosen
    | CaptionsSwitched
    | MotionSwitched
    | ControlsLowered
    | ReadingSwitched
    | PaceChosen
    | PlainLanguageSwitched
    | SignLanguageChosen
)
"""What a visitor can set for this visit."""

Event = (
    Ticked
    | Touched
    | Woken
    | LanguageChosen
    | PlaceOpened
    | StepTaken
    | LayerOpened
    | LayerClosed
    | AdvisoryAccepted
    | AdvisoryDeclined
    | StartOverChosen
    | ScreenFailed
    | PlaybackStarted
    | PlaybackEnded
    | PreferenceChosen
    | StaffGestureMade
    | PinAccepted
    | PinDeclined
    | StaffPageOpened
    | StaffLeft
)
