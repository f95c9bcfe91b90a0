"""Keeps the kiosk in front, on the whole screen, and the keyboard and the mouse in its hands.

No window manager gets to see a key. Whatever may wait for an X server or a window manager is done in a thread of its
own (ui/xwatch): SDL's ways to restore a window, to show it and to take a mouse that another program has wait for it.
"""

from functools import partial
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.ui.window import touch_screens
from kiosk.ui.window.window import follows_screen
from kiosk.ui.window.x_server import GrabState
from kiosk.ui.window.x_watch import XCallbacks, XWatch

FRONT_AFTER_S = 0.5
"""What lies over the kiosk for so long does not mean to go by itself."""
LOOK_S = 2.0
"""So often the kiosk looks whether it has both: another program may have had them when it asked."""
AGAIN_AFTER_S = (0.5, 2.0, 8.0)
"""Without an X server to ask, both are taken again so long after the kiosk has come to the front."""


class Lockdown:
    """Begun once the window stands, ended with the kiosk. docs/decisions/staff.md says what it can and cannot keep."""

    def __init__(self) -> None:
        """Do nothing yet."""
        self._to_front = Clock.create_trigger(self._come_to_front, FRONT_AFTER_S)
        self._again = [Clock.create_trigger(self._take, seconds) for seconds in AGAIN_AFTER_S]
        self._look_on = Clock.create_trigger(self._look, LOOK_S, interval=True)
        self._watch: XWatch | None = None
        self._let_go = False
        self._begun = False

    def begin(self) -> None:
        """Take keyboard and mouse, and come back whenever something lies over the kiosk."""
        self._begun = True
        Window.bind(focus=self._focus_changed, on_minimize=self._to_front, on_hide=self._to_front)
        self._watch = self._watched()
        if self._watch is None:
            Window.grab_mouse()
            self._take_again()
        else:
            self._look()
            self._look_on()

    def end(self) -> None:
        """Let go of both."""
        if not self._begun:
            return
        self._begun = False
        Window.unbind(focus=self._focus_changed, on_minimize=self._to_front, on_hide=self._to_front)
        for trigger in (self._to_front, self._look_on, *self._again):
            trigger.cancel()
        Window.ungrab_mouse()
        if self._watch is not None:
            self._watch.close()

    def _watched(self) -> XWatch | None:
        """Follow the window on an X server; None where there is none."""
        window = getattr(Window.get_window_info(), "window", None)
        if not window:
            return None
        told = XCallbacks(
            taken=lambda taken: Clock.schedule_once(partial(self._heard, taken), -1),
            turned=touch_screens.turn,
        )
        return XWatch(window, told, follows=follows_screen())

    def _look(self, *_: Any) -> None:
        if self._watch is not None and Window.focus:
            self._watch.look()

    def _heard(self, taken: GrabState, _dt: float) -> None:
        """Take both as soon as nobody else has either: SDL waits for a mouse that is not given to it, then gives up."""
        first, self._let_go = not self._let_go, False
        if not self._begun or not Window.focus or all(taken):
            return
        if first:
            # What the kiosk has alone is let go first, so that what is taken still is another's.
            self._let_go = True
            Window.ungrab_mouse()
            self._look()
        elif not any(taken):
            Window.grab_mouse()

    def _take(self, *_: Any) -> None:
        # SDL does nothing for a window that it takes to have them, whether the system gave them or not.
        Window.ungrab_mouse()
        Window.grab_mouse()

    def _take_again(self) -> None:
        for trigger in self._again:
            trigger.cancel()
            trigger()

    def _focus_changed(self, _window: object, here: bool) -> None:
        if not here:
            self._to_front()
        elif self._watch is None:
            self._take_again()
        else:
            self._look()

    def _come_to_front(self, *_: Any) -> None:
        if self._watch is None:
            Window.raise_window()
        else:
            self._watch.to_front()
        # Asked again until it is granted; the window says so itself.
        if not Window.focus:
            self._to_front()
