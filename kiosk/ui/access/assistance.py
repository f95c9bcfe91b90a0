"""Assistance for visitors who do not use touch or sight: keys, one switch, a voice."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.input import MotionEvent

from kiosk.ui.window.keys import Key
from kiosk.ui.window.touch_filter import SLOP_MM
from kiosk.visit import VisitState
from kiosk.visit.effects import AllSoundStopped, Effect, MediumStarted, VisitEnded

if TYPE_CHECKING:
    from kiosk.ui.access.aloud import Aloud
    from kiosk.ui.access.focus import Focus
    from kiosk.ui.access.items import AccessItem
    from kiosk.ui.access.scanning import SwitchScanning
    from kiosk.ui.access.screen_stack import ScreenStack

VOLUME_STEP = 0.1


class Assistance:
    """Passes keys on, and updates the focus and the voice; each of them is made when it is first needed."""

    def __init__(self, root: "ScreenStack") -> None:
        """Take the root widget."""
        self._root = root
        self._focus: Focus | None = None
        self._scanning: SwitchScanning | None = None
        self._settle_soon = Clock.create_trigger(self._settle, -1)
        self.aloud: Aloud | None = None
        """The voice; None until the kiosk has started."""

    @property
    def focus(self) -> "Focus":
        """The focus of keys."""
        if self._focus is None:
            from kiosk.ui.access.focus import Focus

            self._focus = Focus(self._root)
        return self._focus

    @property
    def scanning(self) -> "SwitchScanning":
        """The scanning for one switch."""
        if self._scanning is None:
            from kiosk.ui.access.scanning import SwitchScanning

            self._scanning = SwitchScanning(self.focus, self._root.ui.exhibition.settings.scanning.every_s)
        return self._scanning

    @property
    def focused(self) -> "AccessItem | None":
        """The item that has the focus; None where there is none."""
        return self._focus.item if self._focus is not None else None

    def renew(self) -> None:
        """Apply the settings of other content."""
        self._stop_scanning()
        self._scanning = None

    def render(self, state: VisitState, effects: tuple[Effect, ...]) -> None:
        """Follow the visit; at its end the focus is removed."""
        if any(isinstance(effect, VisitEnded) for effect in effects):
            self._clear_focus()
        if self._focus is not None:
            self._settle_soon()
        if self.aloud is None:
            return
        if any(isinstance(effect, AllSoundStopped | MediumStarted) for effect in effects):
            self.aloud.hush()
        self.aloud.render(state)

    def press(self, key: Key) -> None:
        """Offer a key to the focus, then to the layer or screen in front, then to what applies everywhere."""
        if key is Key.SWITCH:
            self.scanning.press()
            return
        self._stop_scanning()
        if key in _VOICE:
            if self.aloud is not None:
                _VOICE[key](self.aloud)
            return
        front = self._root.layer or self._root.screen
        if not self.focus.press(key) and not front.press(key):
            self.focus.press_last(key)

    def touch_down(self, touch: MotionEvent) -> None:
        """Remove the focus, and silence the voice."""
        self._clear_focus()
        if self.aloud is not None:
            self.aloud.hush()

    def touch_up(self, touch: MotionEvent) -> None:
        """Read out what was touched, if the visitor listens and the finger has not moved."""
        across, up = touch.x - touch.ox, touch.y - touch.oy
        still = across * across + up * up <= (SLOP_MM * self._root.ui.mm) ** 2
        if self.aloud is not None and self.aloud.on and still:
            self.aloud.touched(*touch.pos)

    def close(self) -> None:
        """Release what the voice uses."""
        if self.aloud is not None:
            self.aloud.close()

    def _settle(self, _dt: float) -> None:
        self.focus.settle()
        if self._scanning is not None:
            self._scanning.follow()

    def _clear_focus(self) -> None:
        self._stop_scanning()
        if self._focus is not None:
            self._focus.clear()

    def _stop_scanning(self) -> None:
        if self._scanning is not None:
            self._scanning.stop()


_VOICE: dict[Key, Callable[["Aloud"], None]] = {
    Key.HEADPHONES_IN: lambda aloud: aloud.switch(on=True),
    Key.HEADPHONES_OUT: lambda aloud: aloud.switch(on=False),
    Key.FASTER: lambda aloud: aloud.faster(1),
    Key.SLOWER: lambda aloud: aloud.faster(-1),
    Key.PAUSE: lambda aloud: aloud.toggle(),
    Key.REPEAT: lambda aloud: aloud.repeat(),
    Key.LOUDER: lambda aloud: aloud.louder(VOLUME_STEP),
    Key.SOFTER: lambda aloud: aloud.louder(-VOLUME_STEP),
}
