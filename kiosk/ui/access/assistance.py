"""Everything for visitors who do not use their fingers or their eyes: keys, one switch, a voice."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.input import MotionEvent

from kiosk.ui.window.keys import Key, TakesKeys
from kiosk.ui.window.touch_filter import SLOP_MM
from kiosk.visit import VisitState
from kiosk.visit.effects import AllSoundStopped, Effect, MediumStarted, VisitEnded

if TYPE_CHECKING:
    from kiosk.ui.access.aloud import Aloud
    from kiosk.ui.access.focus import Focus
    from kiosk.ui.access.scanning import SwitchScanning
    from kiosk.ui.access.screen_stack import ScreenStack

LOUDER = 0.1


class Assistance:
    """Hands keys on, and tells the ring and the voice what has changed; each is made when it is first needed."""

    def __init__(self, root: "ScreenStack") -> None:
        """Take the screen."""
        self._root = root
        self._settle_soon = Clock.create_trigger(self._settle, -1)
        self.aloud: Aloud | None = None
        """The voice; None until the kiosk has started."""

    @cached_property
    def focus(self) -> "Focus":
        """What keys have chosen."""
        from kiosk.ui.access.focus import Focus

        return Focus(self._root)

    @cached_property
    def scanning(self) -> "SwitchScanning":
        """What one switch chooses from."""
        from kiosk.ui.access.scanning import SwitchScanning

        return SwitchScanning(self.focus, self._root.ui.exhibition.settings.scanning.every_s)

    def renew(self) -> None:
        """Take over other settings."""
        self._stop_scanning()
        self.__dict__.pop("scanning", None)

    def render(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Follow the visit, and let go of all that the last visitor saw."""
        if any(isinstance(effect, VisitEnded) for effect in effects):
            self._give_way()
        if "focus" in self.__dict__:
            self._settle_soon()
        if self.aloud is None:
            return
        if any(isinstance(effect, AllSoundStopped | MediumStarted) for effect in effects):
            self.aloud.hush()
        self.aloud.render(state)

    def press(self, key: Key) -> None:
        """Do what a key asks for: first the ring, then what is in front, then what every screen has."""
        if key is Key.SWITCH:
            self.scanning.press()
            return
        self._stop_scanning()
        if key in _VOICE:
            if self.aloud is not None:
                _VOICE[key](self.aloud)
            return
        front = self._root.layer or self._root.screen
        if not self.focus.press(key) and not (isinstance(front, TakesKeys) and front.press(key)):
            self.focus.press_last(key)

    def touch_down(self, touch: MotionEvent) -> None:
        """Give way to a finger."""
        self._give_way()
        if self.aloud is not None:
            self.aloud.hush()

    def touch_up(self, touch: MotionEvent) -> None:
        """Say what a finger has touched, when it was only to hear it."""
        across, up = touch.x - touch.ox, touch.y - touch.oy
        still = across * across + up * up <= (SLOP_MM * self._root.ui.mm) ** 2
        if self.aloud is not None and self.aloud.on and still:
            self.aloud.touched(*touch.pos)

    def close(self) -> None:
        """Let go of what the voice needs."""
        if self.aloud is not None:
            self.aloud.close()

    def _settle(self, _dt: float) -> None:
        self.focus.settle()
        if "scanning" in self.__dict__:
            self.scanning.follow()

    def _give_way(self) -> None:
        self._stop_scanning()
        if "focus" in self.__dict__:
            self.focus.clear()

    def _stop_scanning(self) -> None:
        if "scanning" in self.__dict__:
            self.scanning.stop()


_VOICE: dict[Key, Callable[["Aloud"], None]] = {
    Key.HEADPHONES_IN: lambda aloud: aloud.switch(on=True),
    Key.HEADPHONES_OUT: lambda aloud: aloud.switch(on=False),
    Key.FASTER: lambda aloud: aloud.faster(1),
    Key.SLOWER: lambda aloud: aloud.faster(-1),
    Key.PAUSE: lambda aloud: aloud.toggle(),
    Key.REPEAT: lambda aloud: aloud.repeat(),
    Key.LOUDER: lambda aloud: aloud.louder(LOUDER),
    Key.SOFTER: lambda aloud: aloud.louder(-LOUDER),
}
