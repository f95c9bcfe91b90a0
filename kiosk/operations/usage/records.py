"""What is recorded of a visit: times of a clock that does not run backwards, and nothing that leads to a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

INTERRUPTED = "interrupted"
"""How a visit ended that the kiosk itself cut off, beside the reasons of kiosk.visit.effects.EndReason."""


class PlayChannel(StrEnum):
    """What plays: a recording that is read out, or a film."""

    NARRATION = "narration"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class VisitOpened:
    """A visitor came."""

    began: datetime
    """By the clock of the machine, with its offset from UTC."""


@dataclass(frozen=True, slots=True)
class LanguageTaken:
    """The visit goes on in a language; the first is the one it began in."""

    number: int
    at_s: float
    """Seconds since the visit began, here and below."""
    language: str


@dataclass(frozen=True, slots=True)
class StayOpened:
    """The visitor came to a place; the home screen has no exhibit."""

    number: int
    at_s: float
    exhibit: str
    item: str


@dataclass(frozen=True, slots=True)
class StayClosed:
    """The visitor left the place, or was last heard of at it."""

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
    """It fell silent; what was heard after a pause is counted in."""

    number: int
    played_s: float


@dataclass(frozen=True, slots=True)
class VisitClosed:
    """The visit is over."""

    duration_s: float
    """Until the last sign of the visitor."""
    idle_s: float
    """How long the kiosk then waited."""
    reason: str


Record = VisitOpened | LanguageTaken | StayOpened | StayClosed | PlayOpened | PlayClosed | VisitClosed
