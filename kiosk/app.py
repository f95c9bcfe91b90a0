"""The composition root: builds all objects and connects them."""

import logging
from functools import partial

from kivy.app import App
from kivy.base import EventLoop, ExceptionManager
from kivy.clock import Clock, ClockEvent
from kivy.core.window import Window

from kiosk.content import library
from kiosk.content.model import MediumKind
from kiosk.content.prepared import Prepared
from kiosk.engines.imaging import AverageColours, Loader, ScaledCache
from kiosk.engines.playback import null_sound
from kiosk.engines.typeset import FontSet, Typesetter
from kiosk.errors import KioskError
from kiosk.operations.staff.exit_codes import GAVE_UP, Leaving
from kiosk.operations.staff.facts import ContentFacts, content_facts, sentences
from kiosk.operations.staff.staff_services import StaffDevices
from kiosk.operations.staff.volume_setting import read_volume
from kiosk.operations.updates import Content, ContentSource, ContentStatus
from kiosk.settings.translations import catalogues_of
from kiosk.timeline.decks import Decks
from kiosk.ui.env import Env
from kiosk.ui.media.picture_textures import PictureTextures
from kiosk.ui.media.player import MediaPlayer
from kiosk.ui.media.text_textures import TextTextures
from kiosk.ui.root import Root
from kiosk.ui.session.content_swap import machine_of, swap_content
from kiosk.ui.session.error_recovery import ErrorRecovery
from kiosk.ui.session.services import Services
from kiosk.ui.session.visit_runner import VisitRunner
from kiosk.ui.window.keys import Keyboard, asks_for_staff, character_of
from kiosk.ui.window.lockdown import Lockdown
from kiosk.ui.window.renderer import spread_renderer
from kiosk.ui.window.touch_screens import have_mtdev
from kiosk.visit import Phase, VisitState
from kiosk.visit.effects import Effect
from kiosk.visit.events import ScreenFailed

TICK_S = 0.25
REST_S = 15.0
"""Seconds without a visitor before the kiosk may restart itself."""
COLOURS_AFTER_S = 10.0
"""Seconds after the start, or after new content, before the average colours of pictures are computed."""
SOUND_AFTER_S = 0.5
"""Seconds from the first frame to the opening of the sound device, which is slow."""

_log = logging.getLogger(__name__)


