"""What a kiosk is built from: the outside world, and who is told of what happens."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.content.model import Exhibition
from kiosk.engines.playback import SoundPlayer, open_sound
from kiosk.engines.speech import Synthesiser, open_voice
from kiosk.operations.staff.staff_services import StaffDevices
from kiosk.operations.updates import Content, ContentSource
from kiosk.paths import Paths
from kiosk.visit import VisitState
from kiosk.visit.clock import elapsed_s
from kiosk.visit.effects import Effect


@dataclass
class Services:
    """What a kiosk is built from, with the parts that tests and tours replace."""

    paths: Paths
    exhibition: Exhibition
    clock: Callable[[], float] = elapsed_s
    sound: Callable[[], SoundPlayer] = open_sound
    locked: bool = True
    """Whether closing the window is refused; only SIGTERM or staff end a kiosk."""
    engine: Callable[[], Synthesiser] = open_voice
    """What reads the screen aloud."""
    on_ready: Callable[[Callable[[], None]], None] = lambda _end: None
    """Called when the first picture is on the screen, with what ends the kiosk in order."""
    on_step: Callable[[VisitState, tuple[Effect, ...]], None] = lambda _state, _effects: None
    """Told each step of the visit before it is drawn; it neither fails nor waits."""
    on_frame: Callable[[], None] | None = None
    """Called with each frame; then one is drawn every `liveness_s` at least, to show that the kiosk can."""
    liveness_s: float = 20.0
    on_tick: Callable[[], None] = lambda: None
    """Called some times a second while the main loop runs, whether anything is drawn or not."""
    source: ContentSource | None = None
    """Where new content comes from while the kiosk runs."""
    on_content: Callable[[Content], None] = lambda _content: None
    """Told that other content is shown from now on."""
    careful: bool = False
    """Whether the kiosk does without films, after crashes, until it is given other content."""
    wants_restart: Callable[[], bool] = lambda: False
    """Asked while nobody is there: whether the kiosk had better begin anew."""
    idle: bool = True
    """Whether a visitor who does nothing is asked, and the visit reset."""
    backstage: StaffDevices = field(default_factory=StaffDevices)
    """What stands behind the staff's screens."""
    code: int = field(default=0, init=False)
    """The exit code."""
