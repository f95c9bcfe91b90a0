"""Splits making widgets and drawing them into two frames, since both in one would delay touches, sound and film."""

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window


class FramePacing:
    """Skips the drawing of a frame in which widgets were made; never of two frames in a row, however quick the input.

    While drawing is skipped, the last picture stays on the screen.
    """

    def __init__(self) -> None:
        """Skip nothing yet."""
        self._holding = self._skipped = False

    def begin(self) -> None:
        """Intercept the window's drawing from now on."""
        # Kivy calls the handler that was bound last first; one that returns True keeps the event from the window.
        Window.fbind("on_draw", self._skip)
        Window.fbind("on_flip", self._is_skipped)

    def end(self) -> None:
        """Let the window draw every frame again."""
        Window.funbind("on_draw", self._skip)
        Window.funbind("on_flip", self._is_skipped)
        self._holding = self._skipped = False

    @property
    def holding(self) -> bool:
        """Whether what has been made is drawn in the next frame only."""
        return self._holding

    def hold(self) -> None:
        """Draw what is being made in the next frame."""
        if not self._holding:
            self._holding = True
            Clock.schedule_once(self._release, 0)

    def _release(self, _dt: float) -> None:
        self._holding = False

    def _skip(self, *_: Any) -> bool:
        self._skipped = self._holding and not self._skipped
        return self._skipped

    def _is_skipped(self, *_: Any) -> bool:
        return self._skipped
