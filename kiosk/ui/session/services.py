"""The services that a kiosk uses: devices, content, and callbacks for what happens."""

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
    """The services of a kiosk; tests and tours replace some of them."""

    paths: Paths
    exhibition: Exhibition
    clock: Callable[[], float] = elapsed_s
    sound: Callable[[], SoundPlayer] = open_sound
    locked: bool = True
    """Whether closing the window is refused: only SIGTERM or staff end a kiosk then."""
    engine: Callable[[], Synthesiser] = open_voice
    """Opens the engine that reads the screen aloud."""
    on_ready: Callable[[Callable[[], None]], None] = lambda _end: None
    """Called when the first frame is on the screen, with a function that ends the kiosk in order."""
    on_step: Callable[[VisitState, tuple[Effect, ...]], None] = lambda _state, _effects: None
    """Called with each step of the visit before it is drawn; it must neither raise nor block."""
    on_frame: Callable[[], None] | None = None
    """Called with each frame; if set, a frame is drawn at least every `liveness_s`, to show that the kiosk is alive."""
    liveness_s: float = 20.0
    on_tick: Callable[[], None] = lambda: None
    """Called a few times a second while the main loop runs, whether anything is drawn or not."""
    source: ContentSource | None = None
    """The source of new content while the kiosk runs."""
    on_content: Callable[[Content], None] = lambda _content: None
    """Called when other content is shown."""
    careful: bool = False
    """Whether films are off, after crashes, until there is other content."""
    wants_restart: Callable[[], bool] = lambda: False
    """Returns whether the kiosk should restart; called while nobody is there."""
    idle: bool = True
    """Whether a visit without input is warned and reset."""
    staff_devices: StaffDevices = field(default_factory=StaffDevices)
    """The devices behind the staff screens."""
    code: int = field(default=0, init=False)
    """The exit code."""
