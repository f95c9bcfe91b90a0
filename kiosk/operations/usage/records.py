"""The records of a visit: times of a monotonic clock, and nothing that identifies a person."""

from dataclasses import dataclass
from datetime import datetime

INTERRUPTED = "interrupted"
"""The reason of a visit that ended with the kiosk, besides those of kiosk.visit.effects.EndReason."""


@dataclass(frozen=True, slots=True)
class VisitOpened:
    """A visit began."""

    began: datetime
    """Local time, with its offset from UTC."""


@dataclass(frozen=True, slots=True)
class LanguageTaken:
    """The visit continues in a language; the first is that in which it began."""

    number: int
    at_s: float
    """Seconds since the visit began, here and below."""
    language: str


@dataclass(frozen=True, slots=True)
class StayOpened:
    """The visitor opened a place; the home screen has no exhibit."""

    number: int
    at_s: float
    exhibit: str
    item: str


@dataclass(frozen=True, slots=True)
class StayClosed:
    """The visitor left the place, or was last active there."""

    number: int
    dwell_s: float


@dataclass(frozen=True, slots=True)
class PlayOpened:
    """A recording or a film began at a place."""

    number: int
    at_s: float
    stay: int
    channel: str
    medium: str


@dataclass(frozen=True, slots=True)
class PlayClosed:
    """It ended; the time after a pause is included."""

    number: int
    played_s: float


@dataclass(frozen=True, slots=True)
class VisitClosed:
    """The visit ended."""

    duration_s: float
    """Until the last activity of the visitor."""
    idle_s: float
    """How long the kiosk waited after that."""
    reason: str


Record = VisitOpened | LanguageTaken | StayOpened | StayClosed | PlayOpened | PlayClosed | VisitClosed
