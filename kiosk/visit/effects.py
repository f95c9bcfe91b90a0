"""What the kiosk must do beside drawing the new state."""

from dataclasses import dataclass
from enum import StrEnum


class EndReason(StrEnum):
    """Why a visit ended."""

    LEFT = "left"
    TIMED_OUT = "timed out"
    FAILED = "failed"
    STAFF = "staff"


@dataclass(frozen=True)
class Silence:
    """Everything that sounds stops at once, ambient sound included."""


@dataclass(frozen=True)
class MediaStopped:
    """Narration and film stop; ambient sound goes on."""


@dataclass(frozen=True)
class LanguageSwitched:
    """Narration that plays goes on in this language, where there is one."""

    language: str


@dataclass(frozen=True)
class VisitBegan:
    """A visitor came."""

    language: str


@dataclass(frozen=True)
class VisitEnded:
    """A visitor left, or nobody was there any more."""

    reason: EndReason


@dataclass(frozen=True)
class PlaybackBegan:
    """A visitor hears or sees a recording; it goes on while its channel is among those that play."""

    channel: str
    medium: str


@dataclass(frozen=True)
class HouseVolumeSet:
    """Staff made the kiosk louder or softer, 0 to 1, from now on."""

    volume: float


Effect = Silence | MediaStopped | LanguageSwitched | VisitBegan | VisitEnded | PlaybackBegan | HouseVolumeSet
