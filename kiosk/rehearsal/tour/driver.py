"""A kiosk in this process that runs frame by frame on a simulated clock, and pictures of its screen."""

from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Self

from kivy.animation import Animation
from kivy.base import EventLoop, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from kivy.lang import Builder
from PIL import Image

from kiosk.app import KioskApp, Services
from kiosk.content.model import Exhibition
from kiosk.engines.playback import FilmPlayer, PlayState, SoundPlayer, null_sound
from kiosk.engines.speech import Synthesiser, open_voice
from kiosk.operations.staff import NullPower
from kiosk.operations.staff.staff_services import StaffDevices
from kiosk.paths import Paths
from kiosk.rehearsal.tour.fake_time import install_fake_time
from kiosk.rehearsal.tour.finger import Hand
from kiosk.ui.env import Env
from kiosk.ui.root import Root
from kiosk.ui.widgets.film_picture import FilmPicture
from kiosk.visit import VisitState

FRAME_S = 1 / 30
LONG_FRAME_S = 0.25
"""Length of a frame while nothing moves."""
OPENING_S = 1.0
"""Simulated time in which the kiosk opens its sound device."""
MOST_FRAMES = 900
TIMEOUT_S = 20.0
"""Timeout in real seconds for one decoded picture."""


class NeverSettledError(Exception):
    """Something on the screen never stops moving, or never appears; the text names it."""


class Driver:
    """A kiosk that stands still between two calls; a context manager that releases the window at its end."""

    def __init__(
        self,
        paths: Paths,
        exhibition: Exhibition,
        sound: Callable[[], SoundPlayer] | None = None,
        engine: Callable[[], Synthesiser] = open_voice,
        backstage: StaffDevices | None = None,
    ) -> None:
        """Open the kiosk, up to its settled attract screen; without `sound` it is silent.

        The staff's screens cannot shut down the machine.
        """
        self.time = install_fake_time()
        self.failures: list[Exception] = []
        """Exceptions on the screens, after which the kiosk goes back to the attract screen."""
        self._before = set(Clock.get_events())
        self.hand = Hand()
        behind = backstage or StaffDevices(power=NullPower())
        player = sound or partial(null_sound, self.time)
        self.app = KioskApp(
            Services(paths, exhibition, clock=self.time, sound=player, engine=engine, staff_devices=behind)
        )
        self.app._run_prepare()  # noqa: SLF001  App.run() without its loop.
        self.settle()
        self.advance(OPENING_S)
        self.settle()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the kiosk."""
        self.close()

    @property
    def ui(self) -> Env:
        """The environment that the screens share."""
        return self.app.ui

    @property
    def root(self) -> Root:
        """The root widget."""
        root: Root = self.app.root
        return root

    @property
    def state(self) -> VisitState:
        """The state of the visit."""
        return self.app.visit.state

    def film(self) -> FilmPlayer | None:
        """Return the player of the film on the current screen, if there is one."""
        return next(iter(self.films()), None)

    def films(self) -> list[FilmPlayer]:
        """Return all players of pictures: of the film in front, and of its sign language film."""
        places = [place for place in (self.root.layer, self.root.screen) if place is not None]
        moving = [widget for place in places for widget in place.walk(restrict=True) if isinstance(widget, FilmPicture)]
        return [widget.player for widget in moving if widget.player is not None]

    def frame(self, seconds: float = FRAME_S) -> None:
        """Run one frame of this many seconds, after all decoders have finished; do not draw.

        Raises NeverSettledError when a decoder takes too long.
        """
        films, ui = self.films(), self.ui
        come = ui.staff.wait(TIMEOUT_S) and ui.pictures.wait(TIMEOUT_S) and ui.text_textures.wait(TIMEOUT_S)
        come = come and ui.media.caption_files.wait(TIMEOUT_S)
        come = come and all(film.wait(TIMEOUT_S) for film in films) and (ui.aloud is None or ui.aloud.wait(TIMEOUT_S))
        if not come:
            raise NeverSettledError(f"a picture or a text that is not ready within {TIMEOUT_S:.0f} seconds")
        self.time.pass_(seconds)
        try:
            _idle()
        except Exception as error:
            self.failures.append(error)
            if ExceptionManager.handle_exception(error) == ExceptionManager.RAISE:
                raise

    def advance(self, seconds: float) -> None:
        """Run frames for a time."""
        end = self.time() + seconds
        while (left := end - self.time()) > 1e-6:
            playing = any(film.state is PlayState.PLAYING for film in self.films())
            moving = Animation._instances or playing  # noqa: SLF001
            self.frame(min(left, FRAME_S if moving else LONG_FRAME_S))

    def until(self, holds: Callable[[], bool], within_s: float) -> bool:
        """Run frames until a condition holds; return whether it did in time."""
        end = self.time() + within_s
        while not holds():
            if self.time() >= end:
                return False
            self.advance(LONG_FRAME_S)
        return True

    def settle(self) -> None:
        """Run frames until nothing moves or is pending, and draw. Raises NeverSettledError."""
        self.rest()
        self._draw()

    def rest(self) -> None:
        """Settle without drawing, which takes most of the time of `settle`."""
        self.frame()
        for _ in range(MOST_FRAMES):
            if not self.unsettled():
                return
            self.frame()
        raise NeverSettledError(", ".join(self.unsettled()))

    def unsettled(self) -> list[str]:
        """Return the names of what moves or is pending, without playing films and sounds."""
        soon = [event for event in Clock.get_events() if event.timeout <= 0]
        return [
            *(["a picture"] if self.ui.pictures.pending else []),
            *(["a text"] if self.ui.text_textures.pending else []),
            *(["captions"] if self.ui.media.caption_files.pending else []),
            *(["what was made in this frame"] if self.ui.frame_pacing.holding else []),
            *(["what staff asked for"] if self.ui.staff.pending else []),
            *(["a film that is opening"] if any(film.pending for film in self.films()) else []),
            *(f"an animation of {_names(animation)}" for animation in Animation._instances),  # noqa: SLF001
            *(f"a call of {event.get_callback()}" for event in soon),
        ]

    def picture(self) -> Image.Image:
        """Draw the screen, and read the picture back."""
        Window.dispatch("on_draw")
        width, height = Window.size
        pixels = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
        return Image.frombytes("RGB", (width, height), pixels).transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def close(self) -> None:
        """End the kiosk, and restore the window and the clock to their state before it."""
        for animation in list(Animation._instances):  # noqa: SLF001
            for widget in [entry["widget"] for entry in animation._widgets.values()]:  # noqa: SLF001
                animation.cancel(widget)
        self.app.dispatch("on_stop")
        for child in list(Window.children):
            Window.remove_widget(child)
        self.hand.unplug()
        for event in set(Clock.get_events()) - self._before:
            event.cancel()

    def _draw(self) -> None:
        if Window.canvas.needs_redraw:
            Window.dispatch("on_draw")
            Window.dispatch("on_flip")


def _idle() -> None:
    """Do the same as EventLoop.idle without drawing, which takes most of a frame without a graphics card."""
    Clock.tick()
    EventLoop.dispatch_input()
    Builder.sync()
    Clock.tick_draw()
    Builder.sync()


def _names(animation: Animation) -> str:
    properties = ", ".join(animation.animated_properties)
    widgets = {type(entry["widget"]).__name__ for entry in animation._widgets.values()}  # noqa: SLF001
    return f"{properties} of {', '.join(sorted(widgets))}"
