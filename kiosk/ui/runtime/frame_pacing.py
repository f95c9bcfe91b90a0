"""What is made in one frame is drawn in the next: both in one would hold fingers, sound and film twice as long."""

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window


class FramePacing:
    """Leaves the last picture on the screen for a frame; never for two in a row, however many fingers hammer."""

    def __init__(self) -> None:
        """Hide nothing."""
        self._closed = self._hid = False

    def begin(self) -> None:
        """Stand between the window and its pictures from now on."""
        # What is bound last is asked first, and can keep an event from the window itself.
        Window.fbind("on_draw", self._hide)
        Window.fbind("on_flip", self._hidden)

    def end(self) -> None:
        """Let the window draw by itself again."""
        Window.funbind("on_draw", self._hide)
        Window.funbind("on_flip", self._hidden)
        self._closed = self._hid = False

    @property
    def closed(self) -> bool:
        """Whether what has been made is drawn in the next frame only."""
        return self._closed

    def fall(self) -> None:
        """Draw what is being made in the next frame."""
        if not self._closed:
            self._closed = True
            Clock.schedule_once(self._rise, 0)

    def _rise(self, _dt: float) -> None:
        self._closed = False

    def _hide(self, *_: Any) -> bool:
        self._hid = self._closed and not self._hid
        return self._hid

    def _hidden(self, *_: Any) -> bool:
        return self._hid
