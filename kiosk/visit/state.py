"""What is true of a visit at one moment."""

from dataclasses import dataclass, field
from enum import StrEnum

TEXT_SIZES = (100, 130, 170, 200)
"""The sizes a visitor can choose, in per cent of the designed size."""


PACES = (60, 80, 100, 130, 170, 220)
"""How fast a visitor can have the screen read aloud, in per cent of the usual."""


class Phase(StrEnum):
    """Where a visit stands between two visitors."""

    ATTRACT = "attract"
    BROWSE = "browse"
    WARN = "warn"
    STAFF = "staff"
    """Staff are there: no visit goes on."""


class Layer(StrEnum):
    """What lies over a place until it is closed."""

    LANGUAGES = "languages"
    TRAY = "tray"
    VIEWER = "viewer"
    OVERVIEW = "overview"
    SOURCES = "sources"
    TRANSCRIPT = "transcript"
    CREDITS = "credits"
    CARDS = "cards"
    FILM = "film"


class StaffPage(StrEnum):
    """What staff look at; those from RESTART on ask whether it is meant."""

    SUMMARY = "summary"
    PROBLEMS = "problems"
    ERRORS = "errors"
    SCREEN_TEST = "screen test"
    TOUCH_TEST = "touch test"
    RESTART = "restart"
    DESKTOP = "desktop"
    SHUT_DOWN = "shut down"


@dataclass(frozen=True)
class Place:
    """A place to stand in the exhibition; the home screen when `exhibit` is None."""

    exhibit: str | None = None
    item: str | None = None


HOME = Place()


@dataclass(frozen=True)
class Preferences:
    """What a visitor chose for this visit only."""

    language: str
    volume: float
    """0 to 1."""
    text_size: int = 100
    """Per cent, one of TEXT_SIZES."""
    high_contrast: bool = False
    captions: bool = True
    less_motion: bool = False
    controls_low: bool = False
    read_aloud: bool = False
    pace: int = 100
    """Per cent, one of PACES."""
    plain: bool = False
    """Plain language, where a panel has it."""
    sign_language: str = ""
    """The tag of the sign language in which films are interpreted, where they are; "" for none."""


@dataclass(frozen=True)
class VisitState:
    """The whole state of a visit; the screen is drawn from it and from nothing else."""

    preferences: Preferences
    phase: Phase = Phase.ATTRACT
    place: Place = HOME
    layer: Layer | None = None
    subject: str | None = None
    """What the layer is about: a medium's id for the viewer, the film, the transcript and the credits."""
    asked: Place | None = None
    """The place that waits behind a content advisory."""
    accepted: frozenset[str] = field(default_factory=frozenset)
    """Keys of the advisories that this visitor has accepted."""
    playing: frozenset[str] = field(default_factory=frozenset)
    """Channels that sound or move now: while there are any, the kiosk is not idle."""
    active_at_s: float = 0.0
    """When the visitor last touched, or the last recording ended."""
    warned_at_s: float | None = None
    """When the warning came up; None while there is none."""
    pin_asked: bool = False
    """Whether the staff's PIN is asked for, over whatever is there: no visit goes on meanwhile, and none is lost."""
    page: StaffPage = StaffPage.SUMMARY
    """What staff look at, while the phase is STAFF."""
    house_volume: float | None = None
    """How loud staff have made the kiosk, 0 to 1; None where the installation says it."""
