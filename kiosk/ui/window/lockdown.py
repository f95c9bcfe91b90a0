"""Keeps the kiosk in front, on the whole screen, and grabs keyboard and mouse.

No key reaches a window manager. Requests that may have to wait for the X server or a window manager run in a thread
(x_watch): SDL's functions to restore or show a window, or to grab a mouse that another program holds, block.
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
"""Seconds that another window may be in front before the kiosk comes back."""
CHECK_S = 2.0
"""Seconds between two checks of the grabs: another program may have held them before."""
RETRY_AFTER_S = (0.5, 2.0, 8.0)
"""Delays in seconds after which both are grabbed again once the kiosk has the focus, without an X server to ask."""


class Lockdown:
    """Begins once the window is open, ends with the kiosk. docs/decisions/staff.md describes its limits."""

    def __init__(self) -> None:
        """Do nothing yet."""
        self._to_front = Clock.create_trigger(self._come_to_front, FRONT_AFTER_S)
        self._again = [Clock.create_trigger(self._grab, seconds) for seconds in RETRY_AFTER_S]
        self._check_regularly = Clock.create_trigger(self._check, CHECK_S, interval=True)
        self._watch: XWatch | None = None
        self._released = False
        self._begun = False

    def begin(self) -> None:
        """Grab keyboard and mouse, and come back to the front whenever another window is there."""
        self._begun = True
        Window.bind(focus=self._focus_changed, on_minimize=self._to_front, on_hide=self._to_front)
        self._watch = self._start_watch()
        if self._watch is None:
            Window.grab_mouse()
            self._retry()
        else:
            self._check()
            self._check_regularly()

    def end(self) -> None:
        """Release both."""
        if not self._begun:
            return
        self._begun = False
        Window.unbind(focus=self._focus_changed, on_minimize=self._to_front, on_hide=self._to_front)
        for trigger in (self._to_front, self._check_regularly, *self._again):
            trigger.cancel()
        Window.ungrab_mouse()
        if self._watch is not None:
            self._watch.close()

    def _start_watch(self) -> XWatch | None:
        """Watch the window on an X server; None without one."""
        window = getattr(Window.get_window_info(), "window", None)
        if not window:
            return None
        callbacks = XCallbacks(
            grabs=lambda grabs: Clock.schedule_once(partial(self._on_grabs, grabs), -1),
            turned=touch_screens.turn,
        )
        return XWatch(window, callbacks, follows=follows_screen())

    def _check(self, *_: Any) -> None:
        if self._watch is not None and Window.focus:
            self._watch.check()

    def _on_grabs(self, grabs: GrabState, _dt: float) -> None:
        """Grab both once nobody else holds either: SDL waits for a mouse grab that is refused, then gives up."""
        first, self._released = not self._released, False
        if not self._begun or not Window.focus or all(grabs):
            return
        if first:
            # The kiosk's own grabs are released first, so that what is still grabbed belongs to another program.
            self._released = True
            Window.ungrab_mouse()
            self._check()
        elif not any(grabs):
            Window.grab_mouse()

    def _grab(self, *_: Any) -> None:
        # SDL ignores a grab that it believes to hold, whether the system granted it or not.
        Window.ungrab_mouse()
        Window.grab_mouse()

    def _retry(self) -> None:
        for trigger in self._again:
            trigger.cancel()
            trigger()

    def _focus_changed(self, _window: object, here: bool) -> None:
        if not here:
            self._to_front()
        elif self._watch is None:
            self._retry()
        else:
            self._check()

    def _come_to_front(self, *_: Any) -> None:
        if self._watch is None:
            Window.raise_window()
        else:
            self._watch.to_front()
        # Repeated until it is granted, which the focus shows.
        if not Window.focus:
            self._to_front()
