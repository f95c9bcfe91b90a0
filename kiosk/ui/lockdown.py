"""Keeps the kiosk in front, and the keyboard and the mouse in its hands: no window manager gets to see a key."""

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

FRONT_AFTER_S = 0.5
"""What lies over the kiosk for so long does not mean to go by itself."""
AGAIN_AFTER_S = (0.5, 2.0, 8.0)
"""After the kiosk has come to the front, both are taken again: another program may have had them at that moment."""


class Lockdown:
    """Begun once the window stands, ended with the kiosk. docs/decisions/staff.md says what it can and cannot keep."""

    def __init__(self) -> None:
        """Do nothing yet."""
        self._to_front = Clock.create_trigger(self._come_to_front, FRONT_AFTER_S)
        self._again = [Clock.create_trigger(self._take, seconds) for seconds in AGAIN_AFTER_S]
        self._begun = False

    def begin(self) -> None:
        """Take keyboard and mouse, and come back whenever something lies over the kiosk."""
        self._begun = True
        Window.bind(focus=self._focus_changed, on_minimize=self._to_front, on_hide=self._to_front)
        Window.grab_mouse()
        self._take_again()

    def end(self) -> None:
        """Let go of both."""
        if not self._begun:
            return
        self._begun = False
        Window.unbind(focus=self._focus_changed, on_minimize=self._to_front, on_hide=self._to_front)
        for trigger in (self._to_front, *self._again):
            trigger.cancel()
        Window.ungrab_mouse()

    def _take(self, *_: Any) -> None:
        # SDL does nothing for a window that it takes to have them, whether the system gave them or not.
        Window.ungrab_mouse()
        Window.grab_mouse()

    def _take_again(self) -> None:
        for trigger in self._again:
            trigger.cancel()
            trigger()

    def _focus_changed(self, _window: object, here: bool) -> None:
        if here:
            self._take_again()
        else:
            self._to_front()

    def _come_to_front(self, *_: Any) -> None:
        Window.restore()
        Window.raise_window()
        # Asked again until it is granted; the window says so itself.
        if not Window.focus:
            self._to_front()
