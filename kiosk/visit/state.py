"""The state of a visit at one moment."""

from dataclasses import dataclass, field
from enum import StrEnum

TEXT_SIZES = (100, 130, 170, 200)
"""The text sizes that a visitor can choose, in per cent of the designed size."""


PACES = (60, 80, 100, 130, 170, 220)
"""The paces of reading aloud that a visitor can choose, in per cent of the usual one."""


class Phase(StrEnum):
    """The phases from one visitor to the next."""

    ATTRACT = "attract"
    BROWSE = "browse"
    WARN = "warn"
    STAFF = "staff"
    """The staff mode is on; there is no visit."""


class Layer(StrEnum):
    """A layer that covers the place until it is closed."""

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
    """The pages of the staff mode; those from RESTART on ask for confirmation."""

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
    """A place in the exhibition: an item of an exhibit; the home screen when `exhibit` is None."""

    exhibit: str | None = None
    item: str | None = None


HOME = Place()


@dataclass(frozen=True)
class Preferences:
    """The visitor's choices, for this visit only."""

    language: str
    volume: float
    """0 to 1."""
    text_size: int = 100
    """In per cent, one of TEXT_SIZES."""
    high_contrast: bool = False
    captions: bool = True
    less_motion: bool = False
    controls_low: bool = False
    read_aloud: bool = False
    pace: int = 100
    """In per cent, one of PACES."""
    plain: bool = False
    """Whether panels are shown in plain language, if they have it."""
    sign_language: str = ""
    """The tag of the sign language of interpreters beside films; "" for none."""


@dataclass(frozen=True)
class VisitState:
    """The whole state of a visit; the screen is drawn from it alone."""

    preferences: Preferences
    phase: Phase = Phase.ATTRACT
    place: Place = HOME
    layer: Layer | None = None
    subject: str | None = None
    """The subject of the layer: for the viewer, the film, the transcript and the credits the id of a medium."""
    asked: Place | None = None
    """The place that opens once its content advisory is accepted."""
    accepted: frozenset[str] = field(default_factory=frozenset)
    """Keys of the advisories that the visitor has accepted."""
    playing: frozenset[str] = field(default_factory=frozenset)
    """Channels that are playing; while there are any, the kiosk is not idle."""
    active_at_s: float = 0.0
    """Time of the last touch, or of the end of the last recording."""
    warned_at_s: float | None = None
    """Time at which the warning appeared; None while there is none."""
    pin_asked: bool = False
    """Whether the PIN is being asked for, over the screen; the visit pauses meanwhile and is not lost."""
    page: StaffPage = StaffPage.SUMMARY
    """The page that is shown while the phase is STAFF."""
    default_volume: float | None = None
    """The volume that staff have set, 0 to 1; None for the installation's own."""
