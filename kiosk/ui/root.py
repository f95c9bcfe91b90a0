"""The root widget: it shows the state of the visit."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import ObjectProperty

from kiosk.ui.access.assistance import Assistance
from kiosk.ui.access.items import FAINT
from kiosk.ui.env import Env
from kiosk.ui.input.input_routing import InputRouting
from kiosk.ui.runtime.garbage_collection import GarbageCollection
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.base import ScreenBase
from kiosk.ui.widgets.teardown import tear_down
from kiosk.visit import Phase, VisitState
from kiosk.visit.effects import AllSoundStopped, DefaultVolumeSet, Effect, LanguageSwitched, MediaStopped

FADE_S = 0.18
SHELF_SHARE = 1 / 3
"""Share of the screen's height that visitors in a wheelchair and small children can reach."""

if TYPE_CHECKING:
    from kiosk.ui.layers.base import LayerBase
    from kiosk.ui.widgets.bar import Bar
    from kiosk.ui.widgets.shelf import Shelf


class Root(InputRouting):
    """Screen, bar, layer and warning, from back to front; each is made when the state needs it."""

    screen = ObjectProperty(None, allownone=True)
    """The ScreenBase that is shown; None only until the first state."""
    shelf: "Shelf | None" = ObjectProperty(None, allownone=True)
    """The controls of what is in front, within reach, for a visitor who asked for that."""
    _bar: "Bar | None" = None

    def __init__(self, ui: Env, countdown: Callable[[], float], warning_s: float, clock: Callable[[], float]) -> None:
        """Take the environment, and what the warning counts down."""
        super().__init__(ui, clock)
        self._countdown, self._warning_s = countdown, warning_s
        self._playing = False
        self.garbage = GarbageCollection(lambda: self.phase is Phase.ATTRACT, lambda: self._playing)
        self.assistance = Assistance(self)
        self.phase = Phase.ATTRACT
        self._screen_key: Any = None
        self._layer_key: Any = None
        self.fbind("size", self._fit)

    @property
    def bar(self) -> "Bar":
        """The bar; it is made when it is first needed, since the attract screen has none."""
        if self._bar is None:
            from kiosk.ui.widgets.bar import Bar

            self._bar = Bar()
            self._bar.fbind("on_step", self._step)
            self._bar.fbind("height", self._fit)
        return self._bar

    @property
    def bar_shown(self) -> bool:
        """Whether the bar is on the screen."""
        return self._bar is not None and self._bar.parent is not None

    def prepare(self) -> None:
        """Load and make what the first touch needs, while nobody waits."""
        from kiosk.ui.screens import screen_factory  # noqa: F401

        _ = self.bar

    def render(self, state: VisitState, effects: tuple[Effect, ...] = ()) -> None:
        """Show a state, and carry out its effects."""
        for effect in effects:
            self._do(effect)
        if state.place != self.ui.here:
            # What has left the screen keeps its bindings until it is collected.
            self.garbage.collect_soon()
        self.ui.here = state.place
        self.ui.apply(state.preferences)
        self.ui.media.set_volume(state.preferences.volume)
        self.phase, self._playing = state.phase, bool(state.playing)
        self._show_screen(state)
        self._show_layer(state)
        self._show_warning(state)
        self._show_shelf(state)
        self.assistance.render(state, effects)

    def forget(self) -> None:
        """Rebuild screen and layer at the next state: one of them has failed."""
        self._screen_key = self._layer_key = None

    def renew(self, state: VisitState, warning_s: float) -> None:
        """Show a state of a visit to other content: screen and layer are rebuilt, without a fade."""
        from kiosk.ui.screens.position import ScreenPosition

        self._warning_s = warning_s
        self.assistance.renew()
        before = ScreenPosition.of(self.screen, self.ui.here)
        self.forget()
        # Motion is an answer to what a visitor does, and this was no visitor.
        self.render(replace(state, preferences=replace(state.preferences, less_motion=True)))
        before.restore(self.screen, state.place)
        Clock.schedule_once(lambda _dt: setattr(self.ui, "less_motion", state.preferences.less_motion), 0)

    def _do(self, effect: Effect) -> None:
        if isinstance(effect, AllSoundStopped):
            self.ui.media.silence()
        elif isinstance(effect, MediaStopped):
            self.ui.media.stop_narration()
        elif isinstance(effect, LanguageSwitched):
            self.ui.media.switch(effect.language)
        elif isinstance(effect, DefaultVolumeSet):
            self.ui.staff.keep_volume(effect.volume)

    # Screens.

    def _show_screen(self, state: VisitState) -> None:
        key = _screen_key(state)
        if key != self._screen_key:
            # Set only when the screen is complete: one that could not be made or entered is made again.
            self._screen_key = None
            self._replace_screen(self._make_screen(state))
            self._screen_key = key
        if state.phase is Phase.ATTRACT:
            self.screen.hold(held=state.pin_asked)
        elif state.phase is not Phase.STAFF:
            if state.place.exhibit:
                self.screen.show(state.place.item)
            self.ui.media.language = state.preferences.language
            self.ui.media.play_ambient(state.place)
        self._show_bar(state)

    def _make_screen(self, state: VisitState) -> ScreenBase:
        if state.phase is Phase.ATTRACT:
            return AttractScreen(exhibition=self.ui.exhibition)
        if state.phase is Phase.STAFF:
            from kiosk.ui.staff.pages import staff_screen

            return staff_screen(state.page)
        from kiosk.ui.screens.screen_factory import screen_of

        return screen_of(state, self.ui, self.screen.exhibit if self.screen is not None else None)

    def _replace_screen(self, screen: ScreenBase) -> None:
        old: ScreenBase | None = self.screen
        self.screen = screen
        if old is not None:
            self.ui.frame_pacing.hold()
            # Removed first: one that fails to leave is gone all the same.
            self.remove_widget(old)
            Animation.cancel_all(old)
            old.leave()
            tear_down(old)
            self.garbage.collect_soon()
        screen.size_hint = (None, None)
        self._fit()
        self.add_widget(screen, index=len(self.children))
        screen.enter()
        screen.fbind("count", self._count)
        screen.fbind("at", self._count)
        if old is not None and not self.ui.less_motion:
            screen.opacity = FAINT
            Animation(opacity=1, duration=FADE_S, t="out_quad").start(screen)

    def _show_bar(self, state: VisitState) -> None:
        if state.phase in (Phase.ATTRACT, Phase.STAFF):
            if self._bar is not None:
                self.remove_widget(self._bar)
            return
        if self.bar.parent is None:
            self.add_widget(self.bar, index=len(self.children) - 1)
        screen: ScreenBase = self.screen
        self.bar.overview = screen.overview
        self.bar.straight = not screen.follows_language
        self.bar.extras = screen.extras
        self._count(screen)

    def _count(self, screen: ScreenBase, *_: Any) -> None:
        """Show in the bar which of how many items is shown; a filter changes that without an event."""
        if screen is self.screen and self._bar is not None:
            self._bar.count, self._bar.at = screen.count, max(0, screen.at)

    def _step(self, _bar: Any, by: int) -> None:
        self.screen.step(by)

    def _fit(self, *_: Any) -> None:
        """Place everything: a screen has the whole window if it says so, else the room above the bar."""
        shelf = self.shelf
        low = 0 if self.screen is None or self.screen.fills_window else round(self.bar.height)
        reach = round(self.height * SHELF_SHARE)
        if shelf is not None:
            # Over a layer the shelf has the bar's place too, since the bar cannot be used there.
            shelf.pos = (0, low if self.layer is None else 0)
            shelf.size = (self.width, max(0, reach - shelf.y))
            low = max(low, reach)
        if self.screen is not None:
            self.screen.pos, self.screen.size = (0, low), (self.width, self.height - low)
        if self.layer is not None:
            under = reach if shelf is not None else 0
            self.layer.pos, self.layer.size = (0, under), (self.width, self.height - under)
        if self.warning is not None:
            self.warning.pos, self.warning.size = self.pos, self.size

    # Layers.

    def _show_layer(self, state: VisitState) -> None:
        key: Any = ("advisory", state.asked) if state.asked else (state.layer, state.subject)
        if state.pin_asked:
            key = ("pin",)
        if key == self._layer_key:
            return
        self._layer_key = key
        # Set before it is entered: one that fails there is removed with the next change.
        old, self.layer = self.layer, self._make_layer(state)
        self._replace_over(old, self.layer)

    def _make_layer(self, state: VisitState) -> "LayerBase | None":
        if state.pin_asked:
            from kiosk.ui.staff.pages import PinLayer

            return PinLayer()
        if state.asked is None and state.layer is None:
            return None
        from kiosk.ui.screens.screen_factory import layer_of

        return layer_of(state, self.ui.exhibition)

    def _show_shelf(self, state: VisitState) -> None:
        """Show all controls in the lowest third, for a visitor who asked for that."""
        wanted = state.preferences.controls_low and state.phase in (Phase.BROWSE, Phase.WARN)
        if not wanted and self.shelf is None:
            return
        if wanted and self.shelf is None:
            from kiosk.ui.access.front import above_bar
            from kiosk.ui.widgets.shelf import Shelf

            self.shelf = Shelf(partial(above_bar, self), size_hint=(None, None))
            self.add_widget(self.shelf, index=1 if self.warning is not None else 0)
            self.shelf.enter()
        elif not wanted and self.shelf is not None:
            self.shelf.leave()
            self.remove_widget(self.shelf)
            self.shelf = None
        elif self.shelf is not None and self.warning is None and self.children[0] is not self.shelf:
            self.remove_widget(self.shelf)
            self.add_widget(self.shelf)
        self._fit()

    def _show_warning(self, state: VisitState) -> None:
        if (state.phase is Phase.WARN) == (self.warning is not None):
            return
        from kiosk.ui.screens.screen_factory import WarningLayer

        new = WarningLayer(countdown=self._countdown, whole_s=self._warning_s) if state.phase is Phase.WARN else None
        old, self.warning = self.warning, new
        self._replace_over(old, new)

    def _replace_over(self, old: "LayerBase | None", new: "LayerBase | None") -> None:
        self.ui.frame_pacing.hold()
        if old is not None:
            self.remove_widget(old)
            old.leave()
            tear_down(old)
            self.garbage.collect_soon()
        if new is not None:
            new.size_hint = (None, None)
            new.pos, new.size = self.pos, self.size
            self.add_widget(new, index=0 if self.warning is None or new is self.warning else 1)
            new.enter()


def _screen_key(state: VisitState) -> tuple[Any, ...]:
    if state.phase is Phase.ATTRACT:
        return ("attract",)
    return ("staff", state.page) if state.phase is Phase.STAFF else ("place", state.place.exhibit)
