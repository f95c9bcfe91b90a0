"""The events of a visit."""

from dataclasses import dataclass

from kiosk.visit.state import Layer, Place, StaffPage


@dataclass(frozen=True)
class Ticked:
    """Time has passed; sent at regular intervals."""


@dataclass(frozen=True)
class Touched:
    """A finger touched the screen, or a key was pressed, anywhere."""


@dataclass(frozen=True)
class Woken:
    """The attract screen was touched while it showed a language."""

    language: str


@dataclass(frozen=True)
class LanguageChosen:
    """A language was chosen in the menu."""

    language: str


@dataclass(frozen=True)
class PlaceOpened:
    """A place was opened; an exhibit without an item means its first item."""

    place: Place


@dataclass(frozen=True)
class StepTaken:
    """Next (+1) or previous (-1) was chosen within the exhibit."""

    by: int


@dataclass(frozen=True)
class LayerOpened:
    """A layer was opened over the place."""

    layer: Layer
    subject: str | None = None


@dataclass(frozen=True)
class LayerClosed:
    """The layer was closed."""


@dataclass(frozen=True)
class AdvisoryAccepted:
    """The visitor chose to continue past a content advisory."""


@dataclass(frozen=True)
class AdvisoryDeclined:
    """The visitor went back from a content advisory."""


@dataclass(frozen=True)
class StartOverChosen:
    """The visitor chose to start over."""


@dataclass(frozen=True)
class ScreenFailed:
    """A screen raised an error: the kiosk resets."""


@dataclass(frozen=True)
class PlaybackStarted:
    """A recording or a film started or resumed on a channel."""

    channel: str
    medium: str = ""
    """Its id in the exhibition."""


@dataclass(frozen=True)
class PlaybackEnded:
    """Playback on a channel ended, paused or was stopped."""

    channel: str


@dataclass(frozen=True)
class TextSizeChosen:
    """A text size was chosen, in per cent."""

    percent: int


@dataclass(frozen=True)
class ContrastChosen:
    """Standard or high contrast was chosen."""

    high: bool


@dataclass(frozen=True)
class VolumeChosen:
    """A volume was chosen, 0 to 1."""

    volume: float


@dataclass(frozen=True)
class CaptionsSwitched:
    """Captions were switched on or off."""

    on: bool


@dataclass(frozen=True)
class MotionSwitched:
    """Reduced motion was switched on or off."""

    less: bool


@dataclass(frozen=True)
class ControlsLowered:
    """Controls were moved to the lowest third of the screen, or back."""

    low: bool


@dataclass(frozen=True)
class StaffGestureMade:
    """The staff gesture was made, while the screen showed a language."""

    language: str


@dataclass(frozen=True)
class PinAccepted:
    """The correct PIN was entered."""


@dataclass(frozen=True)
class PinDeclined:
    """The question for the PIN was closed without a PIN."""


@dataclass(frozen=True)
class StaffPageOpened:
    """Staff opened one of their pages."""

    page: StaffPage


@dataclass(frozen=True)
class StaffLeft:
    """Staff left the staff mode."""


@dataclass(frozen=True)
class ReadingSwitched:
    """Reading aloud was switched on or off."""

    on: bool


@dataclass(frozen=True)
class PaceChosen:
    """A pace for reading aloud was chosen, in per cent."""

    percent: int


@dataclass(frozen=True)
class PlainLanguageSwitched:
    """Plain language was switched on or off, for panels that have it."""

    on: bool


@dataclass(frozen=True)
class SignLanguageChosen:
    """A sign language was chosen for films that have an interpreter in it; "" for none."""

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
"""The events by which a visitor changes a preference."""

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
