"""What follows from an event beside the new state: the kiosk must act on it, or record it."""

from dataclasses import dataclass
from enum import StrEnum


class EndReason(StrEnum):
    """Why a visit ended."""

    LEFT = "left"
    TIMED_OUT = "timed out"
    FAILED = "failed"
    STAFF = "staff"


@dataclass(frozen=True)
class AllSoundStopped:
    """All sound stops at once, including ambient sound."""


@dataclass(frozen=True)
class MediaStopped:
    """Narration and film stop; ambient sound continues."""


@dataclass(frozen=True)
class LanguageSwitched:
    """A narration that is playing continues in this language, if it has a recording in it."""

    language: str


@dataclass(frozen=True)
class VisitBegan:
    """A visit began."""

    language: str


@dataclass(frozen=True)
class VisitEnded:
    """A visit ended."""

    reason: EndReason


@dataclass(frozen=True)
class MediumStarted:
    """A recording or a film started; it plays as long as its channel is in `VisitState.playing`."""

    channel: str
    medium: str


@dataclass(frozen=True)
class DefaultVolumeSet:
    """Staff set the volume with which visits start, 0 to 1."""

    volume: float


Effect = AllSoundStopped | MediaStopped | LanguageSwitched | VisitBegan | VisitEnded | MediumStarted | DefaultVolumeSet