class KioskApp(App):
    """A kiosk: the visit, its screens, and the services that they use."""

    title = "Vitrine"
    use_kivy_settings = False

    def __init__(self, parts: Services) -> None:
        """Build everything but the root widget."""
        super().__init__()
        self.parts = parts
        self._shown = parts.paths
        exhibition = parts.exhibition
        decks = Decks(exhibition.exhibits)
        self.visit = VisitRunner(machine_of(exhibition, decks, idle=parts.idle), parts.clock)
        self.ui = Env(exhibition, catalogues_of(parts.paths, exhibition.settings, cache=True), self.visit.send)
        self._fonts = FontSet(cache=parts.paths.state / "fonts")
        self.ui.text_textures = TextTextures(Typesetter(self._fonts))
        self.ui.prepared = Prepared(parts.paths)
        tones = AverageColours(parts.paths.state / "tones.json", parts.paths.root)
        forms = ScaledCache(parts.paths.state / "pictures", parts.paths.root)
        # Pictures load in the background, so that the first frame, with the texts, does not wait for them.
        loader = Loader(tones=tones, forms=forms, at_once=False)
        self.ui.pictures = PictureTextures(self.ui.prepared, loader, self.ui.frame_pacing.hold)
        self.ui.media = MediaPlayer(exhibition, null_sound(parts.clock), self.visit.send, self.ui.prepared)
        self.ui.decks = decks
        self.ui.clock, self.ui.careful = parts.clock, parts.careful
        self.ui.staff = parts.staff_devices.services(parts.paths.state, self._content_facts, self._leave)
        self.visit.begin(read_volume(self.ui.staff.folder))
        self.ui.install()
        self._keyboard = Keyboard(exhibition.settings.keys)
        self._colours_soon = Clock.create_trigger(self._compute_colours, COLOURS_AFTER_S)
        self._recovery = ErrorRecovery(parts.clock, self._start_over, partial(self._end, GAVE_UP))
        self._lockdown = Lockdown()
        self._timers: tuple[ClockEvent, ...] = ()

    def build(self) -> Root:
        """Make the root widget, and show the first state."""
        self.ui.fit(*Window.size)
        machine = self.visit.machine
        root = Root(self.ui, self.visit.countdown_s, machine.rules.warning_s, self.parts.clock)

        def step(state: VisitState, effects: tuple[Effect, ...]) -> None:
            self.parts.on_step(state, effects)
            root.render(state, effects)

        self.visit.on_step = step
        root.render(self.visit.state)
        return root

    def on_start(self) -> None:
        """Start the timers; sound opens after the first frame."""
        spread_renderer()
        Window.bind(on_resize=self._resized, on_request_close=self._close_asked, on_keyboard=self._pressed)
        self._timers = (Clock.schedule_interval(self._tick, TICK_S),)
        ExceptionManager.add_handler(self._recovery)
        Window.fbind("on_flip", self._first_frame_drawn)
        self.ui.frame_pacing.begin()

    def on_stop(self) -> None:
        """Release the window, threads and devices."""
        Window.unbind(on_resize=self._resized, on_request_close=self._close_asked, on_keyboard=self._pressed)
        Window.funbind("on_flip", self._drawn)
        self.ui.frame_pacing.end()
        self._lockdown.end()
        for timer in (*self._timers, self._colours_soon):
            timer.cancel()
        if self.parts.source is not None:
            self.parts.source.close()
        ExceptionManager.remove_handler(self._recovery)
        if self.root.screen is not None:
            self.root.screen.leave()
        self.root.assistance.close()
        self.root.garbage.end()
        self.ui.media.close()
        self.ui.pictures.close()
        self.ui.text_textures.close()

    def show(self, content: Content) -> None:
        """Show other content, at the same place or the nearest."""
        before, settings = self.ui.exhibition.settings, content.exhibition.settings
        self.ui.careful = False
        swap_content(self.ui, self.visit, self.root, content, idle=self.parts.idle)
        self.ui.fit(*Window.size)
        self._keyboard = Keyboard(settings.keys)
        self._colours_soon()
        if settings.languages != before.languages:
            self._name_missing_fonts()
        self._shown = content.paths
        self.root.garbage.collect_renewed()
        self.parts.on_content(content)

    def _content_facts(self) -> ContentFacts:
        """Collect facts on the content that is shown, and on newer content that is not; called in a thread."""
        paths, source = self._shown, self.parts.source
        standing = source.standing if source is not None else ContentStatus()
        newer = tuple(f"New content is not shown: {fault}" for fault in (*standing.faults, standing.unkept) if fault)
        return content_facts(paths, newer + sentences(library.load(paths).problems), standing.version)

    def _leave(self, how: Leaving) -> None:
        _log.info("staff end the kiosk: %s", how.name.lower().replace("_", " "))
        self._end(how)

    def _end(self, code: int) -> None:
        self.parts.code = int(code)
        end()

    def _start_over(self) -> None:
        self.root.forget()
        self.visit.send(ScreenFailed())

    def open_settings(self, *_: object) -> bool:
        """Keep Kivy's own settings panel closed."""
        return False

    def _after_first_frame(self, _dt: float) -> None:
        self.root.prepare()
        self.ui.media.sound = self.parts.sound()
        self.ui.media.set_volume(self.ui.volume)
        self.ui.media.start()
        from kiosk.ui.access.aloud import Aloud

        self.ui.aloud = Aloud(self.root, self.parts.engine(), self.parts.paths.state / "speech")
        self.root.assistance.aloud = self.ui.aloud
        self._name_missing_fonts()
        self.root.garbage.begin()

    def _name_missing_fonts(self) -> None:
        for font in self._fonts.missing(self.ui.exhibition.settings.languages):
            _log.warning("%s", font)

    def _start_source(self, source: ContentSource) -> None:
        source.start()
        self._timers += (Clock.schedule_interval(lambda _dt: self._take_content(source), source.every_s),)

    def _take_content(self, source: ContentSource) -> None:
        """Show new content: during a preview at once, in the museum between two visits."""
        visited = self.visit.state.phase is not Phase.ATTRACT
        source.pause(visited=visited)
        content = source.offer() if source.at_once or not visited else None
        if content is not None:
            self.show(content)

    def _compute_colours(self, _dt: float) -> None:
        media = self.ui.exhibition.media.values()
        pictures = (path for medium in media if medium.kind is MediumKind.PICTURE for path in medium.files.values())
        self.ui.pictures.learn_tones(pictures, idle=lambda: self.visit.state.phase is Phase.ATTRACT)

    def _resized(self, _window: object, width: int, height: int) -> None:
        self.ui.fit(width, height)

    def _pressed(self, _window: object, code: int, _place: int, sign: str | None, modifiers: list[str]) -> bool:
        """Pass a key on to the screens, and no key to Kivy's own shortcuts."""
        if not self._keyboard.accepts(Clock.frames):
            return True
        if asks_for_staff(code, modifiers):
            self.root.staff_gesture.open()
            return True
        if self.root.write(character_of(code, sign)):
            return True
        key = self._keyboard.key(code, sign, modifiers)
        if key is not None:
            self.root.press(key)
        return True

    def _close_asked(self, *_: object, **__: object) -> bool:
        return self.parts.locked

    def _tick(self, _dt: float) -> None:
        self.parts.on_tick()
        self.visit.tick()
        if self.ui.staff.sticks is not None:
            self.ui.staff.sticks.poll()
        state = self.visit.state
        # A visitor who has just left may come back, and staff may be entering their PIN.
        at_rest = self.parts.clock() - state.active_at_s >= REST_S
        if state.phase is Phase.ATTRACT and not state.pin_asked:
            if self._content_taken():
                _log.info("the kiosk restarts to show the content of the USB stick")
                self._end(Leaving.TO_RESTART)
            elif at_rest and self.parts.wants_restart():
                self._end(Leaving.TO_RESTART)

    def _content_taken(self) -> bool:
        sticks = self.ui.staff.sticks
        return sticks is not None and sticks.restart_due

    def _drawn(self, *_: object) -> None:
        if self.parts.on_frame is not None:
            self.parts.on_frame()

    def _first_frame_drawn(self, *_: object) -> None:
        Window.funbind("on_flip", self._first_frame_drawn)
        # Kivy's clock starts before its window opens: at a slow start these timers would fire before the first frame.
        self._timers += (Clock.schedule_once(self._after_first_frame, SOUND_AFTER_S),)
        self._colours_soon()
        source = self.parts.source
        if source is not None:
            self._timers += (Clock.schedule_once(lambda _dt: self._start_source(source), source.after_s),)
        if self.parts.on_frame is not None:
            self._timers += (Clock.schedule_interval(lambda _dt: Window.canvas.ask_update(), self.parts.liveness_s),)
            Window.fbind("on_flip", self._drawn)
            self._drawn()
        if self.parts.locked:
            self._lockdown.begin()
        self.parts.on_ready(end)
        _log.info("ready: %d x %d pixels", *Window.size)


def end() -> None:
    """End the kiosk in order, after the present frame; may be called at any time, as by a signal handler."""
    EventLoop.quit = True


def register_input_providers() -> None:
    """Register our input providers for mice and touch screens with Kivy; must be called before an app is run."""
    import kiosk.ui.window.mouse

    if have_mtdev(quiet=True):
        import kiosk.ui.window.touch_devices  # noqa: F401


def run(parts: Services) -> int:
    """Run a kiosk until it ends, and return the exit code. Raise KioskError when there is no screen."""
    if Window is None:
        raise KioskError("there is no screen to open the kiosk on, or no OpenGL on it")
    register_input_providers()
    app = KioskApp(parts)
    app.run()
    _log.info("ended")
    return parts.code


__all__ = ["EventLoop", "KioskApp", "Services", "StaffDevices", "end", "register_input_providers", "run"]
